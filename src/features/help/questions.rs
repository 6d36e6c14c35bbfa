//! What each screen is asked, and where the answer is carried out. The texts stand in `locales/*/help.json`: the first line
//! of each is the question, the rest the answer.

use crate::app::{help::Topic, route::Route};

/// A question of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    pub key: &'static str,
    /// The address where it is done, when that is another screen.
    to: Option<&'static str>,
}

impl Question {
    const fn at(self, to: &'static str) -> Question {
        Question { to: Some(to), ..self }
    }

    /// Where it is done.
    pub fn route(self) -> Option<Route> {
        self.to.map(Route::parse)
    }
}

const fn ask(key: &'static str) -> Question {
    Question { key, to: None }
}

/// The questions of a topic, the most frequent first.
pub fn questions(topic: Topic) -> &'static [Question] {
    QUESTIONS.iter().find(|(of, _)| *of == topic).map_or(&[], |(_, asked)| asked)
}

const QUESTIONS: &[(Topic, &[Question])] = &[
    (
        Topic::Today,
        &[
            ask("help.today.empty"),
            ask("help.today.gone").at("#/jobs"),
            ask("help.today.call").at("#/sites"),
            ask("help.today.proposal").at("#/record/waived"),
            ask("help.mistake").at("#/record/all"),
        ],
    ),
    (
        Topic::Register,
        &[
            ask("help.register.call").at("#/record/request"),
            ask("help.register.sheet"),
            ask("help.register.step"),
            ask("help.register.repair"),
        ],
    ),
    (
        Topic::Jobs,
        &[
            ask("help.jobs.new").at("#/jobs/new"),
            ask("help.jobs.find"),
            ask("help.jobs.repairs").at("#/record/repair"),
            ask("help.jobs.number").at("#/record/number"),
            ask("help.jobs.wrong"),
        ],
    ),
    (
        Topic::Job,
        &[
            ask("help.job.mistake"),
            ask("help.job.phone").at("#/sites"),
            ask("help.job.blocked"),
            ask("help.job.money").at("#/settlement"),
            ask("help.job.reassign"),
            ask("help.job.late"),
        ],
    ),
    (
        Topic::NewJob,
        &[
            ask("help.new_job.points"),
            ask("help.new_job.rate").at("#/rules/commissioning"),
            ask("help.new_job.site").at("#/sites/new"),
            ask("help.new_job.wrong").at("#/jobs"),
        ],
    ),
    (
        Topic::Sites,
        &[ask("help.sites.find"), ask("help.sites.new").at("#/sites/new"), ask("help.sites.phone")],
    ),
    (
        Topic::Site,
        &[
            ask("help.site.edit"),
            ask("help.site.owed").at("#/record/paid_in"),
            ask("help.site.acceptance").at("#/jobs"),
        ],
    ),
    (
        Topic::NewSite,
        &[
            ask("help.new_site.area").at("#/rules/commissioning"),
            ask("help.new_site.later"),
            ask("help.new_site.dealer"),
        ],
    ),
    (
        Topic::Record,
        &[
            ask("help.record.which"),
            ask("help.record.not_mine"),
            ask("help.mistake").at("#/record/all"),
            ask("help.record.late").at("#/settlement"),
        ],
    ),
    (
        Topic::Journal,
        &[
            ask("help.journal.withdraw"),
            ask("help.journal.undo"),
            ask("help.journal.who"),
            ask("help.journal.strays"),
            ask("help.journal.came"),
        ],
    ),
    (
        Topic::Repair,
        &[
            ask("help.repair.money").at("#/settlement"),
            ask("help.repair.tax").at("#/rules/repair"),
            ask("help.repair.again"),
            ask("help.repair.nobody").at("#/people"),
        ],
    ),
    (
        Topic::Contract,
        &[
            ask("help.contract.signer"),
            ask("help.contract.server"),
            ask("help.contract.change").at("#/record/server"),
            ask("help.contract.refund").at("#/record/receipt"),
        ],
    ),
    (
        Topic::Attendance,
        &[
            ask("help.attendance.wrong").at("#/record/all"),
            ask("help.attendance.sent").at("#/record/excused"),
            ask("help.attendance.holiday").at("#/rules/calendar"),
            ask("help.attendance.empty"),
        ],
    ),
    (
        Topic::Extra,
        &[
            ask("help.extra.travel").at("#/record/travel"),
            ask("help.extra.follow_ups").at("#/record/follow_ups"),
            ask("help.extra.issue").at("#/record/product_issue"),
        ],
    ),
    (
        Topic::Penalty,
        &[
            ask("help.penalty.amount").at("#/rules/penalties"),
            ask("help.penalty.who"),
            ask("help.penalty.waive").at("#/record/waived"),
            ask("help.mistake").at("#/record/all"),
        ],
    ),
    (
        Topic::Leave,
        &[
            ask("help.leave.open").at("#/people"),
            ask("help.leave.paid").at("#/rules/people"),
            ask("help.leave.again").at("#/people"),
        ],
    ),
    (
        Topic::Settlement,
        &[
            ask("help.settlement.unpaid"),
            ask("help.settlement.late").at("#/record"),
            ask("help.settlement.why"),
            ask("help.settlement.close"),
            ask("help.settlement.undo"),
            ask("help.settlement.print"),
        ],
    ),
    (
        Topic::Year,
        &[
            ask("help.year.bonus"),
            ask("help.year.rests").at("#/jobs?filter=acceptance"),
            ask("help.year.month").at("#/settlement"),
        ],
    ),
    (
        Topic::Statement,
        &[
            ask("help.settlement.why"),
            ask("help.statement.next"),
            ask("help.statement.wrong").at("#/record/all"),
        ],
    ),
    (
        Topic::Print,
        &[
            ask("help.print.open").at("#/settlement"),
            ask("help.print.one").at("#/settlement"),
            ask("help.print.summary").at("#/settlement"),
        ],
    ),
    (Topic::WhatIf, &[ask("help.whatif.safe"), ask("help.whatif.start"), ask("help.whatif.share")]),
    (
        Topic::Draft,
        &[ask("help.draft.adopt"), ask("help.draft.before"), ask("help.draft.wrong").at("#/record/all")],
    ),
    (
        Topic::MyPay,
        &[
            ask("help.mypay.unpaid"),
            ask("help.mypay.more"),
            ask("help.mypay.rest"),
            ask("help.mypay.phone").at("#/data"),
            ask("help.mypay.low"),
        ],
    ),
    (
        Topic::Rules,
        &[
            ask("help.rules.find"),
            ask("help.rules.change").at("#/whatif"),
            ask("help.rules.doubtful").at("#/whatif"),
            ask("help.rules.left"),
        ],
    ),
    (
        Topic::RuleHistory,
        &[ask("help.history.when"), ask("help.draft.wrong").at("#/record/all"), ask("help.history.left")],
    ),
    (Topic::Calendar, &[ask("help.calendar.paste"), ask("help.calendar.none"), ask("help.calendar.effect")]),
    (
        Topic::People,
        &[ask("help.people.wage"), ask("help.people.name"), ask("help.people.leave"), ask("help.people.who")],
    ),
    (
        Topic::Data,
        &[ask("help.data.backup"), ask("help.data.move"), ask("help.data.two"), ask("help.data.lost")],
    ),
    (
        Topic::Setup,
        &[ask("help.setup.sample"), ask("help.setup.again"), ask("help.setup.unsure").at("#/people")],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        features::{
            help::texts::text,
            record::kinds::{Kind, all},
            rules::layout::CHAPTERS,
        },
    };

    #[test]
    fn every_screen_is_asked_three_to_six_things_and_answers_them_briefly() {
        for topic in Topic::ALL {
            let asked = questions(topic);
            assert!((3..=6).contains(&asked.len()), "{topic:?}");
            for (lang, question) in
                Lang::ALL.into_iter().flat_map(|lang| asked.iter().map(move |q| (lang, q)))
            {
                let (asks, answers) = text(lang, question.key);
                assert!(!asks.is_empty() && !answers.is_empty(), "{question:?}");
                let sentences = answers.matches(['。', '.', '?', '？', ';', '；']).count();
                assert!(sentences <= 7 && !answers.contains('\n'), "{lang:?} {question:?}");
            }
        }
    }

    #[test]
    fn what_an_answer_leads_to_is_there() {
        for question in Topic::ALL.into_iter().flat_map(questions).filter(|question| question.to.is_some()) {
            let route = question.route().unwrap();
            assert_eq!(Some(route.href().as_str()), question.to);
            let there = match &route {
                Route::NotFound(_) => false,
                Route::RecordKind { kind, .. } => kind == "all" || Kind::of(kind).is_some(),
                Route::RulesAt(place) => {
                    ["history", "calendar"].contains(&place.as_str())
                        || CHAPTERS.iter().any(|chapter| chapter.code == place)
                }
                _ => true,
            };
            assert!(there, "{question:?}");
        }
    }

    #[test]
    fn every_form_is_helped_with() {
        for code in all().map(|kind| kind.code()).chain(["morning", "all"]) {
            assert_ne!(Topic::of(&Route::record(code)), Some(Topic::Record), "{code}");
        }
    }
}
