//! The configuration in force, compiled once per version: units, people, roles, policy, types, channels, calendars.
//! Owns: the look-ups that rules and screens need of it. Refuses nothing. Tested through `act` and the stories.

use shouwen_domain::{
    calendar::{Calendar, CalendarSpec, HolidayYears},
    channels::Means,
    clock::{LimitBy, due_for},
    dispatch::Rule,
    flow::{PolicyView, Priority},
    given::Given,
    guard::GateMode,
    id::Id,
    intake::kinds::TypeDef,
    limit::Limit,
    moment::Moment,
    org::{Actor, Grant, Role, Sees},
    policy::{Book, Entry, Named, Query, pack::Channel},
    words::Said,
};
use shouwen_store::{
    Result, StoreError, Tx,
    org::{GrantRow, UnitRow},
};
use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

#[derive(Clone, Debug)]
pub struct Person {
    pub id: Id,
    pub name: String,
    pub company: Option<Id>,
    pub home_unit: Id,
    pub active: bool,
}

/// An immutable picture of the configuration.
pub struct House {
    pub version: i64,
    pub units: HashMap<Id, UnitRow>,
    pub people: HashMap<Id, Person>,
    /// Who wants notices beside the screen, and how.
    wants: HashMap<Id, Vec<Means>>,
    grants: HashMap<Id, Vec<GrantRow>>,
    pub book: Book,
    types: HashMap<Id, Vec<TypeDef>>,
    /// Per company: code → versions in order of their effective time.
    channels: HashMap<Id, Vec<(Moment, Channel)>>,
    /// By owning unit and code, newest revision, and every revision for stopped clocks.
    calendars: Shelf,
    fallback: Calendar,
    /// Rule tables of dispatch by company.
    rules: HashMap<Id, Vec<Rule>>,
    /// The holidays as they stood after each announcement; the last is the one in force.
    editions: Vec<Edition>,
}

/// Calendars by owning unit and code, in order of their revisions.
type Shelf = HashMap<(Id, String), Vec<Calendar>>;

/// The calendars with the holidays of one announcement, made when a clock that was judged by them is looked at.
struct Edition {
    number: i64,
    years: Arc<HolidayYears>,
    made: OnceLock<(Shelf, Calendar)>,
}

impl std::fmt::Debug for House {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "House(version {})", self.version)
    }
}

fn broken(said: Said) -> StoreError {
    StoreError::Broken(said.en)
}

impl House {
    /// Reads the whole configuration: a few thousand rows at most.
    pub fn load(tx: &mut Tx<'_>) -> Result<Self> {
        use shouwen_store::{calendar, channels, org, policy};
        let version = policy::version(tx)?;
        let units: HashMap<Id, UnitRow> = org::units(tx)?.into_iter().map(|u| (u.id, u)).collect();
        let mut people = HashMap::new();
        let mut after = Id(0);
        loop {
            let page = org::people(tx, Id(0), after, 5_000)?;
            let Some(last) = page.last() else { break };
            after = last.id;
            people.extend(page.into_iter().map(|p| {
                let one =
                    Person { id: p.id, name: p.name, company: p.company, home_unit: p.home_unit, active: p.active };
                (p.id, one)
            }));
        }
        let wants = shouwen_store::reach::wants(tx)?;
        let wants = wants.into_iter().map(|(person, wants)| (person, Means::list(&wants))).collect();
        let mut grants: HashMap<Id, Vec<GrantRow>> = HashMap::new();
        for grant in org::all_grants(tx)? {
            grants.entry(grant.person).or_default().push(grant);
        }
        let paths: Vec<Vec<Id>> = units
            .keys()
            .map(|id| {
                let mut path = climb(&units, *id);
                path.reverse();
                path
            })
            .collect();
        let mut entries: Vec<Entry> = Vec::new();
        for row in policy::entries(tx)? {
            let mut entry: Entry =
                serde_json::from_str(&row.data).map_err(|e| StoreError::Broken(format!("policy entry: {e}")))?;
            entry.to = row.to;
            entries.push(entry);
        }
        let book = Book::compile(version, entries, paths);
        let mut types = HashMap::new();
        let mut channel_map = HashMap::new();
        for company in units.values().filter(|u| u.level == "company") {
            types.insert(company.id, policy::types(tx, company.id)?);
            let mut list = Vec::new();
            for (_, from, _, data) in channels::of(tx, company.id)? {
                let channel: Channel =
                    serde_json::from_str(&data).map_err(|e| StoreError::Broken(format!("channel: {e}")))?;
                list.push((from, channel));
            }
            channel_map.insert(company.id, list);
        }
        let mut years = HolidayYears::built_in();
        let mut editions = vec![Edition { number: 0, years: years.clone(), made: OnceLock::new() }];
        for row in calendar::years(tx)? {
            let (year, days) =
                shouwen_domain::calendar::HolidayYears::parse(&row.text).map_err(broken).and_then(|one| {
                    let year =
                        one.years().next().ok_or_else(|| StoreError::Broken("a holiday year without year".into()))?;
                    // A notice may name days of the December before it.
                    let first = jiff::civil::date(year - 1, 12, 1);
                    let days: Vec<_> = (0..31 + 366)
                        .filter_map(|n| first.checked_add(jiff::Span::new().days(n)).ok())
                        .filter_map(|date| one.lookup(date).cloned())
                        .collect();
                    Ok((year, days))
                })?;
            years = Arc::new(years.with_year(year, days).map_err(broken)?);
            editions.push(Edition { number: row.edition, years: years.clone(), made: OnceLock::new() });
        }
        let mut calendars: Shelf = HashMap::new();
        for (unit, code, revision, data) in calendar::all(tx)? {
            let json = serde_json::from_str(&data).map_err(|e| StoreError::Broken(format!("calendar: {e}")))?;
            let mut spec = CalendarSpec::from_json(&code, &json).map_err(broken)?;
            spec.revision = revision as u32;
            calendars.entry((unit, code)).or_default().push(Calendar::new(spec, years.clone()).map_err(broken)?);
        }
        let mut rules: HashMap<Id, Vec<Rule>> = HashMap::new();
        for (company, rule) in shouwen_store::stock::rules(tx)? {
            rules.entry(company).or_default().push(rule);
        }
        let office = CalendarSpec::office("office", &[("08:30", "17:30")]).map_err(broken)?;
        let fallback = Calendar::new(office, years).map_err(broken)?;
        Ok(Self {
            wants,
            version,
            units,
            people,
            grants,
            book,
            types,
            channels: channel_map,
            calendars,
            fallback,
            rules,
            editions,
        })
    }

    /// The unit and everything above it, the unit first.
    pub fn path(&self, unit: Id) -> Vec<Id> {
        climb(&self.units, unit)
    }

    pub fn unit(&self, id: Id) -> Option<&UnitRow> {
        self.units.get(&id)
    }

    /// The company a unit belongs to (itself when it is one).
    pub fn company_of(&self, unit: Id) -> Option<Id> {
        self.path(unit).into_iter().find(|id| self.units.get(id).is_some_and(|u| u.level == "company"))
    }

    /// The unit and everything below it.
    pub fn subtree(&self, root: Id) -> Vec<Id> {
        let mut out: Vec<Id> = self.units.keys().copied().filter(|id| self.path(*id).contains(&root)).collect();
        out.sort_unstable();
        out
    }

    pub fn companies_under(&self, root: Id) -> Vec<Id> {
        self.subtree(root).into_iter().filter(|id| self.units.get(id).is_some_and(|u| u.level == "company")).collect()
    }

    /// By which means somebody wants notices beside the screen.
    pub fn wants(&self, person: Id) -> &[Means] {
        self.wants.get(&person).map_or(&[], Vec::as_slice)
    }

    pub fn person(&self, id: Id) -> Option<&Person> {
        self.people.get(&id)
    }

    /// The rule table of dispatch of a company.
    pub fn rules(&self, company: Id) -> &[Rule] {
        self.rules.get(&company).map_or(&[], Vec::as_slice)
    }

    /// The unit of a company at which a role is held; where there are several, the oldest.
    pub fn desk(&self, company: Id, role: Role) -> Option<Id> {
        let rows = self.grants.values().flatten().filter(|g| g.role == role.code() && g.acting_for.is_none());
        rows.map(|g| g.unit).filter(|unit| self.company_of(*unit) == Some(company)).min()
    }

    /// Those who work at a unit and are still there, by name.
    pub fn people_of(&self, unit: Id) -> Vec<&Person> {
        let mut out: Vec<&Person> = self.people.values().filter(|p| p.active && p.home_unit == unit).collect();
        out.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        out
    }

    pub fn name_of(&self, id: Id) -> Option<String> {
        self.people.get(&id).map(|p| p.name.clone()).or_else(|| self.units.get(&id).map(|u| u.name.clone()))
    }

    /// The name of what a scope points to; types and channels are called alike in every company.
    pub fn named(&self, named: Named<'_>) -> Option<Said> {
        match named {
            Named::Unit(id) => self.name_of(id).map(|name| Said::new(name.clone(), name)),
            Named::Type(code) => {
                let def = self.types.values().flatten().find(|def| def.code == code)?;
                Some(Said::new(&def.title.zh, &def.title.en))
            }
            Named::Channel(code) => {
                let (_, channel) = self.channels.values().flatten().find(|(_, channel)| channel.code == code)?;
                Some(Said::new(&channel.title.zh, &channel.title.en))
            }
        }
    }

    /// Grants in force at an instant; a delegation counts only as long as the person acted for holds the role (ORG-02).
    pub fn grants_of(&self, person: Id, at: Moment) -> Vec<Grant> {
        let own = |who: Id| self.grants.get(&who).map_or(&[] as &[GrantRow], Vec::as_slice);
        let valid = |g: &&GrantRow| g.from <= at && g.until.is_none_or(|until| at < until);
        own(person)
            .iter()
            .filter(valid)
            .filter(|g| {
                g.acting_for.is_none_or(|whom| {
                    own(whom)
                        .iter()
                        .filter(valid)
                        .any(|o| o.acting_for.is_none() && o.role == g.role && self.path(g.unit).contains(&o.unit))
                })
            })
            .filter_map(|g| Some(Grant { role: Role::parse(&g.role)?, unit: g.unit, acting_for: g.acting_for }))
            .collect()
    }

    pub fn grant_rows(&self, person: Id) -> &[GrantRow] {
        self.grants.get(&person).map_or(&[], Vec::as_slice)
    }

    /// The person as an actor, or `None` when unknown or no longer active.
    pub fn actor(&self, person: Id, at: Moment) -> Option<Actor> {
        let who = self.people.get(&person).filter(|p| p.active)?;
        let grants = self.grants_of(person, at);
        // Who keeps configuration or logs and nothing else serves no queue, wherever their desk stands (§2.2).
        let served = |g: &&Grant| g.acting_for.is_none() && g.role.sees() != Sees::Nothing;
        let keeper = !grants.is_empty() && grants.iter().all(|g| g.role.sees() == Sees::Nothing);
        let mut units: Vec<Id> = (!keeper).then_some(who.home_unit).into_iter().collect();
        units.extend(grants.iter().filter(served).map(|g| g.unit));
        units.sort_unstable();
        units.dedup();
        Some(Actor { person: Some(person), customer: None, company: who.company, units, grants })
    }

    /// Whether an active person works for a unit: at home in it or below it, or by a role of their own that reaches it.
    pub fn serves(&self, person: Id, unit: Id, now: Moment) -> bool {
        let Some(who) = self.people.get(&person).filter(|p| p.active) else { return false };
        let below = |of: Id| self.path(of).contains(&unit);
        let grants = self.grants_of(person, now);
        let own = grants.iter().filter(|g| g.acting_for.is_none() && g.role.sees() != Sees::Nothing);
        below(who.home_unit) || own.map(|g| g.unit).any(|at| below(at) || self.path(unit).contains(&at))
    }

    /// People who hold a role at the unit or above it.
    pub fn holders(&self, role: Role, unit: Id, at: Moment) -> Vec<Id> {
        let path = self.path(unit);
        let mut out: Vec<(usize, Id)> = self
            .people
            .values()
            .filter(|p| p.active)
            .filter_map(|p| {
                let near = self
                    .grants_of(p.id, at)
                    .iter()
                    .filter(|g| g.role == role)
                    .filter_map(|g| path.iter().position(|u| *u == g.unit))
                    .min()?;
                Some((near, p.id))
            })
            .collect();
        out.sort_unstable();
        out.into_iter().map(|(_, id)| id).collect()
    }

    pub fn types(&self, company: Id) -> &[TypeDef] {
        self.types.get(&company).map_or(&[], Vec::as_slice)
    }

    pub fn type_def(&self, company: Id, code: &str) -> Option<&TypeDef> {
        self.types(company).iter().find(|t| t.code == code)
    }

    /// The channel as it stood at an instant.
    pub fn channel(&self, company: Id, code: &str, at: Moment) -> Option<&Channel> {
        self.channels
            .get(&company)?
            .iter()
            .filter(|(from, c)| c.code == code && *from <= at)
            .max_by_key(|(from, _)| *from)
            .map(|(_, c)| c)
    }

    /// Every channel of a company as it stands at an instant, in order of the registry.
    pub fn channels(&self, company: Id, at: Moment) -> Vec<&Channel> {
        let mut out: Vec<&Channel> = Vec::new();
        for (_, channel) in self.channels.get(&company).map_or(&[] as &[_], Vec::as_slice) {
            if !out.iter().any(|c| c.code == channel.code) {
                out.extend(self.channel(company, &channel.code, at));
            }
        }
        out
    }

    /// The calendar of a unit: its own code looked up from the unit to the root; the standard office hours otherwise.
    pub fn calendar(&self, unit: Id) -> &Calendar {
        self.calendar_at(unit).1
    }

    /// The same with the unit whose calendar it is: a clock remembers both.
    pub fn calendar_at(&self, unit: Id) -> (Id, &Calendar) {
        let path = self.path(unit);
        let code = path
            .iter()
            .filter_map(|id| self.units.get(id))
            .map(|u| u.calendar.as_str())
            .find(|code| !code.is_empty())
            .unwrap_or("office");
        let owner = path.iter().find(|owner| self.calendars.contains_key(&(**owner, code.to_owned())));
        (owner.copied().unwrap_or(unit), self.calendar_named(unit, code, None))
    }

    /// A calendar by code as seen from a unit, in a revision or the newest, with the holidays in force.
    pub fn calendar_named(&self, unit: Id, code: &str, revision: Option<i64>) -> &Calendar {
        self.take_down(&self.calendars, &self.fallback, unit, code, revision)
    }

    /// The number of the holidays in force.
    pub fn edition(&self) -> i64 {
        self.editions.last().map_or(0, |e| e.number)
    }

    /// A calendar as it was when a clock was judged by it: in its revision, with the holidays of that edition. `unit` is the
    /// one whose calendar it is, wherever the matter has gone since.
    pub fn calendar_judged(&self, unit: Id, code: &str, revision: i64, edition: i64) -> &Calendar {
        let Some(known) = self.editions.iter().rev().find(|e| e.number <= edition).filter(|_| edition < self.edition())
        else {
            return self.calendar_named(unit, code, Some(revision));
        };
        let (shelf, fallback) = known.made.get_or_init(|| {
            let again = |calendar: &Calendar| {
                Calendar::new(calendar.spec().clone(), known.years.clone()).unwrap_or_else(|_| calendar.clone())
            };
            let shelf = self.calendars.iter().map(|(key, list)| (key.clone(), list.iter().map(again).collect()));
            (shelf.collect(), again(&self.fallback))
        });
        self.take_down(shelf, fallback, unit, code, Some(revision))
    }

    fn take_down<'s>(
        &self,
        shelf: &'s Shelf,
        fallback: &'s Calendar,
        unit: Id,
        code: &str,
        revision: Option<i64>,
    ) -> &'s Calendar {
        self.path(unit)
            .into_iter()
            .find_map(|owner| {
                let revisions = shelf.get(&(owner, code.to_owned()))?;
                revision
                    .and_then(|n| revisions.iter().find(|c| i64::from(c.revision()) == n))
                    .or_else(|| revisions.last())
            })
            .unwrap_or(fallback)
    }

    /// All calendars: owning unit, code, newest revision.
    pub fn calendars(&self) -> Vec<(Id, &Calendar)> {
        let mut out: Vec<(Id, &Calendar)> =
            self.calendars.iter().filter_map(|((unit, _), list)| Some((*unit, list.last()?))).collect();
        out.sort_by_key(|(unit, c)| (*unit, c.code().to_owned()));
        out
    }
}

fn climb(units: &HashMap<Id, UnitRow>, unit: Id) -> Vec<Id> {
    let mut path = Vec::new();
    let mut next = Some(unit);
    while let Some(id) = next {
        // A unit that is its own ancestor would loop; the tree is written only through checks, the depth is bounded anyway.
        if path.len() > 16 || path.contains(&id) {
            break;
        }
        path.push(id);
        next = units.get(&id).and_then(|u| u.parent);
    }
    path
}

/// What a record is judged by: a question to the policy with everything but the code filled in.
#[derive(Clone, Debug)]
pub struct Judge<'h> {
    pub house: &'h House,
    /// Root first, as policy wants it.
    pub path: Vec<Id>,
    pub type_code: String,
    pub priority: Priority,
    pub grade: String,
    pub channel: String,
    pub at: Moment,
    /// What the world around says, as far as the action at hand asks.
    pub given: Given,
}

impl Judge<'_> {
    pub fn query(&self) -> Query<'_> {
        Query {
            unit_path: &self.path,
            request_type: (!self.type_code.is_empty()).then_some(self.type_code.as_str()),
            priority: Some(self.priority),
            grade: (!self.grade.is_empty()).then_some(self.grade.as_str()),
            channel: (!self.channel.is_empty()).then_some(self.channel.as_str()),
            at: self.at,
        }
    }
}

impl PolicyView for Judge<'_> {
    fn count(&self, code: &str) -> Option<(i64, String)> {
        let resolved = self.house.book.resolve(code, &self.query())?;
        let clause = resolved.winners.first()?.origin.clause.zh.clone();
        Some((self.house.book.count(code, &self.query())?, clause))
    }

    fn limit(&self, code: &str) -> Option<(Limit, String)> {
        let (limit, origin) = self.house.book.limits(code, &self.query()).into_iter().next()?;
        Some((limit, origin.clause.zh))
    }

    fn due(&self, code: &str, start: Moment) -> Option<Moment> {
        let (limit, _) = self.limit(code)?;
        let calendar = self.house.calendar(*self.path.last()?);
        due_for(LimitBy::Limit(limit), calendar, start).ok().map(|due| due.value)
    }

    fn type_def(&self, code: &str) -> Option<&TypeDef> {
        self.house.type_def(self.house.company_of(*self.path.last()?)?, code)
    }

    fn serves(&self, person: Id, unit: Id, now: Moment) -> bool {
        self.house.serves(person, unit, now)
    }

    fn home_of(&self, person: Id) -> Option<Id> {
        self.house.person(person).map(|p| p.home_unit)
    }

    fn gate(&self, code: &str) -> Option<(GateMode, Option<String>)> {
        let ruling = self.house.book.gate(code, &self.query())?;
        Some((ruling.mode, ruling.override_role))
    }
}
