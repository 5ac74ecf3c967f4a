-- COO-03: the own row of a case conference.

CREATE TABLE conference (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  data TEXT NOT NULL
);
