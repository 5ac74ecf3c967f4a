//! Room `customers`.
