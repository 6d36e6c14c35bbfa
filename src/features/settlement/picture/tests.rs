use super::*;
use crate::{app::i18n::Lang, domain::Money};

fn row(item: &str, basis: &str, amount: &str) -> PaperRow {
    let amount = Money::parse(amount).unwrap();
    PaperRow {
        item: item.into(), subject: "凤凰商城".into(), basis: basis.into(), clause: "5.1.1", amount
    }
}

fn paper() -> Paper {
    Paper {
        branch: "东河<分公司> & 子公司".into(),
        month: "2026年3月".into(),
        person: "李强".into(),
        role: "技术员".into(),
        rows: vec![
            row("基本工资", "", "3000.00"),
            row("调试费首付", "1,200 × 0.10 × 80% = 96.00", "-1096.00"),
        ],
        gross: Money::parse("3000.00").unwrap(),
        deductions: Money::parse("1096.00").unwrap(),
        paid: Money::parse("1904.00").unwrap(),
        owed: Money::ZERO,
        capitals: "人民币壹仟玖佰零肆元整".into(),
        state: Some("settlement.paper.open"),
        other: Vec::new(),
    }
}

/// The texts of a drawing with their places.
fn texts(svg: &str) -> Vec<(f64, String)> {
    let parts = svg.split("<text ").skip(1);
    parts
        .map(|part| {
            let y = part.split_once("y=\"").unwrap().1.split_once('"').unwrap().0;
            let text = part.split_once('>').unwrap().1.split_once("</text>").unwrap().0;
            (y.parse().unwrap(), text.to_owned())
        })
        .collect()
}

#[test]
fn a_picture_says_what_the_paper_says() {
    for lang in Lang::ALL {
        let words = Words(lang);
        let paper = paper();
        let Picture { svg, width, height } = picture(words, &paper);
        let said: Vec<_> = texts(&svg);
        let has = |wanted: &str| said.iter().any(|(_, text)| text.contains(wanted));
        let wanted = [
            "李强",
            "2026年3月",
            "技术员",
            "3,000.00",
            "−1,096.00",
            "1,904.00",
            "凤凰商城",
            "5.1.1",
            "壹仟玖佰",
        ];
        for wanted in wanted {
            assert!(has(wanted), "{wanted} in {said:?}");
        }
        assert!(has("东河&lt;分公司&gt; &amp; 子公司"), "{said:?}");
        assert!(has(words.t("settlement.paper.open").split(['：', ':']).next().unwrap()), "{said:?}");
        assert!(said.iter().all(|(y, _)| *y < f64::from(height)), "{height} {said:?}");
        assert!(said.windows(2).all(|two| two[0].0 <= two[1].0), "from the top: {said:?}");
        assert_eq!(f64::from(width), WIDTH);
    }
}

#[test]
fn its_file_is_called_by_person_and_month() {
    let named = Paper { person: "李/强:*?".into(), ..paper() };
    assert_eq!(file_name(Words(Lang::ZhCn), &named), "东河-分公司-子公司-工资结算单-李-强-2026年3月.png");
}
