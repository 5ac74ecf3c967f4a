//! Room `org`.
