//! How kinds of facts are declared: once, in the file of their area. From a declaration follow the kind's name in files,
//! the reading, writing and checking of its fields, what it names, who may record it, and its part of the published
//! schema (`bundle/schema`). What a kind does to the ledger and what the rules make of it are typed functions over its
//! struct.

mod noun;
pub mod roles;

pub use noun::{Noun, Whom};

use super::{FactBody, field::Field};
use crate::domain::{
    Area, ComplaintKind, Digest, IdTexts, Media, NoticeKind, PenaltyClause, Role, VisitKind, VisitOutcome,
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// What a declaration says of a kind.
#[derive(Debug)]
pub struct Declared {
    /// In files.
    pub name: &'static str,
    /// The key of its name for people, in `locales/`.
    pub key: &'static str,
    /// The key of a line of its own in histories, with a place for each field that it tells; there need be none.
    pub line: &'static str,
    /// What happened, in English, for the published schema.
    pub says: &'static str,
    /// The roles that may record it.
    pub by: &'static [Role],
    /// The clause that says so.
    pub clause: &'static str,
    /// May be written down before its day comes; anything else has happened or has not.
    pub ahead: bool,
    pub fields: &'static [DeclaredField],
}

/// What a declaration says of a field.
#[derive(Debug)]
pub struct DeclaredField {
    pub name: &'static str,
    /// The key of what it is called, in `locales/`.
    pub label: &'static str,
    pub shape: Shape,
    /// Not written where it says nothing.
    pub optional: bool,
    /// Whether a value is one of the field's type, to find the one that is not.
    pub fits: fn(Value) -> bool,
}

impl Declared {
    /// What is declared of a field.
    pub fn field(&self, name: &str) -> Option<&'static DeclaredField> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The first field for which there is no value of its type among these.
    pub fn unfilled(&self, values: &Map<String, Value>) -> Option<&'static DeclaredField> {
        let is_filled = |field: &&DeclaredField| match values.get(field.name) {
            Some(value) => (field.fits)(value.clone()),
            None => field.optional,
        };
        self.fields.iter().find(|field| !is_filled(field))
    }
}

/// What a field holds, beyond its Rust type: its limits, what it refers to, how a file writes it, how a form asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The id of something that this fact begins, or names for the first time. Whatever has a number may say it beside.
    New(Noun),
    /// The id of something that is known.
    Known(Noun),
    /// The id of something of another part of the ledger: it may be known already, or begin later.
    Coming(Noun),
    /// A short line that says something.
    Name,
    /// A short line, or nothing.
    Line,
    /// Some lines.
    Remark,
    /// Yuan and fen, never below zero.
    Yuan,
    /// Yuan and fen that came in, or below zero went back; never nothing.
    Received,
    /// Yuan a point.
    Rate,
    /// A whole number up to `most`.
    Count {
        most: u32,
    },
    Day,
    Moment,
    Month,
    Year,
    /// Days of a year.
    Days,
    /// Yes or no.
    Tick,
    Role,
    /// Where a site lies.
    Place,
    /// Why a notice was issued.
    Reason,
    Clause,
    /// Why somebody goes to a customer.
    Visit,
    /// How a visit ended.
    Outcome,
    /// What a customer complains about.
    Complaint,
    /// The customers of a week's follow-ups, with who goes to each.
    Listed,
    /// A minute of the day.
    Hour,
    /// What the clerk did not find in order on the papers.
    Checks,
    /// What held as a commissioning was finished.
    Completion,
    Controllers,
    /// The rows of a fee schedule.
    Fees,
    /// What a quote is made of.
    QuoteLines,
    /// Rule values by their dotted names.
    Values,
    /// The lines of a closed month.
    Lines,
    /// The id of a fact.
    Fact,
    /// What an attachment comes to, by which it is stored.
    Content,
    /// What kind of file an attachment is.
    Media,
}

impl Shape {
    /// A value that says nothing in particular, as files write it.
    pub fn blank(self) -> Value {
        match self {
            Shape::New(_) | Shape::Known(_) | Shape::Coming(_) | Shape::Name => json!("-"),
            Shape::Line | Shape::Remark => json!(""),
            Shape::Yuan | Shape::Received | Shape::Rate => json!("0"),
            Shape::Count { .. } => json!(0),
            Shape::Day => json!("2000-01-01"),
            Shape::Moment => json!("2000-01-01T00:00:00"),
            Shape::Month => json!("2000-01"),
            Shape::Year => json!(2000),
            Shape::Tick => json!(false),
            Shape::Role => json!(Role::ALL[0]),
            Shape::Place => json!(Area::ALL[0]),
            Shape::Reason => json!(NoticeKind::ALL[0]),
            Shape::Clause => json!(PenaltyClause::ALL[0]),
            Shape::Visit => json!(VisitKind::ALL[0]),
            Shape::Outcome => json!(VisitOutcome::ALL[0]),
            Shape::Complaint => json!(ComplaintKind::ALL[0]),
            Shape::Hour => json!("08:00"),
            Shape::Days
            | Shape::Checks
            | Shape::Completion
            | Shape::Controllers
            | Shape::Lines
            | Shape::Listed
            | Shape::Fees
            | Shape::QuoteLines => json!([]),
            Shape::Values => json!({}),
            Shape::Fact => json!(uuid::Uuid::nil()),
            Shape::Content => json!(Digest::of(&[])),
            Shape::Media => json!(Media::ALL[0]),
        }
    }
}

/// A kind of fact.
pub trait Kind: Sized {
    const DECLARED: &'static Declared;

    /// What a fact says, if it is of this kind.
    fn of(body: &FactBody) -> Option<&Self>;

    /// Takes the values of a file's fields, in the order in which they are declared.
    ///
    /// # Errors
    /// One of them is missing or is none of its type.
    fn read(values: &mut Values) -> Result<Self, Unread>;
}

/// A fact of some kind.
pub trait AnyKind {
    fn declared(&self) -> &'static Declared;

    /// In the order in which they are declared.
    fn fields(&self) -> Vec<&dyn Field>;
}

/// A value is missing, or is none of its field's type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unread(pub String);

/// The value of a field: read already, or as it is written.
pub enum Given<'a> {
    Value(Value),
    Text(&'a str),
}

/// The values of a kind's fields as a file has them.
pub struct Values<'a> {
    declared: &'static Declared,
    given: Vec<Option<Given<'a>>>,
    next: usize,
    texts: Option<&'a mut IdTexts>,
}

impl<'a> Values<'a> {
    pub fn new(declared: &'static Declared) -> Values<'a> {
        Values { declared, given: declared.fields.iter().map(|_| None).collect(), next: 0, texts: None }
    }

    /// The same, with ids that were read before.
    pub fn with_ids(declared: &'static Declared, texts: &'a mut IdTexts) -> Values<'a> {
        Values { texts: Some(texts), ..Values::new(declared) }
    }

    /// Puts a field's value in its place; false: it stands there already.
    pub fn put(&mut self, at: usize, value: Given<'a>) -> bool {
        self.given[at].replace(value).is_none()
    }

    fn take(&mut self) -> (&'static str, Option<Given<'a>>) {
        let at = self.next;
        self.next += 1;
        (self.declared.fields[at].name, self.given[at].take())
    }

    /// The value of the next field.
    ///
    /// # Errors
    /// There is none, or it is of another type.
    pub fn required<T: Field + DeserializeOwned>(&mut self) -> Result<T, Unread> {
        match self.take() {
            (name, None) => Err(Unread(format!("missing field `{name}`"))),
            (name, Some(value)) => self.read(name, value),
        }
    }

    /// The value of the next field, or what stands for none.
    ///
    /// # Errors
    /// It is of another type.
    pub fn optional<T: Field + DeserializeOwned + Default>(&mut self) -> Result<T, Unread> {
        match self.take() {
            (_, None) => Ok(T::default()),
            (name, Some(value)) => self.read(name, value),
        }
    }

    fn read<T: Field + DeserializeOwned>(&mut self, name: &str, value: Given<'a>) -> Result<T, Unread> {
        if let (Given::Text(text), Some(texts)) = (&value, &mut self.texts)
            && let Some(value) = T::plain(text, texts)
        {
            return Ok(value);
        }
        serde_json::from_value(value.parsed(name)?).map_err(|error| unread(name, &error))
    }
}

impl Given<'_> {
    fn parsed(self, name: &str) -> Result<Value, Unread> {
        match self {
            Given::Value(value) => Ok(value),
            Given::Text(text) => serde_json::from_str(text).map_err(|error| unread(name, &error)),
        }
    }
}

fn unread(name: &str, error: &serde_json::Error) -> Unread {
    Unread(format!("{name}: {error}"))
}

/// Declares the kinds of an area: `facts! { Area(AreaFact) { Kind "name" "What happened." by ROLES, "clause" { … } … } }`,
/// `[ahead]` after the clause where it may be planned ahead, each field as
/// `name: Type as Shape => "key of its label"`, or `name [optional]: …` for one that is not written where it says nothing.
macro_rules! facts {
    ($(#[$doc:meta])* $area:ident($all:ident) {$(
        $kind:ident $name:literal $says:literal by $by:expr, $clause:literal $([$ahead:ident])? {$(
            $(#[$field_doc:meta])*
            $field:ident $([$need:ident])? : $type:ty as $shape:expr => $label:literal
        ),* $(,)?}
    )*}) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $all {$(
            #[doc = $says]
            $kind($kind),
        )*}

        $(
            #[doc = $says]
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $kind {$(
                $(#[$field_doc])*
                pub $field: $type,
            )*}

            impl $crate::journal::kind::Kind for $kind {
                const DECLARED: &'static $crate::journal::kind::Declared = &$crate::journal::kind::Declared {
                    name: $name,
                    key: concat!("facts.kind.", $name),
                    line: concat!("facts.", $name),
                    says: $says,
                    by: $by,
                    clause: $clause,
                    ahead: facts!(@ahead $($ahead)?),
                    fields: &[$($crate::journal::kind::DeclaredField {
                        name: stringify!($field),
                        label: $label,
                        shape: $shape,
                        optional: facts!(@optional $($need)?),
                        fits: |value| serde_json::from_value::<$type>(value).is_ok(),
                    }),*],
                };

                fn of(body: &$crate::journal::FactBody) -> Option<&Self> {
                    #[allow(unreachable_patterns, reason = "an area may have one kind")]
                    match body {
                        $crate::journal::FactBody::$area($all::$kind(fact)) => Some(fact),
                        _ => None,
                    }
                }

                fn read(
                    values: &mut $crate::journal::kind::Values,
                ) -> Result<Self, $crate::journal::kind::Unread> {
                    Ok($kind {$($field: facts!(@read values $($need)?)),*})
                }
            }

            impl $crate::journal::kind::AnyKind for $kind {
                fn declared(&self) -> &'static $crate::journal::kind::Declared {
                    <$kind as $crate::journal::kind::Kind>::DECLARED
                }

                fn fields(&self) -> Vec<&dyn $crate::journal::field::Field> {
                    vec![$(&self.$field),*]
                }
            }

            impl From<$kind> for $crate::journal::FactBody {
                fn from(fact: $kind) -> Self {
                    $crate::journal::FactBody::$area($all::$kind(fact))
                }
            }
        )*

        impl $all {
            /// The kinds of the area.
            pub const KINDS: &'static [&'static $crate::journal::kind::Declared] =
                &[$(<$kind as $crate::journal::kind::Kind>::DECLARED),*];

            /// The fact as one of some kind.
            pub fn any(&self) -> &dyn $crate::journal::kind::AnyKind {
                match self {$($all::$kind(fact) => fact),*}
            }

            /// Takes the values of one of [`KINDS`](Self::KINDS).
            pub(in $crate::journal) fn read(
                kind: usize,
                values: &mut $crate::journal::kind::Values,
            ) -> Result<Self, $crate::journal::kind::Unread> {
                type Read = fn(&mut $crate::journal::kind::Values) -> Result<$all, $crate::journal::kind::Unread>;
                const READ: &[Read] = &[$(
                    |values| <$kind as $crate::journal::kind::Kind>::read(values).map($all::$kind)
                ),*];
                READ[kind](values)
            }
        }
    };
    (@ahead) => { false };
    (@ahead ahead) => { true };
    (@optional) => { false };
    (@optional optional) => { true };
    (@read $values:ident) => { $values.required()? };
    (@read $values:ident optional) => { $values.optional()? };
}

pub(super) use facts;
