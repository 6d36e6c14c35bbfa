//! Whose draft a form begins with: the tab's own, or one that a tab left behind which is gone.
//!
//! A draft is kept under the form's name and the id of its tab, so that two tabs with the same form do not write over
//! each other. Who lives is known from when it was last asked: a tab that was opened since then had no draft at the
//! time, and counts as alive.

use crate::domain::{Arrange, Collected};
use std::collections::BTreeSet;

/// What the keys of all drafts begin with; after it the tab, a dot and the form.
pub const DRAFT: &str = "fieldbook.draft.";

/// What they began with as long as all tabs shared one draft of a form; after it the form.
const SHARED: &str = "fieldbook.form.";

/// How long a draft of a tab that is gone is kept.
const KEPT_MS: i64 = 30 * 24 * 60 * 60 * 1000;

pub fn draft_key(tab: &str, form: &str) -> String {
    format!("{DRAFT}{tab}.{form}")
}

/// The name of a form's draft as it is of whoever sits here: two who sit at one tab one after the other have drafts of their own.
/// While nobody sits, the form's alone.
pub fn form_of(form: &str, sitter: Option<&str>) -> String {
    match sitter {
        Some(sitter) => format!("{form}@{sitter}"),
        None => form.to_owned(),
    }
}

/// The names under which a draft may be kept that one takes up: one's own; what was typed while nobody sat, or before drafts were
/// anybody's.
pub fn forms_of(form: &str, sitter: Option<&str>) -> Vec<String> {
    let own = form_of(form, sitter);
    if own == form { vec![own] } else { vec![own, form.to_owned()] }
}

/// Where the version before kept what was typed.
pub fn shared_key(form: &str) -> String {
    format!("{SHARED}{form}")
}

/// The tab and the form of a key.
pub fn owner(key: &str) -> Option<(&str, &str)> {
    key.strip_prefix(DRAFT)?.split_once('.')
}

/// The tabs that are gone, of those that have left drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gone {
    /// Nobody can be seen to live: every tab but this one.
    Unseen,
    These(BTreeSet<String>),
}

impl Gone {
    /// `keys`: those of all drafts before it was asked who is `living`.
    pub fn of(keys: &[String], living: Option<&BTreeSet<String>>) -> Gone {
        let Some(living) = living else { return Gone::Unseen };
        let tabs = keys.iter().filter_map(|key| owner(key)).map(|(tab, _)| tab.to_owned());
        Gone::These(tabs.filter(|tab| !living.contains(tab)).distinct())
    }

    fn holds(&self, tab: &str) -> bool {
        match self {
            Gone::Unseen => true,
            Gone::These(tabs) => tabs.contains(tab),
        }
    }
}

/// A draft without what was typed: its key, and when it was last typed into, in milliseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub key: String,
    pub at: i64,
}

/// The keys of the drafts that a form may begin with, the best first: the tab's own, then what was left behind, the newest
/// first, and last what the version before kept. A draft of a tab that lives is left alone.
pub fn in_order(form: &str, own: &str, kept: Vec<Kept>, gone: &Gone) -> Vec<String> {
    let of_gone =
        |kept: &Kept| owner(&kept.key).is_some_and(|(tab, of)| of == form && tab != own && gone.holds(tab));
    let mut left: Vec<Kept> = kept.into_iter().filter(of_gone).collect();
    left.arrange_by_key(|kept| std::cmp::Reverse(kept.at));
    let mut keys = vec![draft_key(own, form)];
    keys.extend(left.into_iter().map(|kept| kept.key));
    keys.push(shared_key(form));
    keys
}

/// The keys of the drafts that nobody has come back for.
pub fn outdated(own: &str, kept: Vec<Kept>, gone: &Gone, now: i64) -> Vec<String> {
    let forgotten = |kept: &Kept| {
        let of_gone = owner(&kept.key).is_some_and(|(tab, _)| tab != own && gone.holds(tab));
        of_gone && now - kept.at > KEPT_MS
    };
    kept.into_iter().filter(forgotten).map(|kept| kept.key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(tab: &str, form: &str, at: i64) -> Kept {
        Kept { key: draft_key(tab, form), at }
    }

    fn gone(tabs: &[&str]) -> Gone {
        Gone::These(tabs.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_key_says_whose_it_is_whatever_the_form_is_called() {
        assert_eq!(owner(&draft_key("t-1", "site.s.1")), Some(("t-1", "site.s.1")));
        assert_eq!(owner(&shared_key("site.s1")), None);
    }

    #[test]
    fn gone_is_who_has_a_draft_and_does_not_live() {
        let keys = [draft_key("a", "notice"), draft_key("b", "notice")];
        let living = BTreeSet::from(["b".to_owned(), "c".to_owned()]);
        assert_eq!(Gone::of(&keys, Some(&living)), gone(&["a"]));
        assert_eq!(Gone::of(&keys, None), Gone::Unseen);
    }

    #[test]
    fn the_own_draft_comes_first_then_the_newest_left_behind_then_that_of_the_version_before() {
        let all = vec![kept("old", "notice", 1), kept("me", "notice", 0), kept("new", "notice", 2)];
        let found = in_order("notice", "me", all, &gone(&["old", "new"]));
        let expected = ["me", "new", "old"].map(|tab| draft_key(tab, "notice"));
        assert_eq!(found[..3], expected);
        assert_eq!(found[3..], [shared_key("notice")]);
    }

    #[test]
    fn a_draft_of_a_living_tab_or_of_another_form_is_left_alone() {
        let all = vec![kept("living", "notice", 9), kept("gone", "site.s1", 8), kept("gone", "notice", 7)];
        let found = in_order("notice", "me", all.clone(), &gone(&["gone"]));
        assert_eq!(found, [draft_key("me", "notice"), draft_key("gone", "notice"), shared_key("notice")]);
        // Where nobody can be seen to live, the newest is as good as gone.
        assert_eq!(in_order("notice", "me", all, &Gone::Unseen)[1], draft_key("living", "notice"));
    }

    #[test]
    fn a_draft_is_of_whoever_typed_it_and_what_nobody_typed_is_the_next_ones() {
        assert_eq!(forms_of("record.travel", Some("li")), ["record.travel@li", "record.travel"]);
        assert_eq!(forms_of("record.travel", None), ["record.travel"]);
        let all = vec![kept("gone", "record.travel@zh", 9), kept("gone", "record.travel@li", 8)];
        let own = form_of("record.travel", Some("li"));
        let found = in_order(&own, "me", all, &gone(&["gone"]));
        assert!(!found.iter().any(|key| key.ends_with("@zh")), "{found:?}");
        assert_eq!(found[1], draft_key("gone", &own));
    }

    #[test]
    fn only_what_was_left_behind_is_forgotten_and_only_after_its_days() {
        let now = 10 * KEPT_MS;
        let all = vec![
            kept("gone", "notice", now - KEPT_MS - 1),
            kept("gone", "punch", now - KEPT_MS),
            kept("living", "notice", 0),
            kept("me", "notice", 0),
        ];
        assert_eq!(outdated("me", all.clone(), &gone(&["gone"]), now), [draft_key("gone", "notice")]);
        assert!(!outdated("me", all, &Gone::Unseen, now).contains(&draft_key("me", "notice")));
    }
}
