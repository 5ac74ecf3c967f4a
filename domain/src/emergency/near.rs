//! Neighbours who call of the same incident (EMG-09). Owns: what is near enough to be offered as the same, and what follows
//! from joining. Nothing is joined by itself: the agent who has the caller on the line decides. Tested here and in
//! `server/tests/neighbours.rs`.

use super::{Incident, Step, decide::write, flow::RUNNING, leaders};
use crate::{
    clock::catalog::fact,
    fieldwork::place::distance,
    flow::{Effects, Fact, Facts, Follow, Told, Whom},
    id::Id,
    intake::Address,
    moment::Moment,
    org::Role,
    words::{Words, narrow, w},
};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// A place as far as it is known: the address as it was said, a point in degrees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Here {
    pub address: Address,
    pub point: Option<(f64, f64)>,
}

/// Why it is held to be the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Same {
    /// Within the radius.
    Distance,
    /// The same road and number or the same compound; one of both has no point of the map.
    Road,
}

impl Same {
    pub const fn words(self) -> Words {
        match self {
            Self::Distance => w("距离相近", "close by"),
            Self::Road => w("同一道路门牌或小区", "same road or estate"),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    pub same: Same,
    pub metres: Option<f64>,
}

/// An incident that a call is to be joined to, as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct There {
    pub id: Id,
    pub incident: Box<Incident>,
}

/// Another call may still be about it.
pub fn is_running(state: &str) -> bool {
    RUNNING.contains(&state)
}

/// Whether two places are near enough to be one incident. Points of the map decide where both are known: two gates of one
/// compound may be half a kilometre apart. Else the words do.
pub fn near(a: &Here, b: &Here, radius: f64) -> Option<Near> {
    if let (Some(a), Some(b)) = (a.point, b.point) {
        let metres = distance(a, b);
        return (metres <= radius).then_some(Near { same: Same::Distance, metres: Some(metres) });
    }
    let (one, other) = (plain(&a.address.district), plain(&b.address.district));
    if !one.is_empty() && !other.is_empty() && one != other {
        return None;
    }
    is_same_road(&a.address, &b.address).then_some(Near { same: Same::Road, metres: None })
}

/// How many signs of an address say enough: a road with its number, the name of a compound.
const TELLING: usize = 4;

fn is_same_road(a: &Address, b: &Address) -> bool {
    let (road_a, road_b) = (plain(&a.road), plain(&b.road));
    if !road_a.is_empty() && !road_b.is_empty() {
        return is_same_start(&without(&road_a, [a, b]), &without(&road_b, [a, b]));
    }
    // Typed in one piece: the road of the one stands in the words of the other, or both begin alike up to a number.
    let (line_a, line_b) = (words(a), words(b));
    let holds = |line: &str, road: &str| road.chars().count() >= TELLING && line.contains(road);
    if !road_a.is_empty() || !road_b.is_empty() {
        return holds(&line_b, &road_a) || holds(&line_a, &road_b);
    }
    let head = |line: &str| line.split_inclusive(['号', '弄', '苑', '村', '园', '栋', '幢']).next().map(str::to_owned);
    match (head(&line_a), head(&line_b)) {
        (Some(a), Some(b)) => a == b && a.chars().count() >= TELLING,
        _ => false,
    }
}

/// A road as somebody typed it, without the district before it.
fn without(road: &str, both: [&Address; 2]) -> String {
    let districts = both.map(|address| plain(&address.district));
    let cut = districts.iter().filter(|d| !d.is_empty()).find_map(|d| road.strip_prefix(d.as_str()));
    cut.unwrap_or(road).to_owned()
}

/// The same, or the one with more behind it: "朝阳路12号" and "朝阳路12号院3栋", but not "朝阳路1号"; a road without a number or the
/// name of an estate is too long to be one place.
fn is_same_start(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let Some(rest) = long.strip_prefix(short) else { return false };
    let is_place = short.chars().any(|c| c.is_ascii_digit() || "苑村园区栋幢弄".contains(c));
    let cuts_number = short.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit());
    short.chars().count() >= TELLING && (rest.is_empty() || is_place && !cuts_number)
}

/// The address without its district, in one piece.
fn words(a: &Address) -> String {
    let line = plain(&Address { district: String::new(), ..a.clone() }.line());
    let district = plain(&a.district);
    line.strip_prefix(district.as_str()).unwrap_or(&line).to_owned()
}

/// As two agents type one address: without spaces, in narrow signs and small letters.
pub fn plain(text: &str) -> String {
    narrow(text).chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The point of the map that a body names; what is no point of the earth is none.
pub fn point(input: &Map<String, Value>) -> Option<(f64, f64)> {
    let degrees = |key: &str, most: f64| {
        let typed = input.get(key).and_then(Value::as_str)?.trim().parse::<f64>().ok()?;
        (typed.abs() <= most).then_some(typed)
    };
    degrees("lat", 90.0).zip(degrees("lng", 180.0))
}

/// What the crew has done for the place, it has done for everybody who calls of it.
const DONE: [(Step, &str); 4] = [
    (Step::Ack, fact::ARRANGED),
    (Step::Arrive, fact::ARRIVED),
    (Step::Controlled, fact::DIAGNOSIS),
    (Step::Repaired, fact::SOLVED),
];

/// The request of a neighbour: no second crew is called, its clocks stop by what the first one does.
pub(crate) fn join(f: &Facts, there: &There, received: Moment, e: &mut Effects) {
    e.parent = Some(there.id);
    for (step, code) in DONE {
        if let Some(at) = there.incident.reached(step) {
            e.facts.push(Fact { code: code.into(), at: at.max(received), evidenced: true });
        }
    }
    let mut body = Map::new();
    if let Some(content) = f.text("content") {
        body.insert("text".into(), json!(content));
    }
    for key in super::SCENE.iter().map(|field| field.name) {
        if let Some(value) = f.input.get(key) {
            body.insert(key.into(), value.clone());
        }
    }
    e.follows.push(Follow { whom: Whom::Parent, action: "join", body });
}

/// Two agents opened one emergency (EMG-09): this one's callers go over to the other, whose crew is the one that comes. The
/// chain of this one is silent, its crew and leaders hear where it goes on.
pub(super) fn merged(i: &mut Incident, f: &Facts, e: &mut Effects) {
    let Some(there) = &f.given.joins else { return };
    f.text("reason").unwrap_or_default().clone_into(&mut i.reason);
    write(i, f, Step::Closed);
    e.facts.push(f.witnessed(fact::ENDED));
    let mut body = Map::new();
    body.insert("joins".into(), json!(there.id.to_string()));
    for whom in [Whom::Above("request"), Whom::Children("request")] {
        e.follows.push(Follow { whom, action: "incident_merged", body: body.clone() });
    }
    e.follows.push(super::decide::order(
        "cancel_by_company",
        [("reason", json!("并入另一突发事件")), ("means", json!("call"))],
    ));
    e.follows.push(super::plan::call_off(None, "已并入"));
    // What is known here of people hurt is known there.
    let mut scene = Map::new();
    scene.insert("text".into(), json!(i.reason));
    for (key, value) in [("casualties", i.casualties), ("people", i.people)] {
        scene.extend(value.map(|value| (key.to_owned(), json!(value))));
    }
    e.follows.push(Follow { whom: Whom::Record(there.id), action: "join", body: scene });
    e.tell.extend(f.record.owner.map(Told::Person));
    e.tell.push(Told::Role(Role::Dispatcher));
    e.tell.push(Told::Role(Role::CompanyLeader));
}

/// What another caller says completes the scene; it takes nothing back of what is known. Somebody hurt is somebody hurt.
pub(super) fn joined(i: &mut Incident, f: &Facts, e: &mut Effects) {
    let number = |key: &str| f.input.get(key).and_then(Value::as_i64);
    i.casualties = i.casualties.max(number("casualties"));
    i.people = i.people.or(number("people"));
    i.indoors = i.indoors.or(f.input.get("indoors").and_then(Value::as_bool));
    if i.signs.is_empty() {
        f.text("signs").unwrap_or_default().clone_into(&mut i.signs);
    }
    leaders::judge(i, f);
    write(i, f, Step::Joined);
    e.tell.extend(f.record.owner.map(Told::Person));
    e.tell.push(Told::Role(Role::Dispatcher));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(district: &str, road: &str, text: &str, point: Option<(f64, f64)>) -> Here {
        let address = Address { district: district.into(), road: road.into(), text: text.into(), ..Address::default() };
        Here { address, point }
    }

    /// EMG-09
    #[test]
    fn what_lies_near_is_offered_and_nothing_else() {
        let gate = (25.273_6, 110.290_7);
        let north = |metres: f64| Some((gate.0 + metres / 111_195.0, gate.1));
        let first = here("七星区", "滨江路88号", "", Some(gate));
        for (other, expected) in [
            (here("七星区", "滨江路90号", "", north(199.0)), Some(Same::Distance)),
            (here("七星区", "滨江路90号", "", north(201.0)), None),
            // The same words far away are another place; two districts may share a road.
            (here("七星区", "滨江路88号", "", north(5_000.0)), None),
            (here("叠彩区", "滨江路88号", "", None), None),
            (here("七星区", "滨江路 ８８号", "", None), Some(Same::Road)),
            (here("", "滨江路88号", "", None), Some(Same::Road)),
            (here("七星区", "滨江路8号", "", None), None),
            (here("", "七星区滨江路88号", "", None), Some(Same::Road)),
            (here("七星区", "滨江路88号3栋", "", None), Some(Same::Road)),
            (here("七星区", "滨江路88号院", "", None), Some(Same::Road)),
            (here("七星区", "滨江路888号", "", None), None),
            (here("七星区", "滨江路8", "", None), None),
            (here("七星区", "滨江路", "", None), None),
            (here("", "", "七星区滨江路88号3栋501", None), Some(Same::Road)),
            (here("七星区", "", "就在河边", None), None),
            (here("", "", "", None), None),
        ] {
            let found = near(&first, &other, 200.0);
            assert_eq!(found.map(|n| n.same), expected, "{other:?}");
            assert_eq!(near(&other, &first, 200.0).map(|n| n.same), expected, "{other:?}");
        }
        let (one, two) = (here("", "", "春江苑3栋501", None), here("", "", "春江苑 5 栋", None));
        assert_eq!(near(&one, &two, 200.0).map(|n| n.same), None, "three signs say too little");
        let (one, two) = (here("", "", "锦绣春江苑3栋501", None), here("", "", "锦绣春江苑 5 栋", None));
        assert_eq!(near(&one, &two, 200.0).map(|n| n.same), Some(Same::Road));
    }

    #[test]
    fn a_point_is_one_of_the_earth() {
        let of = |lat: &str, lng: &str| {
            let body = json!({"lat": lat, "lng": lng});
            point(body.as_object().unwrap())
        };
        assert_eq!(of("25.27", " 110.29"), Some((25.27, 110.29)));
        for (lat, lng) in [("91", "110"), ("25", "181"), ("NaN", "110"), ("here", "110"), ("", "")] {
            assert_eq!(of(lat, lng), None, "{lat} {lng}");
        }
    }
}
