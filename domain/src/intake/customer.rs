//! What customers do with their own requests on the portal (CHN-08): apply, say something, add a document, not be content.
//! Their forms hold no time, no evidence and nobody's name: what they do happens now, and the code proves who they are.

use super::{
    AT, EVIDENCE, MEANS, Request,
    request_forms::{ADDRESS, BACKGROUND, CONTENT, NAME, OCCURRED, REJECT, SPECIAL, TYPE, WANTED},
};
use crate::{
    channels::portal,
    flow::{Action, Effects, Facts, Priority, Told, action},
    form::{Field, Fields, Kind, LINE, TEXT, may, must},
    guard::{Verdict, guards},
    org::Role,
    words::w,
};

/// As long as there is something to show of it.
pub(super) const SHOWN: &[&str] = &["draft", "accepted", "in_handling", "answered", "closed"];

const fn demanded(field: Field) -> Field {
    must(field.name, field.kind, field.words.zh, field.words.en)
}

/// The number is not asked: it is the one that was proven.
const APPLY: Fields =
    &[TYPE, demanded(CONTENT), demanded(NAME).personal(), ADDRESS, OCCURRED, WANTED, SPECIAL, BACKGROUND];
const SAY: Fields = &[must("text", Kind::Text { max: TEXT }, "留言", "Message")];
const ADD: Fields = &[
    must("file", Kind::Ref { to: "file" }, "文件", "File"),
    may("remark", Kind::Line { max: LINE }, "说明", "Remark"),
];

/// What staff note of the customer's wish (TRK-04).
const MUTE: Fields = &[must("means", Kind::Choice(MEANS), "客户怎样提出", "How the customer said so"), AT, EVIDENCE];

pub(super) const MUTING: Action = action(
    "mute",
    MUTE,
    w("不再发短信", "No messages"),
    w("客户不要进度短信；紧急事项除外", "But those of an emergency"),
);
pub(super) const UNMUTING: Action = action(
    "unmute",
    MUTE,
    w("恢复短信", "Messages again"),
    w("客户又愿意接收进度短信", "The customer wants them again"),
);
pub(super) const APPLYING: Action =
    action("apply", APPLY, w("网上申请", "Apply online"), w("填写要办的事项", "Say what should be done"));
pub(super) const REJECTING: Action = action(
    "reject_answer",
    REJECT,
    w("没有解决", "Not solved"),
    w("说明还有什么问题，我们重新办理", "Say what is still wrong; it is taken up again"),
)
.grave();
pub(super) const SAYING: Action =
    action("say", SAY, w("留言", "Leave a message"), w("补充情况或提出要求", "Add something, or ask for something"));
pub(super) const ADDING: Action =
    action("add_document", ADD, w("补充材料", "Add a document"), w("上传照片或文件", "Upload a photo or a file"));

guards! {
    OPEN_TO_CUSTOMERS "open_to_customers" Rule of_input "004-R Art. 12" "该类型可以网上申请" "the type is open on the portal" =>
        |f| Verdict::when(
            f.kind.portal,
            w("这类事项不在网上受理，请致电服务热线。", "This is not taken online: please call the service line."),
        );
}

pub(super) fn is_theirs(action: &str) -> bool {
    [APPLYING, REJECTING, SAYING, ADDING].iter().any(|a| a.code == action)
}

/// What the form does not ask.
pub(super) fn begin(r: &mut Request, f: &Facts, e: &mut Effects) {
    r.contact.clone_from(&f.given.proven);
    portal::CHANNEL.clone_into(&mut r.channel);
    if f.record.priority == Priority::P0 {
        // Whoever types a leak into a form was shown the number to call; nobody relies on that.
        e.tell.extend([Told::Role(Role::Agent), Told::Role(Role::GroupLeader)]);
    }
}

/// Whoever answers for it hears what the customer did.
pub(crate) fn tell(f: &Facts, e: &mut Effects) {
    e.tell.extend(f.record.owner.or(f.record.first_owner).map(Told::Person));
}
