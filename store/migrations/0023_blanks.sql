-- INF-06: paper forms with reserved numbers, and what became of each.

CREATE TABLE blank_form (
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  printed_at INTEGER NOT NULL,
  printed_by INTEGER REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL,
  record INTEGER REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT NOT NULL,
  settled_at INTEGER,
  settled_by INTEGER REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (company, number)
);
CREATE INDEX blank_form_out ON blank_form(company, number) WHERE state = 'out';
CREATE INDEX blank_form_record ON blank_form(record) WHERE record IS NOT NULL;
