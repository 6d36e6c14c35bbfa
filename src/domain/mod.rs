//! Values and nouns of the branch: money, days, ids, people, sites, jobs. Nothing here knows a rule.

pub mod arrange;
pub mod attachment;
pub mod calendar;
pub mod day;
pub mod digest;
pub mod exact;
pub mod fees;
pub mod holidays;
pub mod ids;
pub mod minute;
pub mod money;
pub mod month;
pub mod nouns;
pub mod numbers;
pub mod period;
pub mod phone;
pub mod typed;
pub mod work;

pub use arrange::{Arrange, Collected};
pub use attachment::{Attachment, Media, Unattachable};
pub use calendar::{Calendar, CalendarYear};
pub use day::{ComplaintKind, DayThing, ListedVisit, VisitKind, VisitOutcome};
pub use digest::{Digest, Digests};
pub use fees::{FeeRow, QuoteLine};
pub use ids::{ContractId, DeviceId, FactId, IdTexts, JobId, PersonId, SiteId, ThingId, TravelId};
pub use minute::Minute;
pub use money::{Money, MoneyError};
pub use month::Month;
pub use nouns::{Area, CompletionCheck, Controller, NoticeKind, PaperCheck, PenaltyClause, Role};
pub use work::{Series, Thing, WorkId, WorkKind};
