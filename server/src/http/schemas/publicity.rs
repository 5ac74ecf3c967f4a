//! Shapes of what is told in public, and of paper forms.

use super::{Shape, a, exact, flag, items, list, moment, or_null, pages, text, whole, words};
use serde_json::json;
use shouwen_domain::words::w;

pub(super) fn shapes() -> Vec<Shape> {
    let mut out = public();
    out.extend(campaigns());
    out.extend(estates());
    out.extend(blanks());
    out
}

fn public() -> Vec<Shape> {
    let stop = json!({"number": text(), "state": or_null(words()), "planned": flag(), "area": text(), "why": text(),
        "from": or_null(moment()), "until": or_null(moment()), "contact": text(), "found": list(text()),
        "published_at": or_null(moment()), "poster": text()});
    let bulletin = json!({"number": text(), "topic": text(), "words": or_null(words()), "title": text(), "text": text(),
        "title_en": text(), "text_en": text(), "from": or_null(moment()), "until": or_null(moment())});
    let of_company = |name: &str| exact(json!({"company": a("PortalCompany"), "at": moment(), "items": list(a(name))}));
    vec![
        ("PublicStop", w("公示的停气", "A stop of gas as the public reads it"), exact(stop)),
        ("PublicStops", w("公示的停气", "Stops of gas as the public reads them"), of_company("PublicStop")),
        ("PublicBulletin", w("公布的公告", "A notice as the public reads it"), exact(bulletin)),
        ("PublicBulletins", w("公布的公告", "The notice board"), of_company("PublicBulletin")),
        (
            "BulletinRow",
            w("公告", "A notice of the board or its archive"),
            exact(json!({"id": a("Id"), "number": text(), "state": text(), "words": or_null(words()), "part": text(),
                "topic": or_null(words()), "title": text(), "title_en": text(), "from": or_null(moment()),
                "until": or_null(moment())})),
        ),
        ("Bulletins", w("公告栏与存档", "The board and its archive"), pages(a("BulletinRow"))),
    ]
}

fn campaigns() -> Vec<Shape> {
    let figures = json!({"points": whole(), "sent": whole(), "delivered": whole(), "failed": whole(), "muted": whole(),
        "no_number": whole(), "visit": whole(), "counter": whole(), "call": whole(), "event": whole(),
        "reached": whole(), "coverage": whole()});
    vec![
        (
            "CampaignFigures",
            w("覆盖数字（覆盖率为万分之几）", "Figures; coverage in hundredths of a percent"),
            exact(figures),
        ),
        (
            "CampaignRow",
            w("一类对象的覆盖", "Coverage of a class"),
            exact(json!({"class": text(), "words": words(), "figures": a("CampaignFigures")})),
        ),
        (
            "CampaignEvent",
            w("一场活动", "An event"),
            exact(json!({"at": or_null(moment()), "words": or_null(words()), "place": text(), "attendance": whole(),
                "text": text(), "points": whole(), "photos": list(a("Id"))})),
        ),
        (
            "CampaignPoster",
            w("张贴的海报", "Posters put up"),
            exact(json!({"at": or_null(moment()), "place": text(), "count": whole()})),
        ),
        (
            "CampaignCoverage",
            w("宣传覆盖率", "Coverage of a campaign"),
            exact(
                json!({"all": a("CampaignFigures"), "rows": list(a("CampaignRow")), "waits": whole(), "listed": flag(),
                "goal": or_null(whole()), "formula": words(), "events": list(a("CampaignEvent")),
                "posters": list(a("CampaignPoster"))}),
            ),
        ),
        (
            "CampaignPoint",
            w("宣传名单的一行", "A line of the list of a campaign"),
            exact(json!({"point": a("Id"), "number": text(), "address": text(), "class": text(), "how": text(),
                "waits": flag(), "why": text(), "reached_at": or_null(moment()), "message": or_null(text()),
                "sent_at": or_null(moment()), "delivered_at": or_null(moment())})),
        ),
        ("CampaignPoints", w("宣传名单", "The list of a campaign"), pages(a("CampaignPoint"))),
    ]
}

fn estates() -> Vec<Shape> {
    let proof =
        || or_null(exact(json!({"state": text(), "sent_at": or_null(moment()), "delivered_at": or_null(moment())})));
    let mut all = items(a("Estate"));
    all["properties"]["may"] = flag();
    all["required"] = json!(["items", "may"]);
    vec![
        (
            "Estate",
            w("小区物业（号码和邮箱已脱敏）", "A property company, masked"),
            exact(json!({"id": a("Id"), "road": text(), "firm": text(), "phone": text(), "mail": text()})),
        ),
        ("Estates", w("小区物业", "Property companies"), all),
        (
            "OutageTurn",
            w("一轮告知的送达", "What became of one turn of messages"),
            exact(json!({"turn": whole(), "about": text(), "points": whole(), "sent": whole(), "delivered": whole(),
                "failed": whole()})),
        ),
        (
            "OutageFirm",
            w("告知物业的情况", "What a property company was told"),
            exact(json!({"estate": a("Id"), "road": text(), "firm": text(), "waits": flag(), "sms": proof(),
                "mail": proof()})),
        ),
        (
            "OutageTold",
            w("停气告知", "What was told of a stop"),
            exact(
                json!({"turns": list(a("OutageTurn")), "firms": list(a("OutageFirm")), "remind_at": or_null(moment()),
                "reminded_at": or_null(moment())}),
            ),
        ),
    ]
}

fn blanks() -> Vec<Shape> {
    let mut all = items(a("BlankBlock"));
    all["properties"]["may"] = flag();
    all["required"] = json!(["items", "may"]);
    vec![
        (
            "BlankBlock",
            w("一段纸质单号", "A block of paper forms"),
            exact(json!({"kind": text(), "words": or_null(words()), "printed_at": moment(), "by": or_null(a("Named")),
                "first": text(), "last": text(), "forms": whole(), "unused": whole(), "entered": whole(),
                "spoiled": whole(), "missing": whole()})),
        ),
        ("Blanks", w("纸质单号段", "Blocks of paper forms"), all),
        (
            "BlankForm",
            w("一张纸质单", "A paper form"),
            exact(json!({"number": text(), "kind": text(), "words": or_null(words()), "printed_at": moment(),
                "state": text(), "record": or_null(exact(json!({"id": a("Id"), "number": text()}))), "reason": text(),
                "settled_at": or_null(moment()), "by": or_null(a("Named"))})),
        ),
        ("BlankForms", w("纸质单", "Paper forms"), items(a("BlankForm"))),
    ]
}
