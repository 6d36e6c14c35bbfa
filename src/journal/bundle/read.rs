//! Reading: the whole file is parsed and checked, fact by fact, before anything of it is used.

use super::{Bundle, BundleError, FORMAT, FactProblem, Judge, Refused, VERSION, head_limits, size_limit};
use crate::{
    domain::{DeviceId, FactId},
    journal::{
        Fact, Journal,
        fact::read_json,
        limits::{self, Beyond, NAME_CHARS},
    },
};
use chrono::NaiveDateTime;
use serde::Deserialize;
use serde_json::{Value, error::Category, value::RawValue};
use std::{collections::BTreeMap, sync::Arc};

/// What a file holds, beside what is known here. Nothing of it may be stored while a fact is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    pub exported: NaiveDateTime,
    pub device: DeviceId,
    pub branch: String,
    /// In the order of the file.
    pub new: Vec<Arc<Fact>>,
    /// How many facts are known here already, or stand in the file twice.
    pub known: usize,
    pub refused: Vec<Refused>,
    pub drafts: BTreeMap<String, String>,
}

impl Preview {
    /// Everything in the file can be taken.
    pub fn is_acceptable(&self) -> bool {
        self.refused.is_empty()
    }
}

/// What tells whose file it is, whatever else stands in it.
#[derive(Deserialize)]
struct Head {
    format: Option<Value>,
    version: Option<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<'a> {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u64,
    exported: NaiveDateTime,
    device: DeviceId,
    branch: String,
    /// Each on its own: one that does not fit does not keep the others from being read.
    #[serde(borrow)]
    facts: Vec<&'a RawValue>,
    #[serde(default)]
    drafts: BTreeMap<String, String>,
}

impl Bundle {
    /// Reads a file and sets it beside what is known. `judge` says what the journal cannot know of a fact.
    ///
    /// # Errors
    /// The file as a whole cannot be read. Single facts that cannot be taken are listed in the preview.
    pub fn read(text: &str, journal: &Journal, judge: Judge) -> Result<Preview, BundleError> {
        // Editors of one system put a mark before the text.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        size_limit(text.len())?;
        if text.trim().is_empty() {
            return Err(BundleError::Empty);
        }
        recognise(text)?;
        let envelope: Envelope<'_> = read_json(text).map_err(|error| unreadable(&error))?;
        head_limits(&envelope.branch, &envelope.drafts)?;
        limits::short("device", envelope.device.as_str())
            .map_err(|Beyond { field, breach }| BundleError::Beyond { field, breach })?;
        Ok(preview(envelope, journal, judge))
    }
}

/// Whether the text is whole JSON, ours, and of a version known here.
fn recognise(text: &str) -> Result<(), BundleError> {
    let head: Head = serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Eof => BundleError::Truncated { line: error.line(), column: error.column() },
        Category::Data => BundleError::OtherProgram { format: None },
        Category::Syntax | Category::Io => {
            BundleError::NotJson { line: error.line(), column: error.column(), detail: error.to_string() }
        }
    })?;
    match head.format {
        Some(Value::String(format)) if format == FORMAT => {}
        Some(Value::String(format)) => {
            let format = Some(format.chars().take(NAME_CHARS).collect());
            return Err(BundleError::OtherProgram { format });
        }
        _ => return Err(BundleError::OtherProgram { format: None }),
    }
    match head.version.as_ref().and_then(Value::as_u64) {
        Some(version) if version > VERSION => Err(BundleError::Newer { version, known: VERSION }),
        Some(1..) => Ok(()),
        _ => Err(BundleError::Unreadable {
            field: "version".into(),
            line: 1,
            column: 1,
            detail: "not a version".into(),
        }),
    }
}

fn unreadable(error: &serde_path_to_error::Error<serde_json::Error>) -> BundleError {
    let json = error.inner();
    BundleError::Unreadable {
        field: error.path().to_string(),
        line: json.line(),
        column: json.column(),
        detail: json.to_string(),
    }
}

/// Sets every fact beside those before it and those known here.
fn preview(envelope: Envelope<'_>, journal: &Journal, judge: Judge) -> Preview {
    let mut seen: BTreeMap<FactId, (usize, Arc<Fact>)> = BTreeMap::new();
    let (mut new, mut known, mut refused) = (Vec::new(), 0, Vec::new());
    for (number, text) in (1..).zip(&envelope.facts) {
        let fact = match fact(text.get(), judge) {
            Ok(fact) => Arc::new(fact),
            Err(Unfit { id, field, problem }) => {
                refused.push(Refused { number, id, field, problem });
                continue;
            }
        };
        let contradiction = match (seen.get(&fact.id), journal.get(fact.id)) {
            (Some((_, earlier)), _) if *earlier == fact => None,
            (Some((number, _)), _) => Some(FactProblem::ContradictsFile { number: *number }),
            (None, Some(here)) if *here == fact => None,
            (None, Some(_)) => Some(FactProblem::ContradictsKnown),
            (None, None) => {
                seen.insert(fact.id, (number, fact.clone()));
                new.push(fact);
                continue;
            }
        };
        match contradiction {
            Some(problem) => refused.push(Refused { number, id: Some(fact.id), field: None, problem }),
            None => known += 1,
        }
        seen.entry(fact.id).or_insert((number, fact));
    }
    let Envelope { exported, device, branch, drafts, .. } = envelope;
    Preview { exported, device, branch, new, known, refused, drafts }
}

/// Why a fact cannot be taken.
struct Unfit {
    id: Option<FactId>,
    field: Option<String>,
    problem: FactProblem,
}

fn fact(text: &str, judge: Judge) -> Result<Fact, Unfit> {
    let fact: Fact = read_json(text).map_err(|error| {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let field = error.path().to_string();
        let problem = match unknown_kind(&value) {
            Some(kind) if field == "fact" || field.starts_with("fact.") => FactProblem::UnknownKind { kind },
            _ => FactProblem::Unreadable { detail: detail(error.inner()) },
        };
        Unfit { id: id_of(&value), field: Some(field).filter(|field| field != "."), problem }
    })?;
    let within = limits::check(&fact)
        .map_err(|Beyond { field, breach }| (field.to_owned(), FactProblem::Beyond(breach)));
    match within.and_then(|()| judge(&fact.body)) {
        Ok(()) => Ok(fact),
        Err((field, problem)) => Err(Unfit { id: Some(fact.id), field: Some(field), problem }),
    }
}

fn id_of(value: &Value) -> Option<FactId> {
    value.get("id").and_then(|id| FactId::deserialize(id).ok())
}

/// What is wrong, without the place in the fact's own text: the field says where.
fn detail(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let what = said.rfind(" at line ").map_or(said.as_str(), |place| &said[..place]);
    what.chars().take(NAME_CHARS).collect()
}

/// The kind that a fact claims to be, where there is none of that name.
fn unknown_kind(value: &Value) -> Option<String> {
    let kind = value.get("fact")?.as_object()?.keys().next()?;
    let known = Fact::KINDS.contains(&kind.as_str());
    (!known).then(|| kind.chars().take(NAME_CHARS).collect())
}
