//! How far each step of the browser's history was scrolled when it was left, and what coming to a step asks for.

use crate::ui::scrolled::Scrolled;
use serde::{Deserialize, Serialize};

/// So many steps are remembered; further back a screen begins at its top.
const MOST: usize = 100;

/// What a step is marked by in the browser's history: the millisecond in which it was made, and no other step has.
pub type Mark = f64;

/// The steps that were left, the last one at the end.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Kept(Vec<(Mark, Scrolled)>);

/// How one came to a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Coming {
    /// It is new, and what it shows begins at the top.
    Anew,
    /// It is the one that one is on, with another address.
    Staying,
    /// By the browser's buttons, to where it was left.
    Back(Scrolled),
}

impl Kept {
    pub fn keep(&mut self, step: Mark, scrolled: Scrolled) {
        self.0.retain(|(kept, _)| *kept != step);
        self.0.push((step, scrolled));
        self.0.drain(..self.0.len().saturating_sub(MOST));
    }

    /// Coming from one step to one that has this mark or none yet.
    pub fn coming(&self, from: Mark, to: Option<Mark>) -> Coming {
        if to == Some(from) {
            return Coming::Staying;
        }
        let kept = self.0.iter().find(|(kept, _)| Some(*kept) == to);
        kept.map_or(Coming::Anew, |(_, scrolled)| Coming::Back(scrolled.clone()))
    }
}

/// The mark of a new step that follows on another, made at this millisecond.
pub fn mark_after(before: Mark, now: Mark) -> Mark {
    now.max(before + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn down(page: f64) -> Scrolled {
        Scrolled { page, within: Vec::new() }
    }

    #[test]
    fn a_step_that_was_left_is_come_back_to_where_it_was() {
        let mut kept = Kept::default();
        kept.keep(1.0, down(300.0));
        kept.keep(2.0, down(10.0));
        kept.keep(1.0, down(400.0));
        assert_eq!(kept.coming(2.0, Some(1.0)), Coming::Back(down(400.0)));
        assert_eq!(kept.coming(1.0, Some(2.0)), Coming::Back(down(10.0)));
    }

    #[test]
    fn a_new_step_begins_at_its_top_and_another_address_of_one_moves_nothing() {
        let mut kept = Kept::default();
        kept.keep(1.0, down(300.0));
        assert_eq!(kept.coming(1.0, None), Coming::Anew);
        assert_eq!(kept.coming(1.0, Some(1.0)), Coming::Staying);
        assert_eq!(kept.coming(1.0, Some(9.0)), Coming::Anew, "nothing is known of where it was");
    }

    #[test]
    fn what_was_left_long_ago_is_forgotten() {
        let mut kept = Kept::default();
        for step in 0..=MOST {
            kept.keep(step as Mark, down(5.0));
        }
        assert_eq!(kept.coming(500.0, Some(0.0)), Coming::Anew);
        assert_eq!(kept.coming(500.0, Some(1.0)), Coming::Back(down(5.0)));
    }

    #[test]
    fn two_steps_of_one_millisecond_have_two_marks() {
        assert_eq!([mark_after(7.0, 9.0), mark_after(9.0, 9.0)], [9.0, 10.0]);
    }
}
