-- TRK-04: numbers whose holders want no messages about the course of their matters. As everywhere, the number is not readable.
CREATE TABLE muted (
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  blind TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (company, blind)
);
