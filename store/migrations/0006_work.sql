-- DSP, APT, PRE, OSV, FUP: own rows of assignments and follow-ups, and the master data that dispatch and field work ask.

-- Kinds that need no column but their data share a table: assignment, follow-up, appointment, delay, hazard, finding.
CREATE TABLE own (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  data TEXT NOT NULL
);

-- The agreed visit, for bookings.
ALTER TABLE work ADD COLUMN from_at INTEGER;
ALTER TABLE work ADD COLUMN to_at INTEGER;

-- One scenario that a person may work in (QUA-04).
CREATE TABLE certificate (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  person INTEGER NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  scenario TEXT NOT NULL,
  number TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  suspended INTEGER NOT NULL
);
CREATE UNIQUE INDEX certificate_person ON certificate(person, scenario, number);

CREATE TABLE shift (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  person INTEGER NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX shift_person ON shift(person, from_at);
CREATE INDEX shift_unit ON shift(unit, from_at);

CREATE TABLE instrument (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  serial TEXT NOT NULL,
  name TEXT NOT NULL,
  calibrated_until INTEGER NOT NULL
);
CREATE UNIQUE INDEX instrument_serial ON instrument(company, serial);

-- The price of an item from a day on, in fen.
CREATE TABLE price (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  measure TEXT NOT NULL,
  fen INTEGER NOT NULL,
  from_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX price_code ON price(company, code, from_at);

-- The rule table of a company (DSP-01), row by row.
CREATE TABLE dispatch_rule (
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (company, position)
);

-- How many results of a team or a person came in a month, and how many of them were chosen for follow-up (FUP-02).
CREATE TABLE draw (
  stratum INTEGER NOT NULL,
  month TEXT NOT NULL,
  seen INTEGER NOT NULL,
  taken INTEGER NOT NULL,
  PRIMARY KEY (stratum, month)
);
