//! What the tabs over one store say to each other of their builds: a tab that opens greets, and every other one answers.

/// Before the name of the build of a tab that has just opened.
const GREETS: &str = "greets ";

/// What a tab of this build says when it opens.
pub fn greeting(own: &str) -> String {
    format!("{GREETS}{own}")
}

/// What a tab makes of a text of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The other one is of another build.
    pub differs: bool,
    /// A greeting is always answered, an answer never.
    pub answer: Option<String>,
}

/// What a tab of the build `own` makes of a text.
pub fn heard(own: &str, text: &str) -> Heard {
    match text.strip_prefix(GREETS) {
        Some(other) => Heard { differs: other != own, answer: Some(own.to_owned()) },
        None => Heard { differs: text != own, answer: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tabs that know that there is another build, after they were opened one after the other.
    fn told(builds: &[&str]) -> Vec<bool> {
        let mut told = vec![false; builds.len()];
        for (at, opened) in builds.iter().enumerate() {
            for (earlier, build) in builds.iter().enumerate().take(at) {
                let greeted = heard(build, &greeting(opened));
                told[earlier] |= greeted.differs;
                // What is said everybody hears; the one that says it does not.
                let answer = greeted.answer.unwrap();
                for (listening, build) in builds.iter().enumerate().take(at + 1) {
                    if listening != earlier {
                        let answered = heard(build, &answer);
                        assert_eq!(answered.answer, None);
                        told[listening] |= answered.differs;
                    }
                }
            }
        }
        told
    }

    #[test]
    fn every_tab_beside_another_build_is_told() {
        assert_eq!(told(&["a", "a", "a"]), [false, false, false]);
        assert_eq!(told(&["a", "b"]), [true, true]);
        // The one that opens last, too, however often its build was heard of before.
        assert_eq!(told(&["a", "b", "b", "b"]), [true, true, true, true]);
    }
}
