//! What is said where no file comes of it.

use crate::{app::i18n::Words, spreadsheet::Unwritten};

/// Why there is no file and what to do; what the browser or the library says stands behind it.
pub fn unwritten_words(words: Words, why: &Unwritten) -> String {
    let (key, detail) = match why {
        Unwritten::NotFetched { detail } => ("tables.not_fetched", detail),
        Unwritten::Refused { detail } => ("tables.refused", detail),
    };
    match detail.is_empty() {
        true => words.t(key),
        false => words.tv("tables.detail", &[("said", &words.t(key)), ("detail", detail)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::i18n::Lang;

    #[test]
    fn why_there_is_no_file_is_said_in_the_users_words() {
        let zh = Words(Lang::ZhCn);
        let library = "Worksheet name exceeds 31 characters".to_owned();
        let said = unwritten_words(zh, &Unwritten::Refused { detail: library.clone() });
        assert_eq!(said, format!("{}（{library}）", zh.t("tables.refused")));
        let silent = unwritten_words(zh, &Unwritten::NotFetched { detail: String::new() });
        assert_eq!(silent, zh.t("tables.not_fetched"));
    }
}
