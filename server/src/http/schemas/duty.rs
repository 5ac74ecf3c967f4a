//! The duty board, the week that is planned, attendance and the forecast.

use super::{Shape, a, exact, flag, id, list, moment, one_of, or_null, text, whole};
use serde_json::{Value, json};
use shouwen_domain::words::w;

fn number() -> Value {
    json!({"type": "number"})
}

/// What the list and the page of a change have in common.
fn change() -> Value {
    json!({
        "id": id(), "number": text(), "state": one_of(["draft", "announced", "done", "withdrawn"]), "version": whole(),
        "person": or_null(a("Named")), "what": a("Words"), "unit": or_null(a("Named")),
        "effective_at": or_null(moment()), "until": or_null(moment()), "days": or_null(whole()), "waiting": whole(),
        "accepted": whole(), "moved": whole(), "fallen": whole(), "to_me": whole(),
    })
}

pub(super) fn shapes() -> Vec<Shape> {
    vec![
        ("StaffChangeRow", w("一项人员变动", "A change of staff"), exact(change())),
        (
            "StaffChanges",
            w("人员变动", "Changes of staff"),
            exact(json!({"at": moment(), "items": list(a("StaffChangeRow")), "enter": flag()})),
        ),
        (
            "StaffItem",
            w("一件未了事项", "One thing that is open"),
            exact(json!({
                "key": text(), "kind": a("Words"), "group": text(), "number": text(), "text": text(),
                "record": or_null(id()), "first": flag(), "under": flag(), "urgent": flag(), "unit": or_null(a("Named")),
                "role": or_null(a("Words")), "from": or_null(moment()), "until": or_null(moment()),
                "to": or_null(a("Named")),
                "state": one_of(["open", "proposed", "accepted", "declined", "moved", "fallen", "ended"]),
                "state_words": a("Words"), "reason": text(), "mine": flag(), "later": flag(),
            })),
        ),
        (
            "StaffChange",
            w("一项人员变动的清单", "The list of a change of staff"),
            exact({
                let mut all = change();
                for (key, shape) in [
                    ("drawn_at", or_null(moment())),
                    ("heir", or_null(a("Named"))),
                    ("leader", or_null(a("Named"))),
                    ("names", flag()),
                    ("answers", flag()),
                    ("items", list(a("StaffItem"))),
                ] {
                    all[key] = shape;
                }
                all
            }),
        ),
        (
            "DutyWork",
            w("正在办的事", "What somebody is at"),
            exact(json!({"id": id(), "number": text(), "kind": text(), "state": or_null(a("Words"))})),
        ),
        (
            "DutyPlace",
            w("最后位置", "Where somebody last was"),
            exact(json!({"at": moment(), "lat": or_null(number()), "lng": or_null(number())})),
        ),
        (
            "DutyPerson",
            w("在岗人员", "Somebody on duty"),
            exact(json!({
                "person": a("Named"), "unit": or_null(a("Named")), "from": or_null(moment()), "until": or_null(moment()),
                "stand_in": flag(), "presence": text(), "came": or_null(moment()), "vehicle": text(), "state": text(),
                "work": or_null(a("DutyWork")), "place": or_null(a("DutyPlace")),
            })),
        ),
        (
            "DutyNext",
            w("下一班", "Who comes next"),
            exact(json!({"person": a("Named"), "from": moment(), "until": moment()})),
        ),
        (
            "DutyPost",
            w("岗位", "A region or a queue"),
            exact(json!({
                "key": text(), "name": a("Words"), "unit": or_null(a("Named")), "crew": flag(),
                "state": one_of(["covered", "soon", "uncovered", "unplanned"]), "from": or_null(moment()),
                "until": or_null(moment()), "gap": or_null(id()), "people": list(a("DutyPerson")),
                "next": list(a("DutyNext")),
            })),
        ),
        (
            "DutyHandover",
            w("未签交接", "A hand-over that is not signed"),
            exact(json!({
                "id": id(), "number": text(), "unit": a("Named"), "giver": or_null(a("Named")),
                "taker": or_null(a("Named")), "signed": or_null(moment()), "due": or_null(moment()), "late": flag(),
            })),
        ),
        (
            "DutyBoard",
            w("值班看板", "The duty board"),
            exact(json!({"at": moment(), "company": a("Named"), "posts": list(a("DutyPost")),
                "handovers": list(a("DutyHandover"))})),
        ),
        (
            "DutyMember",
            w("人员", "Somebody who may be planned"),
            exact(json!({"person": a("Named"), "unit": or_null(a("Named"))})),
        ),
        (
            "DutyShift",
            w("班次", "A shift"),
            exact(json!({"person": id(), "unit": a("Named"), "from": moment(), "until": moment(),
                "roster": or_null(id()), "stand_in": flag()})),
        ),
        (
            "DutyAway",
            w("请假或缺勤", "Leave or absence"),
            exact(json!({"person": id(), "from": moment(), "until": or_null(moment())})),
        ),
        (
            "DutyLine",
            w("排班草稿的一个班次", "A shift of a draft"),
            exact(json!({"person": id(), "from": moment(), "until": moment(), "post": text(), "unit": or_null(id())})),
        ),
        (
            "DutyRoster",
            w("排班表", "A roster"),
            exact(json!({"id": id(), "number": text(), "state": text(), "words": or_null(a("Words")),
                "version": whole(), "from": or_null(moment()), "until": or_null(moment()), "lines": list(a("DutyLine"))})),
        ),
        (
            "DutyWeek",
            w("一段时间的班次", "People and shifts of a unit"),
            exact(json!({"unit": a("Named"), "from": moment(), "until": moment(), "people": list(a("DutyMember")),
                "shifts": list(a("DutyShift")), "away": list(a("DutyAway")), "rosters": list(a("DutyRoster"))})),
        ),
        (
            "DutyProblem",
            w("排班问题", "What stands against a plan"),
            exact(json!({"code": text(), "said": a("Words"), "person": or_null(id()), "from": moment(),
                "until": moment(), "warns": flag()})),
        ),
        (
            "DutyProblems",
            w("排班检查结果", "What stands against a plan"),
            exact(json!({"items": list(a("DutyProblem")), "capped": flag()})),
        ),
        ("DutyState", w("坐席状态", "A state of an agent"), exact(json!({"state": text(), "at": moment()}))),
        (
            "DutyAttended",
            w("一个班次的考勤", "A shift with what became of it"),
            exact(json!({
                "person": a("Named"), "unit": a("Named"), "from": moment(), "until": moment(),
                "in_at": or_null(moment()), "out_at": or_null(moment()), "presence": text(), "words": a("Words"),
                "late": or_null(whole()), "early": or_null(whole()), "excused": flag(), "record": or_null(id()),
                "states": list(a("DutyState")),
            })),
        ),
        (
            "DutyAttendance",
            w("考勤", "Attendance"),
            exact(json!({"unit": a("Named"), "from": moment(), "until": moment(), "grace": whole(),
                "items": list(a("DutyAttended"))})),
        ),
        (
            "DutyHalfHour",
            w("半小时", "A half-hour"),
            exact(json!({"slot": whole(), "load": number(), "required": whole(), "planned": whole(), "short": flag()})),
        ),
        (
            "DutyForecast",
            w("人员需求预测", "How many are wanted"),
            exact(json!({"unit": a("Named"), "date": text(), "weeks": whole(), "items": list(a("DutyHalfHour"))})),
        ),
    ]
}
