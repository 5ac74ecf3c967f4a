//! Spine: form.
