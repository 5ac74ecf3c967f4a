-- INF-04, ANS-01: telephone calls as the exchanges tell of them.

-- One call of one exchange. Everything but number and links is worked out from its events, and can be again.
CREATE TABLE phone_call (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  -- The exchange, and what it calls the call.
  source TEXT NOT NULL,
  reference TEXT NOT NULL,
  direction TEXT NOT NULL,
  -- Our number that was called, or the queue.
  line TEXT NOT NULL,
  -- The other side.
  number_sealed BYTES NOT NULL,
  number_blind TEXT NOT NULL,
  -- Who has it or had it last, and at whose extensions it rings.
  extension TEXT NOT NULL,
  person INTEGER REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  rung TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  ring_at INTEGER,
  answered_at INTEGER,
  ended_at INTEGER,
  stage TEXT NOT NULL,
  outcome TEXT NOT NULL,
  rings INTEGER,
  held_ms INTEGER NOT NULL,
  cause TEXT NOT NULL,
  recording TEXT NOT NULL,
  emergency_at INTEGER,
  callback INTEGER REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  heard_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX phone_call_once ON phone_call(company, source, reference);
CREATE INDEX phone_call_begun ON phone_call(company, begun_at, id);
CREATE INDEX phone_call_runs ON phone_call(company, begun_at) WHERE stage <> 'ended';
CREATE INDEX phone_call_number ON phone_call(company, number_blind, begun_at) WHERE number_blind <> '';
CREATE INDEX phone_call_callback ON phone_call(callback) WHERE callback IS NOT NULL;

-- What was heard of it, once each, and never changed.
CREATE TABLE phone_event (
  call INTEGER NOT NULL REFERENCES phone_call(id) DEFERRABLE INITIALLY DEFERRED,
  what TEXT NOT NULL,
  at INTEGER NOT NULL,
  extension TEXT NOT NULL,
  detail TEXT NOT NULL,
  heard_at INTEGER NOT NULL,
  PRIMARY KEY (call, what, at, extension, detail)
);

-- Matters that a call was about; told: the matter has heard how it ended.
CREATE TABLE phone_link (
  call INTEGER NOT NULL REFERENCES phone_call(id) DEFERRABLE INITIALLY DEFERRED,
  record INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  told INTEGER NOT NULL,
  PRIMARY KEY (call, record)
);
CREATE INDEX phone_link_record ON phone_link(record, call);

-- Who sat at an extension, and when.
CREATE TABLE phone_seat (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  source TEXT NOT NULL,
  extension TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  from_at INTEGER NOT NULL,
  until_at INTEGER
);
CREATE INDEX phone_seat_extension ON phone_seat(company, source, extension, from_at);
CREATE INDEX phone_seat_person ON phone_seat(person) WHERE until_at IS NULL;
