//! What stands around the days in a notice.

/// How the lines around the days begin.
const BEGINNINGS: &[&str] = &[
    "国务院办公厅",
    "国办发",
    "各省、自治区、直辖市",
    "经国务院批准",
    "部分节假日安排的通知",
    "节假日期间",
    "(此件公开发布)",
    "索引号:",
    "主题分类:",
    "发文机关:",
    "成文日期:",
    "标题:",
    "发文字号:",
    "发布日期:",
];

const SIGNATURE: &str = "国务院办公厅";

/// A heading, an address, a closing formula or a signature.
pub(super) fn is_frame(line: &str) -> bool {
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    BEGINNINGS.iter().any(|beginning| line.starts_with(beginning)) || line.ends_with("安排的通知")
}

/// The day of signing follows.
pub(super) fn is_signature(line: &str) -> bool {
    line.chars().filter(|c| !c.is_whitespace()).eq(SIGNATURE.chars())
}

/// A whole date and nothing else.
pub(super) fn is_day_of_signing(line: &str) -> bool {
    line.contains('年')
        && line.ends_with('日')
        && line.chars().all(|c| c.is_ascii_digit() || "年月日 ".contains(c))
}

/// Advice to employers names no day off.
pub(super) fn is_advice(sentence: &str) -> bool {
    sentence.trim_start().starts_with("鼓励")
}

/// The number of the notice: `国办发明电〔2025〕7号`.
pub(super) fn number(line: &str) -> Option<String> {
    let from = line.find("国办发")?;
    let to = line[from..].find('号')? + from;
    let number: String = line[from..to].chars().filter(|c| !c.is_whitespace()).chain(['号']).collect();
    number.contains(|c: char| c.is_ascii_digit()).then_some(number)
}
