//! Writing: a head, then one fact in each line, so that a place in the file can be found and two files compared.

use super::{Bundle, BundleError, FORMAT, VERSION, attachments, head_limits, size_limit};

impl Bundle {
    /// The text of the file.
    ///
    /// # Errors
    /// It could not be read again: it would be too large, or something beside the facts goes beyond its limits.
    pub fn write(&self) -> Result<String, BundleError> {
        head_limits(&self.branch, &self.drafts)?;
        let head = [
            ("format", text(FORMAT)),
            ("version", text(&VERSION)),
            ("exported", text(&self.exported)),
            ("device", text(&self.device)),
            ("branch", text(&self.branch)),
        ];
        let mut file = String::from("{\n");
        for (key, value) in head {
            file.push_str(&format!("\"{key}\": {value},\n"));
        }
        file.push_str("\"facts\": [\n");
        let facts: Vec<_> = self.facts.iter().map(|fact| fact.text()).collect();
        file.push_str(&facts.join(",\n"));
        file.push_str("\n],\n\"drafts\": ");
        file.push_str(&text(&self.drafts));
        if !self.damaged.is_empty() {
            file.push_str(",\n\"damaged\": [\n");
            let damaged: Vec<String> = self.damaged.iter().map(|damaged| text(&**damaged)).collect();
            file.push_str(&damaged.join(",\n"));
            file.push_str("\n]");
        }
        if !self.attachments.is_empty() {
            file.push_str(",\n\"attachments\": ");
            file.push_str(&attachments::text(&self.attachments));
        }
        file.push_str("\n}\n");
        size_limit(file.len())?;
        Ok(file)
    }
}

/// Text keys and finite numbers only: these values have no way to fail.
fn text<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("facts are plain JSON")
}
