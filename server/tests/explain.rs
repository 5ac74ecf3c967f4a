//! The derivation of a due time, as `shouwen explain` and the screens give it.

mod support;

use shouwen::act::{self, Ctx};
use shouwen_domain::{flow::Door, org::Actor};
use support::{MONDAY, repair};

both! {
    /// CLS-06: every clock says its clause, its rule, its steps and its due time, in both languages.
    fn every_clock_explains_itself(w at MONDAY) {
        let id = w.as_("zhoumin").request(repair());
        let matter = w.matter(id);
        let app = w.app.clone();
        let house = w.app.house();
        let actor = Actor::system(None);
        let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Cli, house: &house, world: &app.world };
        assert!(matter.clocks.len() >= 3);
        for row in &matter.clocks {
            let told = act::explain(&ctx, &matter, row).unwrap().unwrap();
            assert_eq!(told.due_at, row.due_at);
            assert!(!told.clause.is_empty() && told.steps.len() >= 2);
            assert!(told.steps.iter().all(|s| !s.said.zh.is_empty() && !s.said.en.is_empty()));
        }
    }
}
