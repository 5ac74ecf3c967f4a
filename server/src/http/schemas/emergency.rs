//! Shapes of emergencies.

use super::{Shape, a, exact, flag, list, moment, or_null, text, whole};
use serde_json::json;
use shouwen_domain::words::w;

pub(super) fn shapes() -> Vec<Shape> {
    let number = json!({"type": ["number", "null"]});
    vec![
        (
            "IncidentEntry",
            w("突发事件记录的一步", "A step in the log of an incident"),
            exact(json!({"step": text(), "words": a("Words"), "at": moment(), "by": or_null(a("Named")),
                "entered_for": or_null(a("Named")), "text": text(), "lat": number, "lng": number})),
        ),
        (
            "IncidentInterval",
            w("记录中两步之间的时间", "The time between two steps of the log"),
            exact(json!({"code": text(), "words": a("Words"), "from": moment(), "to": moment(), "ms": whole()})),
        ),
        (
            "IncidentLine",
            w("安全指导的一条", "A line of the safety script"),
            exact(json!({"code": text(), "zh": text(), "en": text(), "prohibition": flag(), "at": or_null(moment()),
                "by": or_null(a("Named"))})),
        ),
        (
            "IncidentOutcome",
            w("一条消息的结果", "What became of a message"),
            exact(json!({"person": or_null(a("Named")), "means": text(), "what": text(), "at": moment()})),
        ),
        (
            "IncidentCall",
            w("一次呼叫", "A call of the chain"),
            exact(json!({"rung": text(), "unit": or_null(a("Named")), "at": moment(), "people": list(a("Named")),
                "outcomes": list(a("IncidentOutcome"))})),
        ),
        (
            "IncidentException",
            w("紧急放行的关口", "A gate that yielded"),
            exact(json!({"at": moment(), "gate": text(), "zh": text(), "en": text(), "number": text()})),
        ),
        (
            "NearbyIncident",
            w("来电地点附近的突发事件", "An incident around the place of a caller"),
            exact(json!({"id": a("Id"), "number": text(), "kind": or_null(a("Words")), "state": or_null(a("Words")),
                "received_at": moment(), "place": text(), "same": text(), "metres": or_null(whole()),
                "why": a("Words"), "callers": whole(), "crew": or_null(a("Named"))})),
        ),
        (
            "NearbyIncidents",
            w("来电地点附近的突发事件", "Incidents around the place of a caller"),
            exact(json!({"items": list(a("NearbyIncident"))})),
        ),
        (
            "OutageSum",
            w("名单的合计", "Sums of a part of the list"),
            exact(
                json!({"points": whole(), "unspoken": whole(), "sent": whole(), "delivered": whole(), "failed": whole(),
                "untold": whole()}),
            ),
        ),
        (
            "OutagePoint",
            w("停气用户", "A point on the list of an outage"),
            exact(json!({"point": a("Id"), "number": text(), "address": text(), "customer": or_null(a("Id")),
                "name": or_null(text()), "supply": text(), "care": flag(), "household": flag(), "waits": flag(),
                "how": text(), "told_at": or_null(moment()), "spoken_at": or_null(moment()),
                "moved_at": or_null(moment()), "message": or_null(text()), "sent_at": or_null(moment()),
                "delivered_at": or_null(moment())})),
        ),
        (
            "OutagePoints",
            w("停气用户名单", "The list of an outage"),
            exact(json!({"listed": a("OutageSum"), "absent": a("OutageSum"), "restored": a("OutageSum"),
                "dropped": a("OutageSum"), "asked": whole(), "items": list(a("OutagePoint")), "next": or_null(text())})),
        ),
        (
            "KnownOutage",
            w("来电地址的停气", "An outage where a caller is"),
            exact(json!({"id": a("Id"), "number": text(), "state": or_null(a("Words")), "planned": flag(),
                "bound": text(), "area": text(), "why": text(), "from": or_null(moment()),
                "until": or_null(moment()), "contact": text(), "said": a("Words")})),
        ),
        (
            "KnownOutages",
            w("来电地址的停气", "Outages where a caller is"),
            exact(json!({"items": list(a("KnownOutage"))})),
        ),
        ("Valve", w("阀门", "A valve"), exact(json!({"number": text(), "name": text(), "points": whole()}))),
        (
            "FoundPoint",
            w("用气点", "A service point"),
            exact(json!({"id": a("Id"), "number": text(), "address": text()})),
        ),
        ("FoundPoints", w("用气点", "Service points"), exact(json!({"items": list(a("FoundPoint"))}))),
        ("Valves", w("阀门", "Valves"), exact(json!({"items": list(a("Valve"))}))),
        (
            "IncidentPlan",
            w("启动过的预案", "A plan that was started"),
            exact(json!({"kind": text(), "plan": or_null(a("Id")), "number": text(), "version": whole(), "zh": text(),
                "en": text(), "at": moment(), "by": or_null(a("Named")), "stopped_at": or_null(moment())})),
        ),
        (
            "IncidentTask",
            w("预案的一步", "A step of a plan"),
            exact(json!({"number": text(), "state": or_null(a("Words")), "owner": or_null(a("Named")),
                "text": a("Words"), "role": or_null(a("Words")), "clause": text(), "plan": text(), "automatic": flag(),
                "due": or_null(moment()), "done_at": or_null(moment()), "result": text(), "reason": text(),
                "late": flag()})),
        ),
        (
            "IncidentReview",
            w("复盘", "What was learned"),
            exact(json!({"at": moment(), "by": or_null(a("Named")), "cause": text(), "gaps": text(),
                "plan_change": flag(), "actions": whole()})),
        ),
        (
            "IncidentReport",
            w("突发事件报告", "The report of an incident"),
            exact(json!({"number": text(), "state": text(), "kind": text(), "plans": list(a("IncidentPlan")),
                "tasks": list(a("IncidentTask")), "script_version": whole(),
                "log": list(a("IncidentEntry")), "intervals": list(a("IncidentInterval")),
                "severity": or_null(a("Words")), "script": list(a("IncidentLine")), "calls": list(a("IncidentCall")),
                "leaders": list(a("IncidentCall")), "late_reason": text(), "provisional": list(text()),
                "authority_told": flag(), "review": or_null(a("IncidentReview")),
                "exceptions": list(a("IncidentException"))})),
        ),
    ]
}
