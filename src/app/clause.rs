//! Clauses as the screens name them: every id leads to its clause on the rules page.

use super::{
    i18n::Words,
    route::Route,
    words::{clause_number, clause_words},
};
use crate::{
    rules::catalogue::{CATALOGUE, entry},
    ui::references::Piece,
};

/// Where a clause stands.
pub fn clause_route(id: &str) -> Route {
    Route::RulesAt(id.to_owned())
}

/// A text with the clauses that it names as references.
pub fn pieces(words: Words, text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut said, mut at) = (0, 0);
    while let Some(next) = text[at..].chars().next() {
        let Some((id, length)) = named_at(words, text, at) else {
            at += next.len_utf8();
            continue;
        };
        if said < at {
            pieces.push(Piece::Said(text[said..at].to_owned()));
        }
        let named = text[at..at + length].to_owned();
        pieces.push(Piece::Leads { text: named, href: clause_route(id).href() });
        at += length;
        said = at;
    }
    if said < at || pieces.is_empty() {
        pieces.push(Piece::Said(text[said..].to_owned()));
    }
    pieces
}

/// The clause named at a place of a text, and how long its name is there.
///
/// An id of three numbers is one wherever it stands. One of two may be an amount as well, and counts in brackets or with
/// its title.
fn named_at(words: Words, text: &str, at: usize) -> Option<(&'static str, usize)> {
    let (before, rest) = text.split_at(at);
    if before.ends_with(is_of_id) {
        return None;
    }
    let (id, number) = numbered(rest).or_else(|| chapter(words, rest))?;
    // The words of the clauses are read only where they may stand.
    if rest[number..].starts_with(' ') {
        let whole = clause_words(words, id);
        if rest.starts_with(&whole) {
            return Some((id, whole.len()));
        }
    }
    // An amount there goes on with its unit.
    let in_brackets = before.ends_with(['（', '(']) && rest[number..].starts_with(AFTER_IN_BRACKETS);
    let alone = id.matches('.').count() != 1 || in_brackets;
    alone.then_some((id, number))
}

/// What may stand behind an id of two numbers in brackets.
const AFTER_IN_BRACKETS: [char; 6] = ['）', ')', '，', ',', '；', ';'];

fn is_of_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '.'
}

/// The clause whose id a text begins with.
fn numbered(rest: &str) -> Option<(&'static str, usize)> {
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = rest.find(|c| !is_of_id(c)).unwrap_or(rest.len());
    let id = rest[..end].trim_end_matches('.');
    id.contains('.').then(|| entry(id)).flatten().map(|entry| (entry.clause.0, id.len()))
}

/// Within so many letters the name of a chapter has come to its number.
const LONGEST: usize = 10;

/// The chapter that a text begins by naming; only some are clauses of their own.
fn chapter(words: Words, rest: &str) -> Option<(&'static str, usize)> {
    // Its number stands alone, some letters on.
    let (at, _) = rest.char_indices().take(LONGEST).find(|(_, c)| c.is_ascii_digit())?;
    if rest[at + 1..].starts_with(is_of_id) {
        return None;
    }
    let ids = CATALOGUE.iter().map(|entry| entry.clause.0).filter(|id| !id.contains('.'));
    let mut named = ids.map(|id| (id, clause_number(words, id)));
    named.find(|(_, name)| rest.starts_with(name.as_str())).map(|(id, name)| (id, name.len()))
}

#[cfg(target_arch = "wasm32")]
pub use live::{ClauseLink, find};

#[cfg(target_arch = "wasm32")]
mod live {
    use super::{clause_number, clause_route, clause_words, pieces};
    use crate::{app::i18n::use_i18n, ui::references::Piece};
    use leptos::prelude::*;

    /// The references of the texts on the screens.
    pub fn find(text: &str) -> Vec<Piece> {
        pieces(use_i18n().words_untracked(), text)
    }

    /// A clause by its number and title, or where room is short by its number, with the title when one points at it.
    #[component]
    pub fn ClauseLink(
        id: &'static str,
        #[prop(optional)] short: bool,
        /// One of a list that is one stop of the Tab key (`one_stop`).
        #[prop(optional)]
        in_list: bool,
    ) -> impl IntoView {
        let i18n = use_i18n();
        let whole = move || clause_words(i18n.words(), id);
        let shown = move || if short { clause_number(i18n.words(), id) } else { whole() };
        view! {
            <a
                class="reference"
                class:stop=in_list
                tabindex=in_list.then_some("-1")
                href=clause_route(id).href()
                title=move || short.then(whole)
                translate="no"
                prop:textContent=shown
            ></a>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::i18n::Lang;

    /// The text with what leads somewhere in square brackets, and where to.
    fn check(lang: Lang, text: &str, expect: &str, ids: &[&str]) {
        let found = pieces(Words(lang), text);
        let shown = found.iter().map(|piece| match piece {
            Piece::Said(text) => text.clone(),
            Piece::Leads { text, .. } => format!("[{text}]"),
        });
        assert_eq!(shown.collect::<String>(), expect);
        let hrefs = found.iter().filter_map(|piece| match piece {
            Piece::Leads { href, .. } => Some(href.clone()),
            Piece::Said(_) => None,
        });
        assert_eq!(
            hrefs.collect::<Vec<_>>(),
            ids.iter().map(|id| format!("#/rules/{id}")).collect::<Vec<_>>()
        );
    }

    #[test]
    fn ids_lead_to_their_clauses() {
        let zh = Lang::ZhCn;
        check(zh, "须改派（5.1.8）。", "须改派（[5.1.8]）。", &["5.1.8"]);
        check(zh, "不付（5.1.4）；5.2.3。", "不付（[5.1.4]）；[5.2.3]。", &["5.1.4", "5.2.3"]);
        check(zh, "本人承担（8.1）", "本人承担（[8.1]）", &["8.1"]);
        check(zh, "王芳（7.4，逾期罚 20 元）", "王芳（[7.4]，逾期罚 20 元）", &["7.4"]);
        check(zh, "5.1.10 5.1.1 7.17a", "[5.1.10] [5.1.1] 7.17a", &["5.1.10", "5.1.1"]);
        check(zh, "请马国强登记（第 7 章）。", "请马国强登记（[第 7 章]）。", &["7"]);
        check(Lang::En, "Ma (7.4; 20 yuan when late)", "Ma ([7.4]; 20 yuan when late)", &["7.4"]);
        check(Lang::En, "Ask Wu (chapter 7).", "Ask Wu ([chapter 7]).", &["7"]);
    }

    #[test]
    fn a_title_belongs_to_its_id() {
        for lang in Lang::ALL {
            for entry in CATALOGUE {
                let whole = clause_words(Words(lang), entry.clause.0);
                check(lang, &format!("a: {whole}; b"), &format!("a: [{whole}]; b"), &[entry.clause.0]);
            }
        }
    }

    #[test]
    fn other_numbers_lead_nowhere() {
        for text in ["", "7.4 元", "扣 7.50", "（6.5 %）", "2026.5.1.1", "v5.1.1", "9.9.9", "第 2 章", "7:55"]
        {
            check(Lang::ZhCn, text, text, &[]);
        }
        for text in ["（7.10 元）", "（8.1小时）", "(8.1 hours)", "(7.4% more)", "（7.4"] {
            check(Lang::En, text, text, &[]);
        }
    }
}
