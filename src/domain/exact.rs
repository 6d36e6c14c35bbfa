//! What a thing is called whose number others carry as well: its number with the fact that began it.
//!
//! Before ids were random a number was the id, and two desks could give one to two things. Such an id is never another's,
//! whatever becomes known later, and everything that was ever called by a number is found from it.

use super::ids::{FactId, MAX_ID_CHARS, ThingId};

/// The fact, in the digits and small letters of base 36.
const DIGITS: usize = 25;
const BASE: u32 = 36;
/// As much of the number as fits beside it, in characters.
const HEAD: usize = MAX_ID_CHARS - DIGITS - 1;
const MARK: char = '~';

/// The id of what a fact began and called so.
pub fn exact(said: &str, begun: FactId) -> String {
    let mut left = begun.0.as_u128();
    let mut digits = [0; DIGITS];
    for digit in digits.iter_mut().rev() {
        *digit = u32::try_from(left % u128::from(BASE)).unwrap_or_default();
        left /= u128::from(BASE);
    }
    let head = head(number_in(said));
    let digits = digits.into_iter().filter_map(|digit| char::from_digit(digit, BASE));
    head.chars().chain([MARK]).chain(digits).collect()
}

/// The fact that begins what is called so, where the id says it.
pub fn begun_by(said: &str) -> Option<FactId> {
    split(said).map(|(_, fact)| fact)
}

/// The number in an id that is made of one.
pub fn number_in(said: &str) -> &str {
    let mut said = said;
    while let Some((number, _)) = split(said) {
        said = number;
    }
    said
}

/// What all ids have in common that can be made of one number.
pub fn home(said: &ThingId) -> ThingId {
    match head(number_in(said.as_str())) {
        whole if whole.len() == said.as_str().len() => said.clone(),
        part => ThingId::known(part.into()),
    }
}

fn head(text: &str) -> &str {
    text.char_indices().nth(HEAD).map_or(text, |(end, _)| &text[..end])
}

fn split(said: &str) -> Option<(&str, FactId)> {
    let at = said.len().checked_sub(DIGITS + MARK.len_utf8()).filter(|at| *at > 0)?;
    let (number, rest) = (said.get(..at)?, said.get(at..)?);
    let digits = rest.strip_prefix(MARK)?;
    let is_digit = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
    let fact = digits.bytes().all(is_digit).then(|| u128::from_str_radix(digits, BASE).ok())??;
    Some((number, FactId(uuid::Uuid::from_u128(fact))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn thing(text: &str) -> ThingId {
        ThingId::parse(text).unwrap()
    }

    proptest! {
        #[test]
        fn an_exact_id_says_its_number_and_its_fact(number in "[T甲~0-9-]{1,64}", fact in any::<u128>(), other in any::<u128>()) {
            let (fact, other) = (FactId(uuid::Uuid::from_u128(fact)), FactId(uuid::Uuid::from_u128(other)));
            let id = exact(&number, fact);
            prop_assert_eq!(begun_by(&id), Some(fact));
            prop_assert_eq!(home(&thing(&id)), home(&thing(&number)));
            prop_assert!(number.starts_with(number_in(&id)));
            prop_assert_eq!(exact(&id, other) == id, fact == other);
        }
    }

    #[test]
    fn a_number_is_its_own_home_and_says_no_fact() {
        for number in [
            "T2026-008",
            "7",
            "T2026~008",
            "a~0123456789abcdefghijklmno~",
            "01a21fb8-b57e-72c0-9201-b9e9c1f7a481",
        ] {
            assert_eq!(
                (home(&thing(number)), begun_by(number), number_in(number)),
                (thing(number), None, number)
            );
        }
        let id = exact("T2026-008", FactId(uuid::Uuid::max()));
        assert_eq!((id.as_str(), number_in(&id)), ("T2026-008~f5lxx1zz5pnorynqglhzmsp33", "T2026-008"));
    }
}
