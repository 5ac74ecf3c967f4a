-- NTF-01, EMG-04: messages to people, and the crews on duty.

-- One message to one person or customer by one way. What it says, and the number it goes to, are sealed: they name places
-- and people. The row is the record of what was sent; the job of the same id does the sending.
CREATE TABLE message (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  record INTEGER REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  purpose TEXT NOT NULL,
  turn INTEGER NOT NULL,
  person INTEGER REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  customer INTEGER REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  means TEXT NOT NULL,
  urgent INTEGER NOT NULL,
  text_sealed BYTES NOT NULL,
  state TEXT NOT NULL,
  driver TEXT NOT NULL,
  at INTEGER NOT NULL,
  sent_at INTEGER,
  delivered_at INTEGER,
  answered_at INTEGER,
  answer TEXT NOT NULL
);
CREATE UNIQUE INDEX message_once ON message(record, purpose, turn, means, person) WHERE person IS NOT NULL;
CREATE INDEX message_record ON message(record, id);

-- Who is on duty in a company now.
CREATE INDEX shift_company ON shift(company, from_at);
