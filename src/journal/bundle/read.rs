//! Reading: the whole file is parsed and checked, fact by fact, before anything of it is used.

use super::{
    Bundle, BundleError, Enclosed, FORMAT, FactProblem, JsonType, Judge, Misfit, Refused, VERSION,
    attachments::FIELD, error::short, head_limits, schema::Schema, size_limit,
};
use crate::{
    domain::{Collected, DeviceId, Digest, FactId, IdTexts},
    journal::{
        Fact, FactBody, Journal, Link,
        kind::Declared,
        limits::{self, Beyond},
        newer,
        plain::{self, Plain},
        whole::{self, Altered, Gap},
    },
};
use chrono::NaiveDateTime;
use serde::Deserialize;
use serde_json::{Value, error::Category, value::RawValue};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What a file holds, beside what is known here. Nothing of it may be stored while a fact is refused, unless the file
/// itself says that some of it is damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    pub exported: NaiveDateTime,
    pub device: DeviceId,
    pub branch: String,
    /// In the order of the file.
    pub new: Vec<Arc<Fact>>,
    /// How many facts are known here already, or stand in the file twice.
    pub known: usize,
    /// What the file holds, known here or not.
    pub in_file: BTreeSet<FactId>,
    pub refused: Vec<Refused>,
    /// What devices recorded that is neither here nor in the file, though later facts of theirs are.
    pub missing: Vec<Gap>,
    pub drafts: BTreeMap<String, String>,
    /// The file holds what a device had stored, damage included: what cannot be taken keeps nothing else out.
    pub rescued: bool,
    /// The pictures and papers that facts name.
    pub enclosed: Enclosed,
}

impl Preview {
    /// What is new may be stored.
    pub fn is_acceptable(&self) -> bool {
        self.refused.is_empty() || self.rescued
    }
}

/// What a file says beside its facts, and the text of each fact.
struct Envelope<'a> {
    exported: NaiveDateTime,
    device: DeviceId,
    branch: String,
    /// Each on its own: one that does not fit does not keep the others from being read.
    facts: Vec<&'a RawValue>,
    drafts: BTreeMap<String, String>,
    /// Texts that are no facts. Only a file of damaged data has any.
    damaged: Option<Vec<String>>,
    /// Each on its own, as facts are.
    attachments: BTreeMap<String, &'a RawValue>,
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
        let (fields, version) = recognise(text)?;
        let reader = Reader { schema: Schema::published(), version, judge };
        let envelope = reader.envelope(text, fields)?;
        head_limits(&envelope.branch, &envelope.drafts)?;
        Ok(reader.preview(envelope, journal))
    }
}

/// The fields of the file, each as it is written there.
type Fields<'a> = BTreeMap<String, &'a RawValue>;

/// The first version in which facts have links.
const LINKED: u64 = 2;
/// The highest number of a fact among those of its device, as in the schema.
const MAX_NUMBER: u32 = 999_999_999;

/// The fields of the text, when it is whole JSON, ours, and of a version known here; and the version.
fn recognise(text: &str) -> Result<(Fields<'_>, u64), BundleError> {
    let fields: Fields<'_> = serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Eof => BundleError::Truncated { line: error.line(), column: error.column() },
        Category::Data => BundleError::OtherProgram { format: None },
        Category::Syntax | Category::Io => {
            BundleError::NotJson { line: error.line(), column: error.column() }
        }
    })?;
    let value = |name: &str| fields.get(name).and_then(|raw| serde_json::from_str::<Value>(raw.get()).ok());
    match value("format") {
        Some(Value::String(format)) if format == FORMAT => {}
        Some(Value::String(format)) => {
            return Err(BundleError::OtherProgram { format: Some(short(&format)) });
        }
        _ => return Err(BundleError::OtherProgram { format: None }),
    }
    match value("version").and_then(|version| whole(&version)) {
        Some(version) if version > VERSION => Err(BundleError::Newer { version, known: VERSION }),
        Some(version @ 1..) => Ok((fields, version)),
        _ => match fields.get("version") {
            Some(raw) => Err(unreadable(text, raw, "version".into(), Misfit::Type(JsonType::Whole))),
            None => Err(BundleError::Missing { field: "version".into() }),
        },
    }
}

/// A whole number, however it is written.
fn whole(value: &Value) -> Option<u64> {
    let number = value.as_f64().filter(|number| number.fract() == 0.0 && *number >= 0.0)?;
    // Beyond what a number here holds it is cut to the largest, which serves as well.
    Some(value.as_u64().unwrap_or(number as u64))
}

/// Something beside the facts, with its place in the text.
fn unreadable(text: &str, raw: &RawValue, field: String, misfit: Misfit) -> BundleError {
    if let Misfit::Beyond(breach) = misfit {
        return BundleError::Beyond { field, breach };
    }
    // The raw value is a part of the text.
    let at = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    BundleError::Unreadable { field, line, column, misfit }
}

/// Why a fact cannot be taken.
struct Unfit {
    id: Option<FactId>,
    field: Option<String>,
    problem: FactProblem,
}

/// What a file is read by.
struct Reader {
    schema: Schema,
    version: u64,
    judge: Judge,
}

impl Reader {
    fn envelope<'a>(&self, text: &'a str, fields: Fields<'a>) -> Result<Envelope<'a>, BundleError> {
        for (name, raw) in &fields {
            // Facts are checked one by one.
            let value: Value = match name.as_str() {
                "facts" | FIELD => kind_of(raw),
                _ => serde_json::from_str(raw.get()).unwrap_or_default(),
            };
            if name == FIELD && self.version < LINKED {
                let misfit = Misfit::Unknown { name: name.clone() };
                return Err(unreadable(text, raw, name.clone(), misfit));
            }
            self.schema
                .check_field(name, &value)
                .map_err(|place| unreadable(text, raw, place.path, place.misfit))?;
        }
        if let Some(field) = self.schema.required().find(|name| !fields.contains_key(*name)) {
            return Err(BundleError::Missing { field: field.to_owned() });
        }
        Ok(Envelope {
            exported: typed(text, &fields, "exported")?,
            device: typed(text, &fields, "device")?,
            branch: typed(text, &fields, "branch")?,
            facts: typed(text, &fields, "facts")?,
            drafts: optional(text, &fields, "drafts")?.unwrap_or_default(),
            damaged: optional(text, &fields, "damaged")?,
            attachments: optional(text, &fields, FIELD)?.unwrap_or_default(),
        })
    }

    /// Sets every fact beside those before it and those known here.
    fn preview(&self, envelope: Envelope<'_>, journal: &Journal) -> Preview {
        let mut seen: BTreeMap<FactId, (usize, Arc<Fact>)> = BTreeMap::new();
        let (mut new, mut known, mut refused) = (Vec::new(), 0, Vec::new());
        let mut ids = IdTexts::default();
        for (number, text) in (1..).zip(&envelope.facts) {
            let fact = match self.fact(text.get(), &mut ids) {
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
        // A linked fact has its text from the file, byte for byte: it need not be written anew to know what that comes to.
        let digest = |fact: &Fact| {
            let (number, _) = seen.get(&fact.id)?;
            Some(Digest::of(envelope.facts[number - 1].get().as_bytes()))
        };
        for Altered { fact, before } in whole::altered(journal, &new, digest) {
            // The one that was altered is the one before, unless that was here already.
            let blamed = if seen.contains_key(&before) { before } else { fact };
            let Some((number, _)) = seen.get(&blamed) else { continue };
            let problem = FactProblem::Altered;
            refused.push(Refused { number: *number, id: Some(blamed), field: None, problem });
            new.retain(|fact| fact.id != blamed);
        }
        let devices: BTreeSet<&DeviceId> = new.iter().map(|fact| &fact.device).distinct();
        let theirs = journal.facts().chain(&new).filter(|fact| devices.contains(&fact.device));
        let missing = whole::gaps(theirs);
        let Envelope { exported, device, branch, facts, drafts, damaged, attachments } = envelope;
        let rescued = damaged.is_some();
        for (number, text) in (facts.len() + 1..).zip(damaged.unwrap_or_default()) {
            let problem = FactProblem::Damaged { begins: short(&text) };
            refused.push(Refused { number, id: None, field: None, problem });
        }
        let enclosed = Enclosed::read(&attachments, seen.values().map(|(_, fact)| fact), journal);
        let in_file = seen.into_keys().distinct();
        Preview { exported, device, branch, new, known, in_file, refused, missing, drafts, rescued, enclosed }
    }

    /// A fact of a file: first by the schema, which knows how things are written, then by its limits and by the judge.
    fn fact(&self, text: &str, ids: &mut IdTexts) -> Result<Fact, Unfit> {
        if let Some(fact) = self.plain_fact(text, ids) {
            return Ok(fact);
        }
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let unfit = |field: String, problem| {
            Err(Unfit { id: id_of(&value), field: Some(field).filter(|field| !field.is_empty()), problem })
        };
        if let Err((field, problem)) = shape(&self.schema, &value, self.version) {
            return unfit(field, problem);
        }
        let Ok(fact) = typed_fact(text, &value) else {
            return unfit(String::new(), FactProblem::Misfit(Misfit::Unreadable));
        };
        if let Err(Beyond { field, breach }) = limits::check(&fact) {
            return unfit(whole_path(&value, field), FactProblem::Beyond(breach));
        }
        match (self.judge)(&fact.body) {
            Ok(()) => Ok(fact),
            Err((field, problem)) => unfit(field, problem),
        }
    }
}

impl Reader {
    /// A fact with nothing wrong, as most are. Its link is read already, and what is left is looked at as a fact without one is:
    /// that takes no longer because of the link.
    fn plain_fact(&self, text: &str, ids: &mut IdTexts) -> Option<Fact> {
        let Plain { fact, link } = plain::fact(text, ids)?;
        let may_be_linked = self.version >= LINKED;
        if fact.link.as_ref().is_some_and(|link| !may_be_linked || !is_in_form(link)) {
            return None;
        }
        let rest: Value = serde_json::from_str(&[&text[..link.start], &text[link.end..]].concat()).ok()?;
        let fits = self.schema.check("fact", &rest).is_ok()
            && limits::check(&fact).is_ok()
            && (self.judge)(&fact.body).is_ok();
        fits.then_some(fact)
    }
}

/// Whether a link that was read is one by the schema as well. What it says of other devices is left to that.
fn is_in_form(link: &Link) -> bool {
    (1..=MAX_NUMBER).contains(&link.n) && link.seen.is_empty()
}

/// Whether a value has the form of a fact. In a file of version 1 no fact has a link.
fn shape(schema: &Schema, value: &Value, version: u64) -> Result<(), (String, FactProblem)> {
    let is_linked = value.get("link").is_some();
    if is_linked && version < LINKED {
        return Err(("link".to_owned(), Misfit::Unknown { name: "link".to_owned() }.into()));
    }
    if !is_linked && let Some(kind) = unknown_kind(value) {
        return Err(("fact".to_owned(), FactProblem::UnknownKind { kind }));
    }
    let checked = match value.get("fact").filter(|_| is_linked) {
        Some(told) => schema.check("linked_fact", value).and_then(|()| match is_newer(told) {
            true => Ok(()),
            false => schema.check("what", told).map_err(|place| place.inside("fact")),
        }),
        None => schema.check("fact", value),
    };
    checked.map_err(|place| (place.path, place.misfit.into()))
}

/// What keeps a text from being a fact of the present format: the field and what is wrong. None where nothing does.
pub fn problem_of(text: &str) -> Option<(Option<String>, FactProblem)> {
    let value = serde_json::from_str(text).ok()?;
    let (field, problem) = shape(&Schema::published(), &value, VERSION).err()?;
    Some((Some(field).filter(|field| !field.is_empty()), problem))
}

/// The fact of a text that the schema allows.
fn typed_fact(text: &str, value: &Value) -> Result<Fact, serde_json::Error> {
    Fact::read(text).or_else(|error| {
        let plain = with_whole_numbers(value);
        if plain == *value { Err(error) } else { Ok(Fact::read(&plain.to_string())?.kept(text)) }
    })
}

/// A field of a file that has been checked.
fn typed<'a, T: Deserialize<'a>>(text: &str, fields: &Fields<'a>, name: &str) -> Result<T, BundleError> {
    let Some(raw) = fields.get(name) else { return Err(BundleError::Missing { field: name.to_owned() }) };
    serde_json::from_str(raw.get()).map_err(|_| unreadable(text, raw, name.to_owned(), Misfit::Unreadable))
}

/// A field that a file need not have.
fn optional<'a, T: Deserialize<'a>>(
    text: &str,
    fields: &Fields<'a>,
    name: &str,
) -> Result<Option<T>, BundleError> {
    fields.contains_key(name).then(|| typed(text, fields, name)).transpose()
}

/// An empty value of the type of the one that is written there.
fn kind_of(raw: &RawValue) -> Value {
    match raw.get().chars().next() {
        Some('[') => Value::Array(Vec::new()),
        Some('{') => Value::Object(serde_json::Map::new()),
        Some('"') => Value::String(String::new()),
        _ => Value::Null,
    }
}

/// The same with `3.0` written as `3`: to the format both are one number.
fn with_whole_numbers(value: &Value) -> Value {
    match value {
        Value::Number(_) => whole(value).map_or_else(|| value.clone(), Value::from),
        Value::Array(items) => items.iter().map(with_whole_numbers).collect(),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, field)| (name.clone(), with_whole_numbers(field)));
            Value::Object(fields.collect())
        }
        other => other.clone(),
    }
}

/// The path of a field that is named by itself.
fn whole_path(value: &Value, field: &str) -> String {
    let kind = value.get("fact").and_then(Value::as_object).and_then(|fact| fact.keys().next());
    match kind {
        Some(kind) if value.get(field).is_none() => format!("fact.{kind}.{field}"),
        _ => field.to_owned(),
    }
}

fn id_of(value: &Value) -> Option<FactId> {
    value.get("id").and_then(|id| FactId::deserialize(id).ok())
}

/// Whether what is told is of a kind, or has a field, that this version does not know.
fn is_newer(told: &Value) -> bool {
    let Some((kind, fields)) = told.as_object().and_then(|told| told.iter().next()) else { return false };
    let known = |declared: &Declared| {
        fields.as_object().is_none_or(|fields| fields.keys().all(|name| declared.field(name).is_some()))
    };
    match FactBody::kind(kind) {
        Some(declared) => !known(declared),
        None => newer::is_name(kind),
    }
}

/// The kind that a fact claims to be, where there is none of that name.
fn unknown_kind(value: &Value) -> Option<String> {
    let kind = value.get("fact")?.as_object()?.keys().next()?;
    FactBody::kind(kind).is_none().then(|| short(kind))
}
