-- SHF-01: which roster, absence or uncovered post a shift comes from (imported ones have none), and whether it is somebody
-- called in. Plan and actual stand apart: an absence changes no row here.
ALTER TABLE shift ADD COLUMN source INTEGER;
ALTER TABLE shift ADD COLUMN stand_in INTEGER NOT NULL DEFAULT 0;
ALTER TABLE shift ADD COLUMN post TEXT NOT NULL DEFAULT '';
CREATE INDEX shift_source ON shift(source) WHERE source IS NOT NULL;

-- Leave and reported absence: from when to when somebody is not there, and whether it counts.
CREATE TABLE away (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  person INTEGER REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  from_at INTEGER NOT NULL,
  to_at INTEGER,
  counts INTEGER NOT NULL,
  data TEXT NOT NULL
);
CREATE INDEX away_person ON away(person, from_at) WHERE counts = 1;
CREATE INDEX away_company ON away(company, from_at) WHERE counts = 1;

-- SHF-03: who came and went.
CREATE TABLE attendance (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  person INTEGER REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  from_at INTEGER,
  in_at INTEGER,
  out_at INTEGER,
  data TEXT NOT NULL
);
CREATE INDEX attendance_person ON attendance(person, in_at);
CREATE INDEX attendance_company ON attendance(company, in_at);
