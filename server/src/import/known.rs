//! What a company remembers of an imported source: its zone, its dimensions, the fields its mapping fills.
//! Written when the first row goes in; the report reads it, so that figures are shown as the source would show them.

use super::dates::parse_zone;
use super::mapping::{Mapping, Title};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use shouwen_domain::{id::Id, moment::Moment};
use shouwen_store::{Result, StoreError, Tx, system};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) zone: String,
    pub(crate) dimensions: Vec<String>,
    /// Targets and extra fields of the mapping.
    pub(crate) fields: Vec<String>,
    pub(crate) titles: BTreeMap<String, Title>,
    /// When it was imported last.
    pub(crate) at: i64,
}

impl Source {
    pub(crate) fn of(mapping: &Mapping, at: Moment) -> Self {
        let titles = mapping.extra.iter().filter_map(|(name, f)| Some((name.clone(), f.title.clone()?)));
        Self {
            name: mapping.name.clone(),
            zone: mapping.zone_name.clone(),
            dimensions: mapping.dimensions.clone(),
            fields: mapping.fields.keys().map(|t| t.name().to_owned()).chain(mapping.extra.keys().cloned()).collect(),
            titles: titles.collect(),
            at: at.0,
        }
    }

    pub(crate) fn time_zone(&self) -> TimeZone {
        parse_zone(&self.zone).unwrap_or(TimeZone::UTC)
    }

    pub(crate) fn save(&self, tx: &mut Tx<'_>, company: Id) -> Result<()> {
        let text = serde_json::to_string(self).map_err(|e| StoreError::Broken(e.to_string()))?;
        system::put_setting(tx, &format!("{}{}", prefix(company), self.name), &text)
    }
}

fn prefix(company: Id) -> String {
    format!("import:{company}:")
}

/// The sources of a company, the one imported last first.
pub(crate) fn sources(tx: &mut Tx<'_>, company: Id) -> Result<Vec<Source>> {
    let mut out: Vec<Source> = system::settings(tx, &prefix(company))?
        .iter()
        .map(|(_, text)| serde_json::from_str(text).map_err(|e| StoreError::Broken(format!("import source: {e}"))))
        .collect::<Result<_>>()?;
    out.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.name.cmp(&b.name)));
    Ok(out)
}
