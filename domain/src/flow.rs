//! Spine: flow.
