-- CHN-08: customers who sign in with a code sent to their telephone, and messages to numbers.

-- A number that somebody has proven at a company. History and log name the row; the number stands here, sealed.
CREATE TABLE portal_account (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  sealed BYTES NOT NULL,
  blind TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX portal_account_blind ON portal_account(company, blind);

-- One code that was sent: its keyed digest, whoever asked for it from where (a digest too), how often it was tried.
CREATE TABLE portal_code (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  blind TEXT NOT NULL,
  source TEXT NOT NULL,
  digest TEXT NOT NULL,
  at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  used_at INTEGER
);
CREATE INDEX portal_code_blind ON portal_code(company, blind, id);
CREATE INDEX portal_code_source ON portal_code(source, id);

CREATE TABLE portal_session (
  token TEXT PRIMARY KEY NOT NULL,
  account INTEGER NOT NULL REFERENCES portal_account(id) DEFERRABLE INITIALLY DEFERRED,
  csrf TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);
CREATE INDEX portal_session_account ON portal_session(account);

-- A message may go to a number instead of an employee; the number is sealed like the text.
ALTER TABLE message ADD COLUMN number_sealed BYTES ;
CREATE UNIQUE INDEX message_once_out ON message(record, purpose, turn, means) WHERE person IS NULL AND record IS NOT NULL;
