//! Room `reports`.
