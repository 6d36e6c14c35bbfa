use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The days off and the days worked, as stretches: `2026-01-01..03 | 2026-01-04`.
pub(super) fn days_of(text: &str, year: i32, bare: Sense) -> Result<String, Vec<Trouble>> {
    let said = read(text, year, bare)?;
    let of = |sense| {
        let mut stretches: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for (day, _) in said.days.iter().filter(|(_, own)| **own == sense) {
            match stretches.last_mut() {
                Some((_, end)) if end.succ_opt() == Some(*day) => *end = *day,
                _ => stretches.push((*day, *day)),
            }
        }
        let words = stretches.iter().map(|(from, to)| match from == to {
            true => from.format("%F").to_string(),
            false => format!("{}..{}", from.format("%F"), to.format("%m-%d")),
        });
        words.collect::<Vec<_>>().join(" ")
    };
    Ok(match (of(Sense::Off), of(Sense::Worked)) {
        (off, worked) if worked.is_empty() => off,
        (off, worked) => format!("{off} | {worked}"),
    })
}

#[test]
fn plain_lists_are_read_as_before() {
    for (text, expected) in [
        ("2027-01-01\n2月5日–2月11日\n\n 4-5 ", "2027-01-01 2027-02-05..02-11 2027-04-05"),
        ("2027-02-05 2027-02-11", "2027-02-05..02-11"),
        ("2027-02-05 – 2027-02-11", "2027-02-05..02-11"),
        ("2-5 2-11", "2027-02-05..02-11"),
        ("2027/1/1\n1/2", "2027-01-01..01-02"),
        ("1/1-1/3", "2027-01-01..01-03"),
        ("1-1-1-3", "2027-01-01..01-03"),
        ("2027-01-01-2027-01-03", "2027-01-01..01-03"),
        ("2027.2.5～2.11", "2027-02-05..02-11"),
        ("1月1日、5月1日", "2027-01-01 2027-05-01"),
        ("1月1日,5月1日", "2027-01-01 2027-05-01"),
        ("1月1日和5月1日", "2027-01-01 2027-05-01"),
        ("１０月１－３日", "2027-10-01..10-03"),
        ("10月1、2、3日", "2027-10-01..10-03"),
        ("10月1日、3-5日", "2027-10-01 2027-10-03..10-05"),
        ("十月一日至七日", "2027-10-01..10-07"),
        ("12月31日到1月2日", "2026-12-31..01-02"),
        ("2026-12-31", "2026-12-31"),
        ("2 0 2 7", ""),
    ] {
        match expected {
            "" => assert!(days_of(text, 2027, Sense::Off).is_err(), "{text}"),
            _ => assert_eq!(days_of(text, 2027, Sense::Off), Ok(expected.to_owned()), "{text}"),
        }
    }
}

#[test]
fn who_writes_freely_is_understood() {
    for (text, expected) in [
        ("放假时间：5月1日至5日", "2026-05-01..05-05"),
        ("5月1日（周五）—5日（周二）放假5天；5月9日（周六）正常上班。", "2026-05-01..05-05 | 2026-05-09"),
        ("上班：5月9日\n10月10日\n放假：\n5月1日", "2026-05-01 | 2026-05-09 2026-10-10"),
        ("放假1月1日至3日", "2026-01-01..01-03"),
        ("1、1月1日至3日放假", "2026-01-01..01-03"),
        ("（一）元旦 1月1日 星期四 放假", "2026-01-01"),
        ("2 0 2 6 年 1 月 1 日", ""),
        ("2026 年 1 月 1 日 至 3 日 放假", "2026-01-01..01-03"),
        ("国庆节和中秋节：10月1日-7日放假。", "2026-10-01..10-07"),
        ("9月25日（星期五）至27日（星期日）放假，9月25日星期五。", "2026-09-25..09-27"),
        ("5月1日放假，与周末连休，共3天。", "2026-05-01"),
        ("10月1日至7日放假调休（共7天）", "2026-10-01..10-07"),
        ("10月1日至7日（周四至周三，共7天）放假", "2026-10-01..10-07"),
        ("春节放假9天：2月15日至23日", "2026-02-15..02-23"),
        ("2026年元旦放假安排：1月1日至3日", "2026-01-01..01-03"),
        ("9月25日（农历中秋节当日、周五）为中秋节法定节假日", "2026-09-25"),
        ("将4月26日（周日）公休日调至4月30日（周四）", "2026-04-30 | 2026-04-26"),
    ] {
        match expected {
            "" => assert!(days_of(text, 2026, Sense::Off).is_err(), "{text}"),
            _ => assert_eq!(days_of(text, 2026, Sense::Off), Ok(expected.to_owned()), "{text}"),
        }
    }
}

#[test]
fn what_a_field_is_for_holds_where_nothing_else_is_said() {
    let worked = |text| days_of(text, 2026, Sense::Worked);
    assert_eq!(worked("9月20日（周日）、10月10日（周六）上班"), Ok(" | 2026-09-20 2026-10-10".into()));
    assert_eq!(worked("9月20日、10月10日"), Ok(" | 2026-09-20 2026-10-10".into()));
    assert_eq!(
        worked("1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"),
        Ok("2026-01-01..01-03 | 2026-01-04".into())
    );
}

#[test]
fn what_is_not_understood_is_named() {
    let words = |text: &str| match read(text, 2026, Sense::Off).unwrap_err().remove(0) {
        Trouble::Words { words, .. } => words.join(" "),
        other => format!("{other:?}"),
    };
    for (text, expected) in [
        ("5月1日不放假", "不"),
        ("2月3日（星期二）起正常上班", "起"),
        ("延长2020年春节假期至2月2日", "延长 2020 至"),
        ("5月1日左右放假", "左右"),
        ("5月1日（厂庆）放假", "厂庆"),
        ("12,5", "12 5"),
        ("五月放假", "5 月"),
        ("周六放假", "周六"),
        ("20260501", "20260501"),
        ("厂庆：5月8日放假", "厂庆"),
    ] {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn everything_else_that_is_wrong_is_named_too() {
    let check = |text: &str, expected: Trouble| {
        assert_eq!(read(text, 2026, Sense::Off), Err(vec![expected]), "{text}");
    };
    let sentence = |text: &str| text.to_owned();
    check(
        "2月30日",
        Trouble::NoSuchDay {
            sentence: sentence("2月30日"),
            day: NoDay { year: None, month: Some(2), day: 30 },
        },
    );
    check("2024-05-01", Trouble::OtherYear { day: day("2024-05-01") });
    check("5-5 5-1", Trouble::EndBeforeBegin { sentence: sentence("5-5 5-1") });
    check("4月4日至6月3日", Trouble::TooLong { sentence: sentence("4月4日至6月3日"), days: 61 });
    check("1月1日 5月1日", Trouble::NothingBetween { sentence: sentence("1月1日 5月1日") });
    check("五一", Trouble::NoDay { sentence: sentence("五一") });
    check("放假", Trouble::NoDay { sentence: sentence("放假") });
    check("5月1日放假，5月1日上班", Trouble::Both { day: day("2026-05-01") });
    check(
        "4月4日（周日）至6日（周一）放假",
        Trouble::WrongWeekday { day: day("2026-04-04"), said: Weekday::Sun },
    );
    check(
        "4月4日至6日放假，共4天",
        Trouble::WrongCount { sentence: sentence("4月4日至6日放假，共4天"), said: 4, are: 3 },
    );
    check(
        "春节放假8天：2月15日至23日",
        Trouble::WrongCount { sentence: sentence("春节放假8天：2月15日至23日"), said: 8, are: 9 },
    );
    check(
        "10月1日至7日放假（共8天）",
        Trouble::WrongCount { sentence: sentence("10月1日至7日放假（共8天）"), said: 8, are: 7 },
    );
    let two = read("5月40日\n6月左右", 2026, Sense::Off).unwrap_err();
    assert_eq!(two.len(), 2);
}

#[test]
fn a_whole_notice_is_read_and_its_frame_told_of() {
    let said = read(notices::WHOLE_2026, 2026, Sense::Off).unwrap();
    let count = |sense| said.days.values().filter(|own| **own == sense).count();
    assert_eq!((count(Sense::Off), count(Sense::Worked)), (33, 6));
    assert_eq!(said.number.as_deref(), Some("国办发明电〔2025〕7号"));
    assert_eq!(said.aside.len(), 8);
    let official = crate::domain::Calendar::official();
    let year = official.years().find(|year| year.year == 2026).unwrap();
    let of = |sense| count::of(&said.days, sense).into_iter().collect::<Vec<_>>();
    assert_eq!((of(Sense::Off), of(Sense::Worked)), (year.holidays.clone(), year.workdays.clone()));
}

proptest::proptest! {
    /// Whatever is pasted is understood or refused, and no day is taken from far off.
    #[test]
    fn no_text_breaks_the_reader(
        pieces in proptest::collection::vec(proptest::sample::select(vec![
            "1", "2", "12", "30", "31", "2025", "2026", "99999999999", "年", "月", "日", "至", "-", "—", "、", "，",
            "。", ".", "/", "（", "）", "周六", "星期", "放假", "上班", "调至", "共", "天", "一、", "元旦", "：", " ",
            "\n", "农历", "不", "国务院办公厅", "鼓励",
        ]), 0..24),
    ) {
        if let Ok(said) = read(&pieces.concat(), 2026, Sense::Off) {
            let near = |day: &NaiveDate| (2025..=2027).contains(&chrono::Datelike::year(day));
            proptest::prop_assert!(said.days.keys().all(near));
        }
    }
}
