//! The plan: its window, its working days, its ids, and the order of its steps.

use super::{
    Step,
    chance::Chance,
    names::{NAMES, Place, person},
};
use crate::{
    domain::{Area, Arrange, Calendar, JobId, Month, Role, SiteId, month::add_days},
    journal::{BranchNamed, FactBody, RulesAdopted, SiteDescribed},
    workflow::Command,
};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use std::collections::{BTreeMap, VecDeque};

/// July: from here on the window begins this year.
const SECOND_HALF: u32 = 7;
const SEED: u64 = 20_240_119;

pub(super) const MANAGER: &str = "cwd";
pub(super) const CLERK: &str = "lxy";
pub(super) const SALES_VP: &str = "zzg";
pub(super) const MARKETING: &str = "dyq";
pub(super) const LEADER: &str = "sjg";
pub(super) const TECHNICIANS: [&str; 6] = ["lw", "wht", "zl", "zp", "wh", "zk"];
/// Leaves in the fourth month.
pub(super) const LEAVER: &str = "zp";
/// Joins in the fifth month.
pub(super) const JOINER: &str = "zk";

/// A site where the branch has finished a commissioning.
pub(super) struct Commissioned {
    pub site: SiteId,
    pub job: JobId,
    pub area: Area,
    pub by: &'static str,
    pub finished: NaiveDate,
}

pub(super) struct Planner {
    pub today: NaiveDate,
    pub first: Month,
    pub current: Month,
    pub chance: Chance,
    calendar: Calendar,
    steps: Vec<Step>,
    counters: BTreeMap<(char, NaiveDate), u32>,
    sites: u32,
    town: VecDeque<Place>,
    county: VecDeque<Place>,
    elsewhere: VecDeque<Place>,
    partner: VecDeque<Place>,
    /// Places for what stands open at the end, however long the window is.
    pub spare: Vec<(Area, Place)>,
    /// Sites from before, free for repairs and contracts.
    pub old: Vec<SiteId>,
    /// Sites from before whose warranty still runs.
    pub in_warranty: Vec<SiteId>,
    /// Whom the sites' customers are known by.
    pub callers: BTreeMap<SiteId, String>,
    /// How many visits and calls have been given a minute.
    pub trips: u32,
    pub commissioned: Vec<Commissioned>,
}

/// Everything that happens from the first month to the end of the current one, in the order it becomes known.
pub(super) fn plan(today: NaiveDate) -> Vec<Step> {
    let mut planner = Planner::new(today);
    planner.set_up();
    planner.fees();
    planner.staff();
    let months: Vec<Month> = planner.first.through(planner.current).collect();
    for (index, month) in months.into_iter().enumerate() {
        planner.notices(index, month);
        planner.repairs(index, month);
        planner.mornings(index, month);
        planner.month_of_the_office(index, month);
        planner.training(index, month);
    }
    planner.more_work_at_known_sites();
    planner.contracts();
    planner.leaving();
    planner.lists();
    planner.present();
    planner.customers();
    planner.followed_up();
    planner.running();
    planner.problems();
    planner.closings();
    let mut steps = planner.steps;
    steps.arrange_by_key(|step| step.at);
    steps
}

impl Planner {
    fn new(today: NaiveDate) -> Planner {
        let current = Month::of(today);
        let back = if today.month() < SECOND_HALF { 12 } else { 0 } + current.number() - 1;
        let first = (0..back).fold(current, |month, _| month.previous());
        let mut chance = Chance::new(SEED);
        let mut mixed = |mut places: Vec<Place>| {
            chance.shuffle(&mut places);
            VecDeque::from(places)
        };
        let mut county = mixed(NAMES.county.all());
        let elsewhere = mixed(NAMES.elsewhere.all());
        // Phases of an estate follow each other; the rest comes as it comes.
        let mut town = NAMES.in_town();
        let phased = NAMES.local.iter().filter(|place| place.phased).count();
        let singles = NAMES.local.len() - phased;
        let middle = (singles + phased).min(town.len());
        let (start, later) = town.split_at_mut(middle);
        chance.shuffle(start);
        for phase in later.chunks_mut(phased.max(1)) {
            chance.shuffle(phase);
        }
        let mut town = VecDeque::from(town);
        let mut spare: Vec<(Area, Place)> = town.drain(..4).map(|place| (Area::Local, place)).collect();
        spare.extend(county.drain(..2).map(|place| (Area::County, place)));
        Planner {
            today,
            first,
            current,
            chance,
            calendar: Calendar::official(),
            steps: Vec::new(),
            counters: BTreeMap::new(),
            sites: 0,
            town,
            county,
            elsewhere,
            partner: NAMES.partner.clone().into(),
            spare,
            old: Vec::new(),
            in_warranty: Vec::new(),
            callers: BTreeMap::new(),
            trips: 0,
            commissioned: Vec::new(),
        }
    }

    /// So many months after the first one.
    pub(super) fn month(&self, index: usize) -> Month {
        (0..index).fold(self.first, |month, _| month.next())
    }

    pub(super) fn is_workday(&self, day: NaiveDate) -> bool {
        // New Year's Day is off, announced or not.
        self.calendar.is_workday(day) && day.ordinal() > 1
    }

    pub(super) fn workdays(&self, month: Month) -> Vec<NaiveDate> {
        month.days().filter(|day| self.is_workday(*day)).collect()
    }

    /// The day itself or the next working day.
    pub(super) fn workday_from(&self, day: NaiveDate) -> NaiveDate {
        (0..31).map(|days| add_days(day, days)).find(|day| self.is_workday(*day)).unwrap_or(day)
    }

    /// The day itself or the last working day before it.
    pub(super) fn workday_until(&self, day: NaiveDate) -> NaiveDate {
        (0..31).map(|days| before(day, days)).find(|day| self.is_workday(*day)).unwrap_or(day)
    }

    /// So many working days after a day.
    pub(super) fn after(&self, day: NaiveDate, workdays: u32) -> NaiveDate {
        (0..workdays).fold(day, |day, _| self.workday_from(add_days(day, 1)))
    }

    /// From this day on the first working day that is followed by another one.
    pub(super) fn with_next(&self, day: NaiveDate) -> NaiveDate {
        let fits = |day: &NaiveDate| self.is_workday(*day) && self.is_workday(add_days(*day, 1));
        (0..31).map(|days| add_days(day, days)).find(fits).unwrap_or(day)
    }

    /// Up to this day the last working day that is followed by another one.
    pub(super) fn until_with_next(&self, day: NaiveDate) -> NaiveDate {
        let fits = |day: &NaiveDate| self.is_workday(*day) && self.is_workday(add_days(*day, 1));
        (0..31).map(|days| before(day, days)).find(fits).unwrap_or(day)
    }

    /// A moment within the half hour after this one.
    pub(super) fn around(&mut self, day: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
        let minutes = self.chance.between(0, 29);
        at(day, hour, minute) + TimeDelta::minutes(i64::from(minutes))
    }

    /// The next id of a day, such as `T250304-1`, and its number.
    pub(super) fn next_id(&mut self, letter: char, day: NaiveDate) -> (String, u32) {
        let count = self.counters.entry((letter, day)).or_default();
        *count += 1;
        let (year, month) = (day.year().rem_euclid(100), day.month());
        (format!("{letter}{year:02}{month:02}{:02}-{count}", day.day()), *count)
    }

    pub(super) fn next_job(&mut self, letter: char, day: NaiveDate) -> (JobId, u32) {
        let (id, count) = self.next_id(letter, day);
        (JobId::parse(&id).expect("ids of the sample are short and plain"), count)
    }

    /// A place of an area that is not on the books yet.
    pub(super) fn next_place(&mut self, area: Area) -> Option<Place> {
        match area {
            Area::Local => self.town.pop_front(),
            Area::County => self.county.pop_front(),
            Area::Elsewhere => self.elsewhere.pop_front(),
            Area::Partner => self.partner.pop_front(),
        }
    }

    /// The place that comes next in its area.
    pub(super) fn keep_for_next(&mut self, area: Area, place: Place) {
        match area {
            Area::Local => self.town.push_front(place),
            Area::County => self.county.push_front(place),
            Area::Elsewhere => self.elsewhere.push_front(place),
            Area::Partner => self.partner.push_front(place),
        }
    }

    /// Puts a place on the books.
    pub(super) fn describe(
        &mut self,
        place: &Place,
        area: Area,
        warranty_until: Option<NaiveDate>,
        moment: NaiveDateTime,
    ) -> SiteId {
        self.sites += 1;
        let site =
            SiteId::parse(&format!("s{:03}", self.sites)).expect("ids of the sample are short and plain");
        let body = FactBody::from(SiteDescribed {
            site: site.clone(),
            name: place.name.clone(),
            customer: place.customer.clone(),
            area,
            warranty_until,
            dealer: place.dealer.clone(),
            contact: Some(self.contact(place)),
        });
        self.record(moment, CLERK, Some(&site), body);
        self.callers.insert(site.clone(), place.contact.clone());
        site
    }

    /// Whom to call there and by which number; of one in ten nobody has written it down yet. No number of this area begins
    /// with a zero, so that nobody is called by mistake.
    fn contact(&self, place: &Place) -> String {
        match self.sites % 10 {
            9 => place.contact.clone(),
            _ => format!("{} 0429-000{:04}", place.contact, 100 + self.sites),
        }
    }

    /// Something that is written down when it happens.
    pub(super) fn record(
        &mut self,
        moment: NaiveDateTime,
        by: &'static str,
        site: Option<&SiteId>,
        body: FactBody,
    ) {
        self.record_late(moment, moment.date(), by, site, body);
    }

    /// Something that becomes known later than it happens.
    pub(super) fn record_late(
        &mut self,
        moment: NaiveDateTime,
        on: NaiveDate,
        by: &'static str,
        site: Option<&SiteId>,
        body: FactBody,
    ) {
        self.command(moment, by, site, Command::Record { on, at: None, body });
    }

    pub(super) fn command(
        &mut self,
        at: NaiveDateTime,
        by: &'static str,
        site: Option<&SiteId>,
        command: Command,
    ) {
        let role = role_of(by);
        self.steps.push(Step { at, by, role, site: site.cloned(), command });
    }

    /// The branch, its people, its rules and the sites it looks after, on the first working day.
    fn set_up(&mut self) {
        let day = self.workday_from(self.first.first());
        let mut moment = at(day, 8, 10);
        let nobody_yet = |planner: &mut Planner, at, body| {
            let command = Command::Record { on: day, at: None, body };
            planner.steps.push(Step { at, by: MANAGER, role: None, site: None, command });
        };
        nobody_yet(self, moment, FactBody::from(BranchNamed { name: NAMES.branch.clone() }));
        for (index, staff) in NAMES.people.iter().filter(|staff| staff.years > 0).enumerate() {
            moment += TimeDelta::minutes(1);
            let joined = (0..staff.years * 12 - index as i32).fold(self.first, |month, _| month.previous());
            let body = super::office::joining(staff, joined.first());
            if index == 0 {
                nobody_yet(self, moment, body);
            } else {
                self.record(moment, MANAGER, None, body);
            }
        }
        moment += TimeDelta::minutes(4);
        let tax = ("repair.difference_tax_percent".to_owned(), serde_json::Value::from("6"));
        let body = FactBody::from(RulesAdopted {
            from: self.first,
            name: NAMES.rule_set.clone(),
            values: BTreeMap::from([tax]),
        });
        self.record(moment, MANAGER, None, body);
        for (index, place) in NAMES.old.iter().enumerate() {
            moment += TimeDelta::minutes(2);
            let warranty = (index % 5 == 4).then(|| self.month(20).last());
            let site = self.describe(place, Area::Local, warranty, moment);
            let of = if warranty.is_none() { &mut self.old } else { &mut self.in_warranty };
            of.push(site);
        }
    }
}

/// The role that somebody of the staff sits in.
fn role_of(id: &str) -> Option<Role> {
    NAMES.people.iter().find(|staff| staff.id == id).map(|staff| staff.role)
}

pub(super) fn before(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(days))).unwrap_or(day)
}

pub(super) fn at(day: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
}

/// Shorthand for the id of one of the staff.
pub(super) fn who(id: &str) -> crate::domain::PersonId {
    person(id)
}
