-- ANN-01, EMG-10, CUS-06: which points a valve closes, and what becomes of each point in an outage.

CREATE TABLE valve (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX valve_number ON valve(company, number);

CREATE TABLE valve_point (
  valve INTEGER NOT NULL REFERENCES valve(id) DEFERRABLE INITIALLY DEFERRED,
  point INTEGER NOT NULL REFERENCES point(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (valve, point)
);
CREATE INDEX valve_point_point ON valve_point(point);

-- One line of the list of an outage. `tell` is the turn of a message that waits to be written, with the parameter of its
-- words: a list of thousands is told bit by bit, and a restart goes on where it stopped.
CREATE TABLE outage_point (
  outage INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  point INTEGER NOT NULL REFERENCES point(id) DEFERRABLE INITIALLY DEFERRED,
  customer INTEGER REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  supply TEXT NOT NULL,
  care INTEGER NOT NULL,
  household INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  tell INTEGER NOT NULL,
  words TEXT NOT NULL,
  message INTEGER REFERENCES message(id) DEFERRABLE INITIALLY DEFERRED,
  how TEXT NOT NULL,
  told_at INTEGER,
  spoken_at INTEGER,
  moved_at INTEGER,
  PRIMARY KEY (outage, point)
);
CREATE INDEX outage_point_of ON outage_point(point);
CREATE INDEX outage_point_customer ON outage_point(customer) WHERE customer IS NOT NULL;
CREATE INDEX outage_point_message ON outage_point(message) WHERE message IS NOT NULL;
CREATE INDEX outage_point_tell ON outage_point(outage, point) WHERE tell > 0;

-- Stops that are known, for whoever has a caller on the line.
CREATE INDEX record_outage ON record(company, id) WHERE kind = 'outage' AND phase < 2;
