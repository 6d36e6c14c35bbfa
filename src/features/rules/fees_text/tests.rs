use super::*;
use crate::domain::typed::NumberError;

const LIST: &str = "序号\t项目名称\t规格型号\t单位\t收费标准（元）\t底价\t备注\n\
    一、主机\n\
    1\t更换主板\tJB-1\t块\t1,200.00\t800\t\n\
    2\t更换主板\tJB-2\t块\t1500\t￥900.50\t含调试\n\
    \n\
    3\t上门服务\t\t次\t100元\t0\t";

fn typed(text: &str) -> FeesTyped {
    FeesTyped { from: "2026-12-01".into(), text: text.into(), ..FeesTyped::default() }
}

fn fresh() -> Remembered {
    Remembered::new()
}

fn rows_wrong(text: &str) -> Vec<(usize, RowProblem)> {
    let row = |problem| match problem {
        FeesProblem::Row { number, why } => Some((number, why)),
        _ => None,
    };
    typed(text).understand(&fresh()).problems.into_iter().filter_map(row).collect()
}

fn why(text: &str) -> Vec<Misread> {
    let why = |(_, problem)| match problem {
        RowProblem::Cell { why, .. } => Some(why),
        _ => None,
    };
    rows_wrong(text).into_iter().filter_map(why).collect()
}

#[test]
fn a_list_is_understood_as_it_is_copied() {
    let read = typed(LIST).read(&fresh()).unwrap();
    let rows: Vec<_> = read
        .rows
        .iter()
        .map(|row| (row.called(), row.unit.as_str(), row.charge.to_string(), row.floor.to_string()))
        .collect();
    assert_eq!(
        rows,
        [
            ("更换主板 JB-1".into(), "块", "1200.00".into(), "800.00".into()),
            ("更换主板 JB-2".into(), "块", "1500.00".into(), "900.50".into()),
            ("上门服务".into(), "次", "100.00".into(), "0.00".into()),
        ]
    );
    assert_eq!(read.rows[1].remark, "含调试");
    let seen = typed(LIST).understand(&fresh());
    assert_eq!((seen.head, &seen.aside[..]), (Some(1), &[(2, "一、主机".to_owned())][..]));
}

#[test]
fn what_is_wrong_is_named_with_its_row_and_the_rest_is_kept() {
    let text = "项目\t收费\t底价\n主板\t一百\t80\n电源\t12,5\t1\n电池\t50\t60\n主板\t200\t100\n回路板\t-5\t0\n喇叭\t30\t\n\t10\t5";
    let wrong = rows_wrong(text);
    let numbers: Vec<_> = wrong.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(
        wrong[2].1,
        RowProblem::BelowFloor { name: "电池".into(), charge: Money::yuan(50), floor: Money::yuan(60) }
    );
    assert_eq!(wrong[3].1, RowProblem::Twice { name: "主板".into(), first: 2 });
    let all = why(text);
    let expected: [Misread; 5] = [
        NumberError::Letter { letter: '一' }.into(),
        NumberError::Grouping.into(),
        NumberError::Negative.into(),
        NumberError::Empty.into(),
        TextError::Empty.into(),
    ];
    assert_eq!(all, expected);
    // Nothing is half saved.
    assert!(typed(text).read(&fresh()).is_err());
}

#[test]
fn columns_are_chosen_once_and_remembered_by_their_heads() {
    let text = "甲\t乙\t丙\n主板\t80\t100";
    let seen = typed(text).understand(&fresh());
    let missing = [FeeColumn::Name, FeeColumn::Charge, FeeColumn::Floor].map(FeesProblem::NoColumn);
    assert_eq!(seen.problems, missing);
    let chosen = [("item", "0"), ("floor", "1"), ("charge", "2")];
    let columns = chosen.map(|(code, at)| (code.to_owned(), at.to_owned())).into();
    let chosen = FeesTyped { columns, ..typed(text) };
    let remembered = chosen.understand(&fresh()).remembered();
    // The same heads in another order.
    let later = typed("丙\t甲\t乙\n90\t电源\t70").read(&remembered).unwrap();
    assert_eq!((later.rows[0].charge, later.rows[0].floor), (Money::yuan(90), Money::yuan(70)));
}

#[test]
fn a_column_that_is_not_there_is_not_guessed() {
    let text = "项目\t单位\t收费\t底价\n主板\t块\t100\t80";
    let without = FeesTyped { columns: [("unit".to_owned(), NO_COLUMN.to_owned())].into(), ..typed(text) };
    assert_eq!(without.read(&fresh()).unwrap().rows[0].unit, "");
    assert_eq!(typed(text).read(&fresh()).unwrap().rows[0].unit, "块");
}

#[test]
fn without_a_head_the_first_row_counts() {
    let columns: BTreeMap<String, String> =
        [("item", "0"), ("charge", "1"), ("floor", "2")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
    let none = FeesTyped { columns: columns.clone(), ..typed("主板\t100\t80") };
    assert_eq!(none.read(&fresh()).unwrap().rows.len(), 1);
    // A head that is none, whoever says so.
    let said = FeesTyped { head: NO_COLUMN.into(), columns, ..typed("主板\t一\t二") };
    assert!(said.read(&fresh()).is_err());
}

#[test]
fn a_day_and_something_pasted_are_asked_for() {
    let empty = FeesTyped::default().read(&fresh()).unwrap_err();
    assert!(matches!(empty[..], [FeesProblem::From(_), FeesProblem::Nothing]));
    assert_eq!(typed("一、主机\n二、探头").read(&fresh()).unwrap_err().len(), 3);
    let long = FeesTyped { name: "长".repeat(201), ..typed(LIST) };
    assert_eq!(long.read(&fresh()), Err(vec![FeesProblem::Name(TextError::TooLong { most: NAME_CHARS })]));
}

#[test]
fn a_title_above_the_head_is_left_out_and_named() {
    for above in ["客户服务部收费标准\n\n", "客户服务部收费标准\t\t\t\n单位：元\t\t日期：2026年12月\n"]
    {
        let text = format!("{above}{LIST}");
        let seen = typed(&text).understand(&fresh());
        assert_eq!((seen.head, seen.rows.len()), (Some(3), 3), "{text}");
        assert_eq!(seen.above[0], (1, "客户服务部收费标准".to_owned()));
        assert_eq!(seen.aside, [(4, "一、主机".to_owned())]);
        // The same heads are known again, wherever they stand.
        assert_eq!(typed(&text).read(&seen.remembered()).unwrap().rows.len(), 3);
    }
    // Names of columns that nobody knows: what is more than a title.
    let seen = typed("某年价目\n甲\t乙\n主板\t80").understand(&fresh());
    assert_eq!((seen.head, seen.above.len()), (Some(2), 1));
}

#[test]
fn the_head_is_another_row_where_somebody_says_so() {
    let text = "项目\t收费\t底价\n配件\t价格\t成本\n主板\t100\t80";
    assert_eq!(typed(text).understand(&fresh()).head, Some(1));
    let said = FeesTyped { head: "2".into(), ..typed(text) };
    let seen = said.understand(&fresh());
    assert_eq!((seen.head, seen.rows.len(), seen.above.len()), (Some(2), 1, 1));
    assert_eq!(seen.heads, ["配件", "价格", "成本"]);
    // A row that is not there any more chooses nothing.
    assert_eq!(FeesTyped { head: "9".into(), ..typed(text) }.understand(&fresh()).head, Some(1));
}
