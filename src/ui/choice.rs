//! One of several things to choose from.

/// What a select, a combobox, radio buttons or tabs offer: an id for the program, a label for the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub id: String,
    pub label: String,
    /// A second line, also searched by the combobox.
    pub hint: String,
}

impl Choice {
    /// A choice without a second line.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into(), hint: String::new() }
    }

    /// The same choice with a second line.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}
