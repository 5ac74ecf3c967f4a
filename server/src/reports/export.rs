//! Requests as a table.
