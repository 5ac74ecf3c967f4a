//! Calendars at run time.
