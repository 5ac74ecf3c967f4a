-- EPL-01: versions of emergency plans. Which one holds is a matter of its dates, not of whether the sweep has run; the row
-- is read while a caller waits, so it is found by company and scenario alone.
CREATE TABLE plan (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  scenario TEXT NOT NULL,
  version INTEGER NOT NULL,
  from_at INTEGER,
  until_at INTEGER,
  review_at INTEGER,
  data TEXT NOT NULL
);
CREATE INDEX plan_scenario ON plan(company, scenario, from_at);
