//! What the company tells in public, for screens: the archive of notices (ANN-04), the coverage of a campaign (ANN-03), the
//! property companies that hear of a stop (ANN-01). Owns: nothing. Refuses like the record's page. Tested by
//! `tests/bulletins.rs`, `tests/campaigns.rs`, `tests/outages_told.rs`.

mod bulletins;
mod campaigns;
mod estates;

use super::{Route, Routes};
use shouwen_domain::form::{Field, Kind, choice, may};

const LANG: Field = may(
    "lang",
    Kind::Choice(&[choice("zh", "中文", "Chinese"), choice("en", "英文", "English")]),
    "语言（默认中文）",
    "Language (Chinese unless named)",
);

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("publicity");
    bulletins::routes(&mut r);
    campaigns::routes(&mut r);
    estates::routes(&mut r);
    r.list
}
