//! What a clause of chapter 7 costs, in words: by its rule, and for the nth time of somebody.

use crate::{
    app::{
        format::{number, yuan},
        i18n::Words,
    },
    rules::{
        OutcomeKind,
        penalties::{dismissed_instead, outcome_of},
        values::PenaltyRule,
    },
};

/// All that a clause may bring: `首次警告，以后每次 100 元`, `金额的 2 倍，辞退，经理 500 元`.
pub fn penalty_rule_words(words: Words, rule: &PenaltyRule) -> String {
    let warnings = match rule.warnings {
        0 => None,
        1 => Some(words.t("facts.fine.first_warning")),
        n => Some(words.tv("facts.fine.warnings", &[("n", &n)])),
    };
    let always_dismissed = dismissed_instead(rule, 1);
    let money = money(words, rule).filter(|_| !always_dismissed);
    let money = money.map(|money| match rule.warnings {
        0 => money,
        _ => words.tv("facts.fine.later", &[("money", &money)]),
    });
    let dismissal = match (rule.dismissal_at, rule.dismissal_instead_from) {
        _ if always_dismissed => Some(words.t("facts.outcome.dismissal")),
        (_, Some(n)) => Some(words.tv("facts.fine.dismissal_instead", &[("n", &n)])),
        (Some(0), None) => Some(words.t("facts.outcome.dismissal")),
        (Some(n), None) => Some(words.tv("facts.fine.dismissal_at", &[("n", &n)])),
        (None, None) => None,
    };
    joined(words, [warnings, money, dismissal, managers_part(words, rule)])
}

/// What the nth time of somebody brings: `第 2 次：辞退`.
pub fn nth_penalty_words(words: Words, rule: &PenaltyRule, nth: u32) -> String {
    let what = match outcome_of(rule, nth) {
        Some(OutcomeKind::Warning) => words.t("facts.fine.warned"),
        outcome => {
            let money = money(words, rule).filter(|_| !dismissed_instead(rule, nth));
            let dismissal = outcome.map(|_| words.t("facts.outcome.dismissal"));
            joined(words, [money, dismissal, managers_part(words, rule)])
        }
    };
    words.tv("facts.fine.nth", &[("n", &nth), ("what", &what)])
}

/// The fixed fine, the multiple of a sum, or both.
fn money(words: Words, rule: &PenaltyRule) -> Option<String> {
    let (fine, times) = (yuan(rule.fine), number(rule.times_amount));
    match (rule.fine.is_zero(), rule.times_amount.is_zero()) {
        (true, true) => None,
        (false, true) => Some(words.tv("facts.fine.fixed", &[("fine", &fine)])),
        (true, false) => Some(words.tv("facts.fine.times", &[("times", &times)])),
        (false, false) => Some(words.tv("facts.fine.both", &[("fine", &fine), ("times", &times)])),
    }
}

fn managers_part(words: Words, rule: &PenaltyRule) -> Option<String> {
    let amount = yuan(rule.manager);
    (!rule.manager.is_zero()).then(|| words.tv("facts.fine.manager", &[("amount", &amount)]))
}

fn joined<const N: usize>(words: Words, parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(&words.t("facts.fine.join"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::i18n::Lang, domain::PenaltyClause, rules::RuleSet};

    fn rule(code: &str) -> PenaltyRule {
        let clause = PenaltyClause::ALL.iter().find(|clause| clause.code() == code).unwrap();
        RuleSet::regulation().penalties[clause].clone()
    }

    #[test]
    fn a_clause_says_what_it_costs() {
        let said = |code| penalty_rule_words(Words(Lang::ZhCn), &rule(code));
        assert_eq!(said("7.14"), "20.00 元");
        assert_eq!(said("7.1"), "100.00 元，第 6 次辞退");
        assert_eq!(said("7.2"), "500.00 元，第 2 次起辞退");
        assert_eq!(said("7.6"), "辞退");
        assert_eq!(said("7.12"), "200.00 元，经理 300.00 元");
        assert_eq!(said("7.15"), "金额的 1 倍");
        assert_eq!(said("7.17a"), "首次警告，以后 100.00 元");
        assert_eq!(said("7.20"), "金额的 2 倍，辞退，经理 500.00 元");
        assert_eq!(said("7.21"), "1,000.00 元加金额的 1 倍，辞退，经理 1,000.00 元");
    }

    #[test]
    fn the_nth_time_says_what_it_brings() {
        let said = |code, nth| nth_penalty_words(Words(Lang::ZhCn), &rule(code), nth);
        assert_eq!([said("7.2", 1), said("7.2", 2)], ["第 1 次：500.00 元。", "第 2 次：辞退。"]);
        assert_eq!([said("7.19", 1), said("7.19", 2)], ["第 1 次：警告，不罚款。", "第 2 次：100.00 元。"]);
        assert_eq!([said("7.1", 5), said("7.1", 6)], ["第 5 次：100.00 元。", "第 6 次：100.00 元，辞退。"]);
        assert_eq!(said("7.13", 1), "第 1 次：辞退，经理 1,000.00 元。");
    }
}
