//! Amounts in the capital characters that Chinese paper forms ask for (人民币大写).

use crate::{app::i18n::Words, domain::Money};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// The characters, as the words hold them: code has no words of its own.
struct Characters {
    /// Zero to nine.
    digits: Vec<char>,
    /// Ten, hundred, thousand.
    places: Vec<char>,
    /// Ten thousand, hundred million.
    groups: Vec<char>,
    yuan: String,
    jiao: String,
    fen: String,
    exactly: String,
    minus: String,
    prefix: String,
}

impl Characters {
    fn of(words: Words) -> Characters {
        Characters {
            digits: words.t("settlement.capitals.digits").chars().collect(),
            places: words.t("settlement.capitals.places").chars().collect(),
            groups: words.t("settlement.capitals.groups").chars().collect(),
            yuan: words.t("settlement.capitals.yuan"),
            jiao: words.t("settlement.capitals.jiao"),
            fen: words.t("settlement.capitals.fen"),
            exactly: words.t("settlement.capitals.exactly"),
            minus: words.t("settlement.capitals.minus"),
            prefix: words.t("settlement.capitals.prefix"),
        }
    }

    fn digit(&self, digit: u64) -> char {
        self.digits.get(digit as usize).copied().unwrap_or_default()
    }
}

/// An amount as a cheque writes it, by the rules for bank papers: one zero for a run of zeros between digits, one
/// before fen that follow no jiao, and the mark for "exactly" where no fen follow.
pub fn capitals(words: Words, amount: Money) -> String {
    let characters = Characters::of(words);
    let fen = (amount.exact().abs() * Decimal::ONE_HUNDRED).to_u64().unwrap_or_default();
    let (whole, jiao, fen) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut out = characters.prefix.clone();
    if amount.is_negative() {
        out.push_str(&characters.minus);
    }
    if whole > 0 {
        push_whole(&mut out, &characters, whole);
    } else if jiao == 0 && fen == 0 {
        out.push(characters.digit(0));
    }
    if whole > 0 || (jiao == 0 && fen == 0) {
        out.push_str(&characters.yuan);
    }
    if jiao > 0 {
        out.push(characters.digit(jiao));
        out.push_str(&characters.jiao);
    } else if fen > 0 && whole > 0 {
        out.push(characters.digit(0));
    }
    if fen > 0 {
        out.push(characters.digit(fen));
        out.push_str(&characters.fen);
    } else {
        out.push_str(&characters.exactly);
    }
    out
}

/// A hundred million: what stands before 亿 is read like a number of its own.
const HUNDRED_MILLION: u64 = 1_0000_0000;

/// The yuan: the hundred millions, then two groups of four digits.
fn push_whole(out: &mut String, characters: &Characters, whole: u64) {
    let (above, below) = (whole / HUNDRED_MILLION, whole % HUNDRED_MILLION);
    if above > 0 {
        push_whole(out, characters, above);
        out.extend(characters.groups.get(1));
    }
    let mut begun = above > 0;
    let mut gap = false;
    for (group, mark) in [(below / 1_0000, characters.groups.first()), (below % 1_0000, None)] {
        if group == 0 {
            gap |= begun;
            continue;
        }
        push_group(out, characters, group, (begun, gap));
        // Zeros that close a group are silent; the next group's own leading ones are read.
        (begun, gap) = (true, false);
        out.extend(mark);
    }
}

/// A group of four digits. `begun`: something stands before it; `gap`: zeros that were not read yet stand before it.
fn push_group(out: &mut String, characters: &Characters, group: u64, (mut begun, mut gap): (bool, bool)) {
    for (place, unit) in [1000, 100, 10, 1].into_iter().enumerate() {
        let digit = group / unit % 10;
        if digit == 0 {
            gap |= begun;
            continue;
        }
        if gap {
            out.push(characters.digit(0));
            gap = false;
        }
        out.push(characters.digit(digit));
        out.extend(2usize.checked_sub(place).and_then(|place| characters.places.get(place)));
        begun = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::i18n::Lang, domain::money::MAX_SUM_YUAN};
    use proptest::prelude::*;

    /// What somebody who reads the characters understands, in fen.
    fn read(written: &str) -> i64 {
        let (mut sum, mut section, mut digit) = (0, 0, 0);
        let (mut fen, mut negative) = (0, false);
        for sign in written.trim_start_matches("人民币").chars() {
            match sign {
                '负' => negative = true,
                '拾' | '佰' | '仟' => {
                    section += digit * [10, 100, 1000]["拾佰仟".chars().position(|c| c == sign).unwrap()];
                    digit = 0;
                }
                '万' => (section, digit) = ((section + digit) * 1_0000, 0),
                '亿' => (sum, section, digit) = ((sum + section + digit) * 1_0000_0000, 0, 0),
                '元' => (fen, sum, section, digit) = ((sum + section + digit) * 100, 0, 0, 0),
                '角' => (fen, digit) = (fen + digit * 10, 0),
                '分' => (fen, digit) = (fen + digit, 0),
                '整' => {}
                figure => digit = "零壹贰叁肆伍陆柒捌玖".chars().position(|c| c == figure).unwrap() as i64,
            }
        }
        if negative { -fen } else { fen }
    }

    proptest! {
        /// Every sum that there can be, the round ones among them: `10^zeros` times a few digits.
        #[test]
        fn what_is_written_reads_as_the_amount(digits in 0..10_000i64, zeros in 0..12u32, rest in 0..1_000i64) {
            let fen = (digits * 10i64.pow(zeros) + rest) % (MAX_SUM_YUAN * 100);
            for fen in [fen, -fen] {
                let written = capitals(Words(Lang::ZhCn), Money::round(Decimal::new(fen, 2)));
                prop_assert_eq!(read(&written), fen, "{}", written);
                prop_assert!(!written.contains("零零"), "{}", written);
            }
        }
    }

    fn check(amount: &str, expected: &str) {
        for lang in Lang::ALL {
            let written = capitals(Words(lang), Money::round(amount.parse().unwrap()));
            assert_eq!(written, format!("人民币{expected}"), "{amount}");
        }
    }

    #[test]
    fn whole_yuan_end_with_the_mark_for_exactly() {
        check("0", "零元整");
        check("1", "壹元整");
        check("10", "壹拾元整");
        check("12", "壹拾贰元整");
        check("20", "贰拾元整");
        check("100", "壹佰元整");
        check("300.00", "叁佰元整");
        check("4567", "肆仟伍佰陆拾柒元整");
        check("98765", "玖万捌仟柒佰陆拾伍元整");
    }

    #[test]
    fn a_run_of_zeros_is_read_once() {
        check("101", "壹佰零壹元整");
        check("1001", "壹仟零壹元整");
        check("1010", "壹仟零壹拾元整");
        check("1100", "壹仟壹佰元整");
        check("10001", "壹万零壹元整");
        check("10100", "壹万零壹佰元整");
        check("11000", "壹万壹仟元整");
        check("100000", "壹拾万元整");
        check("107000", "壹拾万柒仟元整");
        check("120500", "壹拾贰万零伍佰元整");
        check("1000000", "壹佰万元整");
        check("1010101", "壹佰零壹万零壹佰零壹元整");
        check("10010000", "壹仟零壹万元整");
        check("10000001", "壹仟万零壹元整");
    }

    #[test]
    fn hundred_millions_up_to_the_largest_amount() {
        check("100000000", "壹亿元整");
        check("100000001", "壹亿零壹元整");
        check("100010000", "壹亿零壹万元整");
        check("100001000", "壹亿零壹仟元整");
        check("110000000", "壹亿壹仟万元整");
        check("1000000000", "壹拾亿元整");
        check("2030405060.78", "贰拾亿叁仟零肆拾万伍仟零陆拾元柒角捌分");
        check("9999999999.99", "玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分");
        check("10000000000", "壹佰亿元整");
        check("1000000000000", "壹万亿元整");
        check("1000100000000", "壹万零壹亿元整");
        check("1000000000001", "壹万亿零壹元整");
        check("9999999999999.99", "玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分");
    }

    #[test]
    fn jiao_and_fen() {
        check("6007.14", "陆仟零柒元壹角肆分");
        check("1409.50", "壹仟肆佰零玖元伍角整");
        check("16409.02", "壹万陆仟肆佰零玖元零贰分");
        check("325.04", "叁佰贰拾伍元零肆分");
        check("1680.32", "壹仟陆佰捌拾元叁角贰分");
        check("107000.53", "壹拾万柒仟元伍角叁分");
        check("20.05", "贰拾元零伍分");
        check("0.50", "伍角整");
        check("0.05", "伍分");
        check("0.01", "壹分");
        check("0.99", "玖角玖分");
    }

    #[test]
    fn what_is_owed_back_says_so() {
        check("-14.56", "负壹拾肆元伍角陆分");
        check("-300", "负叁佰元整");
        check("-0.01", "负壹分");
        check("-0", "零元整");
    }
}
