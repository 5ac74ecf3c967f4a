//! Spine: event.
