//! What an instrument is made for, and what the equipment room knows of one (PRE-01, OSV-07, EQP-04).
//! Refuses nothing; readiness and the judging of tests do. Tested beside them.

use crate::{
    moment::Moment,
    words::{Words, w},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Device {
    GasDetector,
    Manometer,
    Thermometer,
    FlowMeter,
    Multimeter,
    Other,
}

impl Device {
    pub const ALL: [Self; 6] =
        [Self::GasDetector, Self::Manometer, Self::Thermometer, Self::FlowMeter, Self::Multimeter, Self::Other];

    pub fn code(self) -> &'static str {
        match self {
            Self::GasDetector => "gas_detector",
            Self::Manometer => "manometer",
            Self::Thermometer => "thermometer",
            Self::FlowMeter => "flow_meter",
            Self::Multimeter => "multimeter",
            Self::Other => "other",
        }
    }

    /// What the database or a file says; an unknown word is no kind that any test wants.
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|device| device.code() == code).unwrap_or(Self::Other)
    }

    /// For lists that name the instrument and not its kind; the migration that added the kind reads names alike.
    pub fn of_name(name: &str) -> Self {
        let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
        if has(&["检测仪", "检漏仪"]) {
            Self::GasDetector
        } else if has(&["压力"]) {
            Self::Manometer
        } else {
            Self::Other
        }
    }

    pub fn words(self) -> Words {
        match self {
            Self::GasDetector => w("可燃气体检测仪", "gas detector"),
            Self::Manometer => w("压力表", "manometer"),
            Self::Thermometer => w("测温仪", "thermometer"),
            Self::FlowMeter => w("流量计", "flow meter"),
            Self::Multimeter => w("万用表", "multimeter"),
            Self::Other => w("其他仪器", "another instrument"),
        }
    }
}

/// An instrument as the equipment room knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub device: Device,
    /// Last instant of its calibration.
    pub until: Moment,
}
