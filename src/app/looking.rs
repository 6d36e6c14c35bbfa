//! Looking at the store once for everything that asks for it at the same time.

/// Whether somebody is looking, and whether another look was asked for meanwhile.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Looking {
    #[default]
    No,
    Once,
    /// What is asked for after a look has begun may be about something that it no longer sees.
    Again,
}

impl Looking {
    /// Somebody wants a look. Whether he has to look himself.
    pub fn begin(&mut self) -> bool {
        let first = *self == Looking::No;
        *self = if first { Looking::Once } else { Looking::Again };
        first
    }

    /// A look is over. Whether another one follows.
    pub fn goes_on(&mut self) -> bool {
        let again = *self == Looking::Again;
        *self = if again { Looking::Once } else { Looking::No };
        again
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_look_serves_all_that_ask_during_the_one_before() {
        let mut looking = Looking::default();
        assert!(looking.begin());
        assert!(!looking.begin());
        assert!(!looking.begin());
        assert!(looking.goes_on());
        assert!(!looking.goes_on());
        assert!(looking.begin());
        assert!(!looking.goes_on());
    }
}
