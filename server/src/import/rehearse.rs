//! The dry run: every row goes through the one door as in an import, and every batch is taken back. Owns: what the preview
//! says of states. Leaves nothing behind, not even a line in the audit log. Tested by `tests/import_variants.rs`.

use super::{
    Preview, Target,
    run::{Prepared, Run, Summary, Trouble, go},
};
use crate::app::App;
use std::{collections::BTreeMap, path::Path, sync::Arc};

/// What a row without a state is taken for.
pub(super) const OPEN: &str = "open";

/// What [`super::run::run`] would do. Files whose dates are in doubt are rehearsed as far as they can be read.
pub fn rehearse(
    app: &Arc<App>,
    prepared: &Prepared,
    errors: Option<&Path>,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Summary, Trouble> {
    go(Run::new(app, prepared, errors, true), progress)?.close()
}

impl Prepared {
    /// The preview with the states that rows reach by the rules, in place of the words of the mapping: an open row of
    /// any word becomes what the door makes of it.
    pub(crate) fn preview_with(&self, would: &Summary) -> Preview {
        let mut preview = self.preview.clone();
        // A dash: no row of that word would be written, be it there already or refused.
        let reached = |word: &str| {
            would.reached.get(word).map_or_else(
                || "—".to_owned(),
                |states| states.keys().map(String::as_str).collect::<Vec<_>>().join(" | "),
            )
        };
        let name = Target::State.name();
        for row in &mut preview.first {
            let word = row.fields.get(name).and_then(serde_json::Value::as_str).unwrap_or(OPEN);
            let state = reached(word);
            row.fields.insert(name.to_owned(), state.into());
        }
        for outcome in preview.tally.values.get_mut(name).into_iter().flat_map(BTreeMap::values_mut) {
            outcome.became = outcome.became.as_deref().map(reached);
        }
        preview
    }
}
