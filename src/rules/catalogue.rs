//! Every clause of the regulation that Fieldbook knows, what it asks for, and how far this version goes with it.
//! What is not computed is listed and says why, so that nobody takes silence for compliance.

use super::Clause;

/// What a clause asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    Money,
    Deadline,
    /// A step that may not be taken until a condition holds.
    Gate,
    /// A form or register that must exist.
    Record,
    Checklist,
    /// Who may do it.
    Role,
    /// A condition that is raised by itself.
    Watch,
    Penalty,
}

/// Why a clause is not computed in this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeftOut {
    /// Its daily work has no screens here yet.
    LaterWork,
    /// A rule of conduct: nothing can be computed from it; its breach is recorded under chapter 7.
    Conduct,
}

/// How far the program goes with a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// All that it asks of the desk follows from it: figures, deadlines, refusals or proposals.
    Computed,
    /// Something of it; the key of the sentence that says what is missing.
    InPart(&'static str),
    /// A breach is recorded by hand, and what it costs follows; nothing finds it by itself.
    Recorded,
    Left(LeftOut),
}

/// An entry of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CatalogueClause {
    pub clause: Clause,
    /// The key of its title.
    pub title: &'static str,
    /// The key of the sentence that says what it asks.
    pub text: &'static str,
    pub kinds: &'static [ClauseKind],
    pub standing: Standing,
}

macro_rules! catalogue {
    ($($id:literal, $title:literal, $text:literal, [$($kind:ident),+], $standing:expr;)*) => {
        use LeftOut::{Conduct, LaterWork};
        use Standing::{Computed, InPart, Left, Recorded};

        /// Every clause in the order of the text.
        pub const CATALOGUE: &[CatalogueClause] = &[$(CatalogueClause {
            clause: Clause($id),
            title: $title,
            text: $text,
            kinds: &[$(ClauseKind::$kind),+],
            standing: $standing,
        }),*];
    };
}

/// How many clauses stand how: computed, in part, recorded by hand, left out.
pub fn counts() -> (usize, usize, usize, usize) {
    let count = |holds: fn(Standing) -> bool| CATALOGUE.iter().filter(|entry| holds(entry.standing)).count();
    (
        count(|standing| standing == Standing::Computed),
        count(|standing| matches!(standing, Standing::InPart(_))),
        count(|standing| standing == Standing::Recorded),
        count(|standing| matches!(standing, Standing::Left(_))),
    )
}

/// The entry of a clause, by its id.
pub fn entry(id: &str) -> Option<&'static CatalogueClause> {
    CATALOGUE.iter().find(|entry| entry.clause.0 == id)
}

catalogue! {
    "1", "clauses.1", "clauses.1.text", [Role], Computed;
    "2.1", "clauses.2.1", "clauses.2.1.text", [Role], InPart("clauses.2.1.lacks");
    "2.1.7", "clauses.2.1.7", "clauses.2.1.7.text", [Role], Left(LaterWork);
    "2.2", "clauses.2.2", "clauses.2.2.text", [Role], InPart("clauses.2.2.lacks");
    "2.2.1", "clauses.2.2.1", "clauses.2.2.1.text", [Record], Computed;
    "2.2.2", "clauses.2.2.2", "clauses.2.2.2.text", [Record], Left(LaterWork);
    "2.2.3", "clauses.2.2.3", "clauses.2.2.3.text", [Record], Left(LaterWork);
    "2.2.4", "clauses.2.2.4", "clauses.2.2.4.text", [Record], Left(LaterWork);
    "2.2.5", "clauses.2.2.5", "clauses.2.2.5.text", [Record], InPart("clauses.2.2.5.lacks");
    "2.2.6", "clauses.2.2.6", "clauses.2.2.6.text", [Record], InPart("clauses.2.2.6.lacks");
    "2.2.7", "clauses.2.2.7", "clauses.2.2.7.text", [Record], Left(LaterWork);
    "2.3", "clauses.2.3", "clauses.2.3.text", [Role], Computed;
    "2.4", "clauses.2.4", "clauses.2.4.text", [Role], Computed;
    "3.1", "clauses.3.1", "clauses.3.1.text", [Gate], Left(LaterWork);
    "3.2", "clauses.3.2", "clauses.3.2.text", [Gate], Left(LaterWork);
    "3.3", "clauses.3.3", "clauses.3.3.text", [Watch], Left(LaterWork);
    "3.4", "clauses.3.4", "clauses.3.4.text", [Watch], Left(LaterWork);
    "4.1", "clauses.4.1", "clauses.4.1.text", [Money], Computed;
    "4.2", "clauses.4.2", "clauses.4.2.text", [Money], Computed;
    "5.1.1", "clauses.5.1.1", "clauses.5.1.1.text", [Money], Computed;
    "5.1.2", "clauses.5.1.2", "clauses.5.1.2.text", [Money], Computed;
    "5.1.3", "clauses.5.1.3", "clauses.5.1.3.text", [Money], Computed;
    "5.1.4", "clauses.5.1.4", "clauses.5.1.4.text", [Gate], Computed;
    "5.1.5", "clauses.5.1.5", "clauses.5.1.5.text", [Money], Computed;
    "5.1.6", "clauses.5.1.6", "clauses.5.1.6.text", [Money], InPart("clauses.5.1.6.lacks");
    "5.1.7", "clauses.5.1.7", "clauses.5.1.7.text", [Money, Deadline, Gate], Computed;
    "5.1.8", "clauses.5.1.8", "clauses.5.1.8.text", [Money], InPart("clauses.5.1.8.lacks");
    "5.1.9", "clauses.5.1.9", "clauses.5.1.9.text", [Money], Computed;
    "5.1.10", "clauses.5.1.10", "clauses.5.1.10.text", [Money], Computed;
    "5.1.11", "clauses.5.1.11", "clauses.5.1.11.text", [Money], Computed;
    "5.1.12", "clauses.5.1.12", "clauses.5.1.12.text", [Money], Computed;
    "5.2.1", "clauses.5.2.1", "clauses.5.2.1.text", [Gate], InPart("clauses.5.2.1.lacks");
    "5.2.2", "clauses.5.2.2", "clauses.5.2.2.text", [Gate], Computed;
    "5.2.3", "clauses.5.2.3", "clauses.5.2.3.text", [Money], InPart("clauses.5.2.3.lacks");
    "5.2.4", "clauses.5.2.4", "clauses.5.2.4.text", [Money], InPart("clauses.5.2.4.lacks");
    "5.2.5", "clauses.5.2.5", "clauses.5.2.5.text", [Money, Deadline, Gate], InPart("clauses.5.2.5.lacks");
    "5.3.1", "clauses.5.3.1", "clauses.5.3.1.text", [Money], InPart("clauses.5.3.1.lacks");
    "5.3.2", "clauses.5.3.2", "clauses.5.3.2.text", [Money], InPart("clauses.5.3.2.lacks");
    "5.3.3", "clauses.5.3.3", "clauses.5.3.3.text", [Money], InPart("clauses.5.3.3.lacks");
    "5.3.4", "clauses.5.3.4", "clauses.5.3.4.text", [Gate], Left(LaterWork);
    "5.4.1", "clauses.5.4.1", "clauses.5.4.1.text", [Money], Computed;
    "5.4.2", "clauses.5.4.2", "clauses.5.4.2.text", [Money], Computed;
    "5.4.3", "clauses.5.4.3", "clauses.5.4.3.text", [Money], InPart("clauses.5.4.3.lacks");
    "5.5.1", "clauses.5.5.1", "clauses.5.5.1.text", [Money], Computed;
    "5.5.2", "clauses.5.5.2", "clauses.5.5.2.text", [Money], Computed;
    "6.1.1", "clauses.6.1.1", "clauses.6.1.1.text", [Record, Gate], Computed;
    "6.1.2", "clauses.6.1.2", "clauses.6.1.2.text", [Record], InPart("clauses.6.1.2.lacks");
    "6.1.3", "clauses.6.1.3", "clauses.6.1.3.text", [Record], Left(LaterWork);
    "6.1.4", "clauses.6.1.4", "clauses.6.1.4.text", [Record], Computed;
    "6.1.5", "clauses.6.1.5", "clauses.6.1.5.text", [Gate], InPart("clauses.6.1.5.lacks");
    "6.1.6", "clauses.6.1.6", "clauses.6.1.6.text", [Checklist], Computed;
    "6.1.7", "clauses.6.1.7", "clauses.6.1.7.text", [Deadline], Computed;
    "6.1.8", "clauses.6.1.8", "clauses.6.1.8.text", [Gate], Computed;
    "6.1.9", "clauses.6.1.9", "clauses.6.1.9.text", [Deadline, Gate], Computed;
    "6.1.10", "clauses.6.1.10", "clauses.6.1.10.text", [Deadline, Record], Computed;
    "6.2.1", "clauses.6.2.1", "clauses.6.2.1.text", [Record], Computed;
    "6.2.2", "clauses.6.2.2", "clauses.6.2.2.text", [Record], InPart("clauses.6.2.2.lacks");
    "6.2.3", "clauses.6.2.3", "clauses.6.2.3.text", [Record], InPart("clauses.6.2.3.lacks");
    "6.2.4", "clauses.6.2.4", "clauses.6.2.4.text", [Record], Computed;
    "6.2.5", "clauses.6.2.5", "clauses.6.2.5.text", [Gate], InPart("clauses.6.2.5.lacks");
    "6.2.6", "clauses.6.2.6", "clauses.6.2.6.text", [Gate], InPart("clauses.6.2.6.lacks");
    "6.2.7", "clauses.6.2.7", "clauses.6.2.7.text", [Gate], InPart("clauses.6.2.7.lacks");
    "6.2.8", "clauses.6.2.8", "clauses.6.2.8.text", [Record], InPart("clauses.6.2.8.lacks");
    "6.2.9", "clauses.6.2.9", "clauses.6.2.9.text", [Deadline], Computed;
    "6.2.10", "clauses.6.2.10", "clauses.6.2.10.text", [Deadline], Computed;
    "6.3.1", "clauses.6.3.1", "clauses.6.3.1.text", [Record, Gate], Computed;
    "6.3.2", "clauses.6.3.2", "clauses.6.3.2.text", [Record], Left(LaterWork);
    "6.3.3", "clauses.6.3.3", "clauses.6.3.3.text", [Record], Left(LaterWork);
    "6.3.4", "clauses.6.3.4", "clauses.6.3.4.text", [Deadline], Computed;
    "6.3.5", "clauses.6.3.5", "clauses.6.3.5.text", [Watch], Computed;
    "6.3.6", "clauses.6.3.6", "clauses.6.3.6.text", [Gate], Computed;
    "6.3.7", "clauses.6.3.7", "clauses.6.3.7.text", [Watch], Left(LaterWork);
    "6.4.1", "clauses.6.4.1", "clauses.6.4.1.text", [Gate], Left(LaterWork);
    "6.4.2", "clauses.6.4.2", "clauses.6.4.2.text", [Checklist], Left(LaterWork);
    "6.4.3", "clauses.6.4.3", "clauses.6.4.3.text", [Gate], Left(LaterWork);
    "6.4.4", "clauses.6.4.4", "clauses.6.4.4.text", [Deadline, Checklist], Left(LaterWork);
    "6.4.5", "clauses.6.4.5", "clauses.6.4.5.text", [Deadline, Gate], Left(LaterWork);
    "6.4.6", "clauses.6.4.6", "clauses.6.4.6.text", [Record], Left(LaterWork);
    "6.4.7", "clauses.6.4.7", "clauses.6.4.7.text", [Record], Left(LaterWork);
    "6.4.8", "clauses.6.4.8", "clauses.6.4.8.text", [Deadline], Left(LaterWork);
    "6.4.9", "clauses.6.4.9", "clauses.6.4.9.text", [Deadline], Left(LaterWork);
    "6.4.10", "clauses.6.4.10", "clauses.6.4.10.text", [Gate], Left(LaterWork);
    "6.5.1", "clauses.6.5.1", "clauses.6.5.1.text", [Record], InPart("clauses.6.5.1.lacks");
    "6.5.2", "clauses.6.5.2", "clauses.6.5.2.text", [Deadline], Computed;
    "6.5.3", "clauses.6.5.3", "clauses.6.5.3.text", [Record], Computed;
    "6.5.4", "clauses.6.5.4", "clauses.6.5.4.text", [Record], Computed;
    "6.5.5", "clauses.6.5.5", "clauses.6.5.5.text", [Deadline], Computed;
    "6.5.6", "clauses.6.5.6", "clauses.6.5.6.text", [Record], Computed;
    "6.5.7", "clauses.6.5.7", "clauses.6.5.7.text", [Watch], Computed;
    "6.6.1", "clauses.6.6.1", "clauses.6.6.1.text", [Record, Gate], Left(LaterWork);
    "6.6.2", "clauses.6.6.2", "clauses.6.6.2.text", [Deadline], Left(LaterWork);
    "6.6.3", "clauses.6.6.3", "clauses.6.6.3.text", [Gate], Left(Conduct);
    "6.6.4", "clauses.6.6.4", "clauses.6.6.4.text", [Record], Left(LaterWork);
    "6.6.5", "clauses.6.6.5", "clauses.6.6.5.text", [Record], Left(Conduct);
    "6.6.6", "clauses.6.6.6", "clauses.6.6.6.text", [Watch], Left(LaterWork);
    "6.6.7", "clauses.6.6.7", "clauses.6.6.7.text", [Record], Left(LaterWork);
    "6.7.1", "clauses.6.7.1", "clauses.6.7.1.text", [Record], Computed;
    "6.7.2", "clauses.6.7.2", "clauses.6.7.2.text", [Record], Computed;
    "6.7.3", "clauses.6.7.3", "clauses.6.7.3.text", [Gate], InPart("clauses.6.7.3.lacks");
    "6.7.4", "clauses.6.7.4", "clauses.6.7.4.text", [Gate], InPart("clauses.6.7.4.lacks");
    "6.8", "clauses.6.8", "clauses.6.8.text", [Record], Left(Conduct);
    "6.9", "clauses.6.9", "clauses.6.9.text", [Record, Deadline], Left(LaterWork);
    "6.10.1", "clauses.6.10.1", "clauses.6.10.1.text", [Record], Recorded;
    "6.10.2", "clauses.6.10.2", "clauses.6.10.2.text", [Deadline], Computed;
    "6.10.3", "clauses.6.10.3", "clauses.6.10.3.text", [Gate], Left(Conduct);
    "6.10.4", "clauses.6.10.4", "clauses.6.10.4.text", [Gate], Left(Conduct);
    "7", "clauses.7", "clauses.7.text", [Penalty], Computed;
    "7.1", "clauses.7.1", "clauses.7.1.text", [Penalty], Computed;
    "7.2", "clauses.7.2", "clauses.7.2.text", [Penalty], Computed;
    "7.3", "clauses.7.3", "clauses.7.3.text", [Penalty], Computed;
    "7.4", "clauses.7.4", "clauses.7.4.text", [Penalty], Computed;
    "7.5", "clauses.7.5", "clauses.7.5.text", [Penalty], Computed;
    "7.6", "clauses.7.6", "clauses.7.6.text", [Penalty], Computed;
    "7.7", "clauses.7.7", "clauses.7.7.text", [Penalty], Computed;
    "7.8", "clauses.7.8", "clauses.7.8.text", [Penalty], Computed;
    "7.9", "clauses.7.9", "clauses.7.9.text", [Penalty], Computed;
    "7.10", "clauses.7.10", "clauses.7.10.text", [Penalty], Computed;
    "7.11", "clauses.7.11", "clauses.7.11.text", [Penalty], InPart("clauses.7.11.lacks");
    "7.12", "clauses.7.12", "clauses.7.12.text", [Penalty], Recorded;
    "7.13", "clauses.7.13", "clauses.7.13.text", [Penalty], InPart("clauses.7.13.lacks");
    "7.14", "clauses.7.14", "clauses.7.14.text", [Penalty], Recorded;
    "7.15", "clauses.7.15", "clauses.7.15.text", [Penalty], Recorded;
    "7.16", "clauses.7.16", "clauses.7.16.text", [Penalty], Computed;
    "7.16.1", "clauses.7.16.1", "clauses.7.16.1.text", [Penalty], Computed;
    "7.16.2", "clauses.7.16.2", "clauses.7.16.2.text", [Penalty], Computed;
    "7.16.3", "clauses.7.16.3", "clauses.7.16.3.text", [Penalty], Computed;
    "7.16.4", "clauses.7.16.4", "clauses.7.16.4.text", [Watch], Computed;
    "7.16.5", "clauses.7.16.5", "clauses.7.16.5.text", [Penalty], Computed;
    "7.17", "clauses.7.17", "clauses.7.17.text", [Penalty], Recorded;
    "7.17a", "clauses.7.17a", "clauses.7.17a.text", [Penalty], Recorded;
    "7.17b", "clauses.7.17b", "clauses.7.17b.text", [Penalty], Recorded;
    "7.18", "clauses.7.18", "clauses.7.18.text", [Penalty], Recorded;
    "7.18a", "clauses.7.18a", "clauses.7.18a.text", [Penalty], Recorded;
    "7.18b", "clauses.7.18b", "clauses.7.18b.text", [Penalty], Recorded;
    "7.19", "clauses.7.19", "clauses.7.19.text", [Penalty], Recorded;
    "7.20", "clauses.7.20", "clauses.7.20.text", [Penalty], Recorded;
    "7.21", "clauses.7.21", "clauses.7.21.text", [Penalty], Recorded;
    "7.22", "clauses.7.22", "clauses.7.22.text", [Penalty], Recorded;
    "8.1", "clauses.8.1", "clauses.8.1.text", [Money], InPart("clauses.8.1.lacks");
    "8.2", "clauses.8.2", "clauses.8.2.text", [Watch], Computed;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PenaltyClause;
    use std::collections::BTreeSet;

    #[test]
    fn every_clause_stands_once_with_words_of_its_own() {
        let ids: BTreeSet<_> = CATALOGUE.iter().map(|entry| entry.clause).collect();
        assert_eq!(ids.len(), CATALOGUE.len());
        for entry in CATALOGUE {
            let id = entry.clause.0;
            assert_eq!(entry.title, format!("clauses.{id}"));
            assert_eq!(entry.text, format!("clauses.{id}.text"));
        }
    }

    #[test]
    fn the_clause_of_every_kind_of_fact_is_in_it() {
        for kind in crate::journal::FactBody::kinds() {
            assert!(entry(kind.clause).is_some(), "{}: {}", kind.name, kind.clause);
        }
    }

    #[test]
    fn what_is_in_part_says_in_a_sentence_of_its_own_what_is_missing() {
        for entry in CATALOGUE {
            if let Standing::InPart(lacks) = entry.standing {
                assert_eq!(lacks, format!("clauses.{}.lacks", entry.clause));
            }
        }
    }

    /// Read off the code, clause by clause: what a person can live whole in the product. A clause that comes to be whole
    /// is added here together with its entry.
    #[test]
    fn nothing_is_called_computed_that_is_not_whole() {
        let whole = [
            "1", "2.2.1", "2.3", "2.4", "4.1", "4.2", "5.1.1", "5.1.2", "5.1.3", "5.1.4", "5.1.5", "5.1.7",
            "5.1.9", "5.1.10", "5.1.11", "5.1.12", "5.2.2", "5.4.1", "5.4.2", "5.5.1", "5.5.2", "6.1.1",
            "6.1.4", "6.1.6", "6.1.7", "6.1.8", "6.1.9", "6.1.10", "6.2.1", "6.2.4", "6.2.9", "6.2.10",
            "6.3.1", "6.3.4", "6.3.5", "6.3.6", "6.5.2", "6.5.3", "6.5.4", "6.5.5", "6.5.6", "6.5.7",
            "6.7.1", "6.7.2", "6.10.2", "7", "7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "7.7", "7.8", "7.9",
            "7.10", "7.16", "7.16.1", "7.16.2", "7.16.3", "7.16.4", "7.16.5", "8.2",
        ];
        let computed: Vec<_> = CATALOGUE
            .iter()
            .filter(|entry| entry.standing == Standing::Computed)
            .map(|entry| entry.clause.0)
            .collect();
        assert_eq!(computed, whole);
    }

    #[test]
    fn the_readme_tells_the_same() {
        let (computed, in_part, recorded, left) = counts();
        let readme = include_str!("../../README.md").split_whitespace().collect::<Vec<_>>().join(" ");
        let all = CATALOGUE.len();
        let english = format!(
            "Of the {all} clauses in its catalogue {computed} are computed whole, {in_part} in part, {recorded} are \
             recorded by hand and {left} are left out"
        );
        assert!(readme.contains(&english), "{english}");
        let chinese = format!(
            "条款目录共 {all} 条：{computed} 条全部计算，{in_part} 条部分计算，{recorded} 条由人工登记，{left} 条未列入"
        );
        assert!(readme.contains(&chinese), "{chinese}");
    }

    #[test]
    fn every_penalty_clause_is_in_it() {
        for clause in PenaltyClause::ALL {
            assert!(entry(clause.code()).is_some(), "{}", clause.code());
        }
    }
}
