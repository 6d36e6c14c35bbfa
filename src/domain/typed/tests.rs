//! Tables of what people type, and properties over whatever else they may.

use super::{
    DayError,
    NumberError::{self, *},
    NumberRule, TextError, TimeError, read_day, read_text, read_time,
};
use crate::{domain::money::MAX_YUAN, letters::HALF_FILLED};
use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;
use rust_decimal::Decimal;

const RATE: NumberRule = NumberRule::rate(10_000);
const POINTS: NumberRule = NumberRule::count(1_000_000);

fn number(rule: NumberRule, typed: &str, expected: Result<&str, NumberError>) {
    let expected = expected.map(|text| text.parse::<Decimal>().unwrap());
    assert_eq!(rule.read(typed), expected, "{typed:?}");
}

#[test]
fn amounts_are_read_as_they_can_only_be_meant() {
    let good = [
        ("5", "5"),
        (" 1,234.5 ", "1234.5"),
        ("1234.50", "1234.5"),
        ("2,345,678.90", "2345678.9"),
        ("１，２３４．５", "1234.5"),
        ("\u{3000}１２3４", "1234"),
        ("0", "0"),
        ("0.00", "0"),
        ("007", "7"),
        ("¥1,200", "1200"),
        ("￥ 1200 元", "1200"),
        ("1200元", "1200"),
        ("10000000", "10000000"),
    ];
    for (typed, value) in good {
        number(NumberRule::AMOUNT, typed, Ok(value));
    }
    let bad = [
        ("", Empty),
        ("元", Empty),
        ("12,5", Grouping),
        ("12，5", Grouping),
        ("1999，5", Grouping),
        ("30,5", Grouping),
        ("1,2,3", Grouping),
        ("1234,567", Grouping),
        (",123", Grouping),
        ("123,", Grouping),
        ("0,150", Grouping),
        ("1.234,567", Grouping),
        ("12。5", Point),
        (".5", Point),
        ("5.", Point),
        ("1.2.3", Point),
        ("+5", Sign),
        ("--5", Sign),
        ("5-", Sign),
        ("1e3", Letter { letter: 'e' }),
        ("1_000", Letter { letter: '_' }),
        ("1 234", Letter { letter: ' ' }),
        ("十", Letter { letter: '十' }),
        ("5%", Letter { letter: '%' }),
        ("0x10", Letter { letter: 'x' }),
        ("\u{202D}5", Unseen { letter: '\u{202D}' }),
        ("-5", Negative),
        ("−5", Negative),
        ("1.005", TooPrecise { most: 2 }),
        ("1.0000000000000000000000000000000000000001", TooPrecise { most: 2 }),
        ("10000000.01", TooLarge { most: MAX_YUAN.unsigned_abs() }),
        ("99999999999999999999999999999999999999", TooLarge { most: MAX_YUAN.unsigned_abs() }),
    ];
    for (typed, why) in bad {
        number(NumberRule::AMOUNT, typed, Err(why));
    }
}

#[test]
fn other_fields_take_what_is_theirs() {
    number(NumberRule::RECEIPT, "-1,200.50", Ok("-1200.5"));
    number(NumberRule::RECEIPT, "－５０", Ok("-50"));
    number(NumberRule::RECEIPT, "-0", Err(Zero));
    number(RATE, "0.15", Ok("0.15"));
    number(RATE, "0,15", Err(Grouping));
    number(RATE, "0.1234567", Err(TooPrecise { most: 6 }));
    number(RATE, "10000.01", Err(TooLarge { most: 10_000 }));
    number(NumberRule::PERCENT, "6.5%", Ok("6.5"));
    number(NumberRule::PERCENT, "３．５ ％", Ok("3.5"));
    number(NumberRule::PERCENT, "6,5", Err(Grouping));
    number(NumberRule::PERCENT, "101", Err(TooLarge { most: 100 }));
    number(POINTS, "1,200", Ok("1200"));
    number(POINTS, "1,2", Err(Grouping));
    number(POINTS, "12.0", Ok("12"));
    number(POINTS, "1.5", Err(NotWhole));
    number(POINTS, "0", Err(Zero));
    number(POINTS, "-3", Err(Negative));
    assert_eq!(POINTS.read_whole("99999999999"), Err(TooLarge { most: 1_000_000 }));
    assert_eq!(POINTS.read_whole("12"), Ok(12));
}

#[test]
fn times_are_read_as_they_can_only_be_meant() {
    let good = [
        ("8:05", "08:05"),
        ("08:05", "08:05"),
        ("8：05", "08:05"),
        ("８：０５", "08:05"),
        ("805", "08:05"),
        ("0805", "08:05"),
        ("08:05:30", "08:05"),
        ("08:05:30.250", "08:05"),
        ("8点05", "08:05"),
        ("8点5分", "08:05"),
        ("8 点 05 分", "08:05"),
        ("8时", "08:00"),
        ("8点半", "08:30"),
        ("1:30pm", "13:30"),
        ("8:05 PM", "20:05"),
        ("8:05 a.m.", "08:05"),
        ("8：05 下午", "20:05"),
        ("下午1点半", "13:30"),
        ("上午 8:05", "08:05"),
        ("12:30 PM", "12:30"),
        ("13:30 PM", "13:30"),
        ("凌晨0:30", "00:30"),
        ("0:30", "00:30"),
        ("23:59", "23:59"),
    ];
    for (typed, value) in good {
        let read = read_time(typed).map(|time| time.format("%H:%M").to_string());
        assert_eq!(read.as_deref(), Ok(value), "{typed:?}");
    }
    let bad = [
        (" ", TimeError::Empty),
        ("8:059", TimeError::NotATime),
        ("8:05abc", TimeError::NotATime),
        ("+8:05", TimeError::NotATime),
        ("8:5", TimeError::NotATime),
        ("8", TimeError::NotATime),
        ("8.05", TimeError::NotATime),
        ("8-05", TimeError::NotATime),
        ("80512", TimeError::NotATime),
        ("8:05:99", TimeError::NotATime),
        ("晚上12:30", TimeError::NotATime),
        ("点", TimeError::NotATime),
        ("零零零", TimeError::NotATime),
        ("24:00", TimeError::NoSuchTime),
        ("8:75", TimeError::NoSuchTime),
        ("2460", TimeError::NoSuchTime),
        ("上午13:30", TimeError::HalfOfDay),
        ("12:30 AM", TimeError::HalfOfDay),
        ("0:30 PM", TimeError::HalfOfDay),
    ];
    for (typed, why) in bad {
        assert_eq!(read_time(typed), Err(why), "{typed:?}");
    }
}

#[test]
fn days_are_read_with_their_year() {
    let first = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    let good = ["2026-03-01", "2026-3-1", " 2026/3/1 ", "2026.3.1", "２０２６－３－１", "2026年3月1日"];
    for typed in good {
        assert_eq!(read_day(typed), Ok(first), "{typed:?}");
    }
    let bad = [
        ("", DayError::Empty),
        (HALF_FILLED, DayError::HalfFilled),
        ("20266-03-01", DayError::Year { year: 20266 }),
        ("0006-03-01", DayError::Year { year: 6 }),
        ("2101-01-01", DayError::Year { year: 2101 }),
        ("1989-12-31", DayError::Year { year: 1989 }),
        ("2026-02-30", DayError::NoSuchDay),
        ("2026-13-01", DayError::NoSuchDay),
        ("20266", DayError::NotADay),
        ("2026", DayError::NotADay),
        ("26-3-1", DayError::NotADay),
        ("3月1日", DayError::NotADay),
        ("2026-3/1", DayError::NotADay),
        ("2026-03-01-02", DayError::NotADay),
        ("+2026-03-01", DayError::NotADay),
        ("2026-03-01T08:00", DayError::NotADay),
        ("tomorrow", DayError::NotADay),
    ];
    for (typed, why) in bad {
        assert_eq!(read_day(typed), Err(why), "{typed:?}");
    }
}

#[test]
fn texts_show_every_letter() {
    assert_eq!(read_text(" 阿不都·热合曼\u{3000}", 10).as_deref(), Ok("阿不都·热合曼"));
    assert_eq!(read_text(" \u{200B}", 10), Err(TextError::Empty));
    assert_eq!(read_text("十一个字太长了太长了啊", 10), Err(TextError::TooLong { most: 10 }));
    assert_eq!(read_text("李\u{202E}四", 10), Err(TextError::Unseen { letter: '\u{202E}' }));
    assert_eq!(read_text("李\n四", 10), Err(TextError::Unseen { letter: '\n' }));
}

/// What numbers, times and days are written with, and what is not part of any.
fn odd() -> impl Strategy<Value = String> {
    let letters =
        "0123456789０１９,，.．。:：-－−+％%¥￥元年月日点分半下午amp eE_/x十\u{202E}\u{200B}\u{3000}\n🀄";
    let letters: Vec<char> = letters.chars().collect();
    prop_oneof![
        3 => prop::collection::vec(prop::sample::select(letters), 0..12).prop_map(String::from_iter),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_text_stops_a_reader_and_what_is_taken_says_its_digits(text in odd()) {
        let rules = [NumberRule::AMOUNT, NumberRule::RECEIPT, NumberRule::PERCENT, RATE, POINTS];
        for value in rules.into_iter().filter_map(|rule| rule.read(&text).ok()) {
            // Nothing but the digits, the point and the minus of the text says how much it is.
            let digits: String = text.chars().map(crate::letters::narrow)
                .map(|c| if c == '\u{2212}' { '-' } else { c })
                .filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
            prop_assert_eq!(digits.parse::<Decimal>(), Ok(value));
        }
        let _ = (read_time(&text), read_day(&text), read_text(&text, 20));
    }

    #[test]
    fn a_time_that_is_written_is_read_as_itself(minute in 0_u32..1440) {
        let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
        for form in ["%H:%M", "%H%M", "%-H:%M", "%H:%M:%S", "%-H点%M分", "%I:%M %p"] {
            let text = time.format(form).to_string();
            // Twelve o'clock in the morning is midnight for some and noon for others.
            let expected = if form.ends_with("%p") && minute < 60 { Err(TimeError::HalfOfDay) } else { Ok(time) };
            prop_assert_eq!(read_time(&text), expected, "{}", text);
        }
    }
}
