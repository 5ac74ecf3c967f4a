//! Spine: refusal.
