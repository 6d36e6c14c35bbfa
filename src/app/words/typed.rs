//! What was typed, in words: what is wrong with it and what to do, or what it was understood as.

use crate::{
    app::{
        format::{number, percent, time, yuan},
        i18n::Words,
    },
    domain::typed::{DayError, NumberError, NumberRule, TextError, TimeError, read_time},
    letters::{Unseen, unseen},
};
use rust_decimal::Decimal;

/// Why what was typed in a field cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Misread {
    /// A form's own sentence, by its key.
    Said(&'static str),
    Number(NumberError),
    Time(TimeError),
    Day(DayError),
    Text(TextError),
}

impl From<&'static str> for Misread {
    fn from(key: &'static str) -> Misread {
        Misread::Said(key)
    }
}

impl From<NumberError> for Misread {
    fn from(error: NumberError) -> Misread {
        Misread::Number(error)
    }
}

impl From<TimeError> for Misread {
    fn from(error: TimeError) -> Misread {
        Misread::Time(error)
    }
}

impl From<DayError> for Misread {
    fn from(error: DayError) -> Misread {
        Misread::Day(error)
    }
}

impl From<TextError> for Misread {
    fn from(error: TextError) -> Misread {
        Misread::Text(error)
    }
}

/// The sentence that says what to do.
pub fn misread_words(words: Words, why: Misread) -> String {
    match why {
        Misread::Said(key) => words.t(key),
        Misread::Number(error) => number_error_words(words, error),
        Misread::Time(error) => words.t(match error {
            TimeError::Empty => "typed.time.empty",
            TimeError::NotATime => "typed.time.form",
            TimeError::NoSuchTime => "typed.time.none",
            TimeError::HalfOfDay => "typed.time.half",
        }),
        Misread::Day(error) => match error {
            DayError::Empty => words.t("typed.day.empty"),
            DayError::HalfFilled => words.t("typed.day.half"),
            DayError::NotADay => words.t("typed.day.form"),
            DayError::NoSuchDay => words.t("typed.day.none"),
            DayError::Year { year } => words.tv("typed.day.year", &[("year", &year)]),
        },
        Misread::Text(error) => match error {
            TextError::Empty => words.t("typed.text.empty"),
            TextError::TooLong { most } => words.tv("typed.text.long", &[("most", &most)]),
            TextError::Unseen { letter } => unseen_words(words, letter),
        },
    }
}

fn number_error_words(words: Words, error: NumberError) -> String {
    match error {
        NumberError::Empty => words.t("typed.number.empty"),
        NumberError::Grouping => words.t("typed.number.grouping"),
        NumberError::Point => words.t("typed.number.point"),
        NumberError::Sign => words.t("typed.number.sign"),
        NumberError::Letter { letter } if letter.is_whitespace() => words.t("typed.number.space"),
        NumberError::Letter { letter } => words.tv("typed.number.letter", &[("letter", &letter)]),
        NumberError::Unseen { letter } => unseen_words(words, letter),
        NumberError::Negative => words.t("typed.number.negative"),
        NumberError::Zero => words.t("typed.number.zero"),
        NumberError::NotWhole => words.t("typed.number.whole"),
        NumberError::TooPrecise { most } => words.tv("typed.number.precise", &[("most", &most)]),
        NumberError::TooLarge { most } => {
            words.tv("typed.number.large", &[("most", &number(Decimal::from(most)))])
        }
    }
}

/// A letter that shows nothing, where every letter must show.
pub fn unseen_words(words: Words, letter: char) -> String {
    let key = match unseen(letter) {
        Some(Unseen::Direction) => "typed.unseen.direction",
        Some(Unseen::NoWidth) => "typed.unseen.no_width",
        Some(Unseen::Line) => "typed.unseen.line",
        Some(Unseen::Control) | None => "typed.unseen.control",
    };
    words.tv(key, &[("code", &format!("U+{:04X}", letter as u32))])
}

/// What an amount was understood as: always said, because it is money.
pub fn understood_amount(words: Words, rule: NumberRule, typed: &str) -> Option<String> {
    let amount = rule.read(typed).ok()?;
    let key = if amount < Decimal::ZERO { "typed.is.refund" } else { "typed.is.amount" };
    Some(words.tv(key, &[("amount", &yuan(amount.abs()))]))
}

/// What another number was understood as, where it was not written that way. `unit` stands behind it.
pub fn understood_number(words: Words, rule: NumberRule, typed: &str, unit: &str) -> Option<String> {
    let shown = number(rule.read(typed).ok()?);
    (shown != typed.trim()).then(|| match unit {
        "" => words.tv("typed.is", &[("what", &shown)]),
        unit => words.tv("typed.is.number", &[("number", &shown), ("unit", &unit)]),
    })
}

/// What a percentage was understood as, where it was not written that way.
pub fn understood_percent(words: Words, typed: &str) -> Option<String> {
    let read = NumberRule::PERCENT.read(typed).ok()?;
    let shown = percent(read / Decimal::ONE_HUNDRED);
    let written = typed.trim().trim_end_matches('%');
    (number(read) != written).then(|| words.tv("typed.is", &[("what", &shown)]))
}

/// What a time was understood as, where it was not written that way.
pub fn understood_time(words: Words, typed: &str) -> Option<String> {
    let shown = time(read_time(typed).ok()?);
    (shown != typed.trim()).then(|| words.tv("typed.is", &[("what", &shown)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::i18n::Lang;
    use proptest::prelude::*;

    const ZH: Words = Words(Lang::ZhCn);
    const EN: Words = Words(Lang::En);

    #[test]
    fn what_is_wrong_is_said_with_what_to_do() {
        let said = |typed: &str| {
            let error = NumberRule::AMOUNT.read(typed).unwrap_err();
            misread_words(ZH, error.into())
        };
        assert_eq!(said("12,5"), "小数点请用“.”；逗号只用于千分位，如 1,234.50。");
        assert_eq!(said("1e3"), "“e”不是数字，请只写数字，如 1,234.50。");
        assert_eq!(said("1 000"), "数字中间不要空格。");
        assert_eq!(said("1.005"), "最多 2 位小数。");
        assert_eq!(said("99999999999"), "不能超过 10,000,000。");
        assert_eq!(
            misread_words(ZH, DayError::Year { year: 20266 }.into()),
            "年份 20266 不在 1990 至 2100 之间，请核对。"
        );
    }

    #[test]
    fn money_is_always_shown_and_the_rest_where_it_was_written_otherwise() {
        let amount = |typed: &str| understood_amount(ZH, NumberRule::AMOUNT, typed);
        assert_eq!(amount("1234.5").as_deref(), Some("即 1,234.50 元"));
        assert_eq!(amount("1,234.50").as_deref(), Some("即 1,234.50 元"));
        assert_eq!(amount("12,5"), None);
        let received = |typed: &str| understood_amount(ZH, NumberRule::RECEIPT, typed);
        assert_eq!(received("-50").as_deref(), Some("即退款 50.00 元"));
        let points = |typed: &str| understood_number(ZH, NumberRule::count(1_000_000), typed, "点");
        assert_eq!((points("１２００").as_deref(), points("120")), (Some("即 1,200 点"), None));
        assert_eq!(understood_percent(ZH, "３．５").as_deref(), Some("即 3.5%"));
        assert_eq!((understood_percent(ZH, "3.5%"), understood_percent(ZH, "3.5")), (None, None));
        assert_eq!(understood_time(EN, "1:30pm").as_deref(), Some("That is 13:30"));
        assert_eq!(understood_time(ZH, "08:05"), None);
    }

    proptest! {
        #[test]
        fn an_amount_as_we_write_it_is_read_as_itself(fen in -1_000_000_000_i64..=1_000_000_000) {
            let rule = NumberRule { zero: true, ..NumberRule::RECEIPT };
            let wide = |c: char| if c.is_ascii() { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c };
            let written = yuan(Decimal::new(fen, 2));
            let widened: String = written.chars().map(wide).collect();
            prop_assert_eq!(rule.read(&written), Ok(Decimal::new(fen, 2)));
            prop_assert_eq!(rule.read(&widened), Ok(Decimal::new(fen, 2)));
        }
    }
}
