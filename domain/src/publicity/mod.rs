//! Room `publicity`: what the company tells in public without being asked: the notice board (服务公告, ANN-04) and campaigns of
//! advice on safe use (安全宣传活动, ANN-03). Owns: who approves it, from when to when it is shown, whom a campaign is for, and
//! how its coverage is counted. Refuses what its author approved alone. Tested in `server/tests/bulletins.rs` and
//! `server/tests/campaigns.rs`.

pub mod bulletin;
pub mod campaign;

pub use bulletin::Bulletin;
pub use campaign::{Campaign, Reach};
