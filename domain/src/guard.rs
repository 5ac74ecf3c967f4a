//! Spine: guard.
