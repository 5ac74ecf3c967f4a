//! What stands between an order and the parts of it that others do (COO-01). Owns: named guards. Tested in
//! `server/tests/visits.rs` and by the walk.

use crate::{
    guard::{Verdict, guards},
    words::w,
};

guards! {
    COORDINATION_TOLD "coordination_told" Rule of_input "001 §2.2" "已告知客户" "the customer was told" =>
        |f| Verdict::when(
            f.flag("told"),
            w("请先告知客户需要协同及预计时间，再勾选“已告知客户”。", "Tell the customer first that others are needed and by when, then mark it."),
        );
    /// COO-01: a part has a date of its own, ahead and not later than that of the whole.
    PART_IN_TIME "part_in_time" Rule of_input "001 §2.2" "期望时间在现在之后" "wanted by a time that lies ahead" =>
        |f| Verdict::when(
            f.moment("by").is_none_or(|by| by > f.now),
            w("期望时间须在现在之后。", "The time it is wanted by lies ahead."),
        );
    PARTS_ENDED "parts_ended" Rule "COO-01" "协同任务已办结" "the parts of others have ended" =>
        |f| Verdict::when(
            f.links.open_work == 0,
            w("还有未办结的协同任务。", "Parts given to others have not ended."),
        );
}
