//! Why there is no good backup. The data itself is where it was.

use crate::journal::BundleError;

/// Why a file was not written, or cannot be taken for a backup.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// The browser wants the person's leave again.
    NoPermission,
    /// The folder, or the file in it, is no longer there.
    Gone,
    /// There is no room left where the folder is.
    Full,
    /// The folder may only be read, or another program holds the file.
    Locked,
    /// What was read back is not what was written.
    Differs,
    /// Anything else; what the browser calls it.
    Other { code: Option<String> },
    /// Another tab is at it and does not finish.
    Busy,
    /// What is here makes no file that could be read again.
    Bundle(BundleError),
}

impl Trouble {
    /// By the name of what the browser threw.
    pub fn of(code: Option<String>) -> Trouble {
        match code.as_deref() {
            Some("NotAllowedError" | "SecurityError") => Trouble::NoPermission,
            Some("NotFoundError" | "TypeMismatchError") => Trouble::Gone,
            Some("QuotaExceededError") => Trouble::Full,
            Some("NoModificationAllowedError" | "InvalidModificationError") => Trouble::Locked,
            _ => Trouble::Other { code },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_browser_throws_is_told_apart_by_what_can_be_done() {
        for (code, trouble) in [
            ("NotAllowedError", Trouble::NoPermission),
            ("NotFoundError", Trouble::Gone),
            ("QuotaExceededError", Trouble::Full),
            ("NoModificationAllowedError", Trouble::Locked),
            ("UnknownError", Trouble::Other { code: Some("UnknownError".into()) }),
        ] {
            assert_eq!(Trouble::of(Some(code.into())), trouble);
        }
        assert_eq!(Trouble::of(None), Trouble::Other { code: None });
    }
}
