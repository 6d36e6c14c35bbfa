//! Figures as text: grouped thousands, a true minus sign, a dash for zero where a grid wants it.

use rust_decimal::{Decimal, RoundingStrategy};

/// The minus sign, U+2212: as wide as the plus and the digits.
pub const MINUS: char = '\u{2212}';
/// What stands for zero in a grid.
pub const DASH: &str = "\u{2013}";

/// An amount in yuan with two decimals: `1,234.50`, `−20.00`. Shows, never rounds for pay: amounts come rounded.
pub fn yuan(amount: Decimal) -> String {
    let rounded = amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    signed(rounded, &format!("{:.2}", rounded.abs()))
}

/// [`yuan`] with a dash for zero.
pub fn yuan_or_dash(amount: Decimal) -> String {
    if amount.is_zero() { DASH.to_owned() } else { yuan(amount) }
}

/// A difference in yuan within a sentence: with a plus when it is more.
pub fn yuan_signed(amount: Decimal) -> String {
    let plus = if amount > Decimal::ZERO { "+" } else { "" };
    format!("{plus}{}", yuan(amount))
}

/// [`yuan_signed`] with a dash where there is no difference.
pub fn yuan_difference(amount: Decimal) -> String {
    if amount.is_zero() { DASH.to_owned() } else { yuan_signed(amount) }
}

/// A number with the decimals it has: `12`, `1,024.5`.
pub fn number(value: Decimal) -> String {
    let plain = value.normalize();
    signed(plain, &plain.abs().to_string())
}

/// A share as a percentage: `0.035` is `3.5%`.
pub fn percent(share: Decimal) -> String {
    format!("{}%", number(share * Decimal::ONE_HUNDRED))
}

fn signed(value: Decimal, digits: &str) -> String {
    let (whole, rest) = digits.split_once('.').map_or((digits, ""), |(whole, rest)| (whole, rest));
    let mut out = String::with_capacity(digits.len() + 6);
    if value.is_sign_negative() && !value.is_zero() {
        out.push(MINUS);
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// What the `translate` attribute of a text is: one with a figure in it is not to be translated by the browser.
pub fn untranslated(text: &str) -> Option<&'static str> {
    text.contains(|c: char| c.is_numeric()).then_some("no")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn amounts_are_grouped_and_signed() {
        let check = |amount, expect: &str| assert_eq!(yuan(d(amount)), expect);
        check("0", "0.00");
        check("5", "5.00");
        check("999.999", "1,000.00");
        check("1234.5", "1,234.50");
        check("-20", "\u{2212}20.00");
        check("-1234567.891", "\u{2212}1,234,567.89");
        check("-0.001", "0.00");
    }

    #[test]
    fn texts_with_figures_are_left_to_nobody() {
        assert_eq!(untranslated("3,206.00 yuan to pay"), Some("no"));
        assert_eq!(untranslated("还有 ３ 天"), Some("no"));
        assert_eq!(untranslated("Nothing to pay"), None);
    }

    #[test]
    fn zero_is_a_dash_in_grids() {
        assert_eq!(yuan_or_dash(d("0.00")), "\u{2013}");
        assert_eq!(yuan_difference(d("0")), "\u{2013}");
        assert_eq!((yuan_signed(d("0.00")).as_str(), yuan_signed(d("3")).as_str()), ("0.00", "+3.00"));
        assert_eq!(yuan_difference(d("3")), "+3.00");
        assert_eq!(yuan_difference(d("-3")), "\u{2212}3.00");
    }

    #[test]
    fn numbers_show_the_decimals_they_have() {
        assert_eq!(number(d("12.00")), "12");
        assert_eq!(number(d("-1024.50")), "\u{2212}1,024.5");
        assert_eq!(percent(d("0.035")), "3.5%");
        assert_eq!(percent(d("0.8")), "80%");
    }
}
