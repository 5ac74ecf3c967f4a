//! Figures out of the database.
