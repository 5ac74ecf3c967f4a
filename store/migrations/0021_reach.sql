-- NTF-01, EMG-04: how employees are reached, the lanes in which messages wait, and what an auditor reads of each.

-- Telephone number, mail address and name in the group chat of an employee, sealed; by which means they want notices beside
-- the screen, and in which language.
CREATE TABLE reach (
  person INTEGER PRIMARY KEY NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  phone_sealed BYTES NOT NULL,
  mail_sealed BYTES NOT NULL,
  chat_sealed BYTES NOT NULL,
  wants TEXT NOT NULL,
  lang TEXT NOT NULL,
  at INTEGER NOT NULL
);

-- A browser that takes notices: address and keys sealed, found by the blind index of the address.
CREATE TABLE push_target (
  id INTEGER PRIMARY KEY NOT NULL,
  person INTEGER NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  blind TEXT NOT NULL,
  target_sealed BYTES NOT NULL,
  agent TEXT NOT NULL,
  at INTEGER NOT NULL
);
CREATE UNIQUE INDEX push_target_once ON push_target(blind);
CREATE INDEX push_target_person ON push_target(person, id);

-- One lane a means: a gateway that hangs keeps nobody waiting but its own.
ALTER TABLE job ADD COLUMN lane TEXT NOT NULL DEFAULT '';
UPDATE job SET lane = COALESCE((SELECT means FROM message WHERE message.id = job.id), '');
CREATE INDEX job_lane ON job(lane, rank, run_at, id) WHERE dead = 0;

ALTER TABLE message ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN error TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN read_at INTEGER;
ALTER TABLE message ADD COLUMN provider TEXT NOT NULL DEFAULT '';
-- The delivery log, newest first.
CREATE INDEX message_company ON message(company, id);
CREATE INDEX message_person ON message(person, id) WHERE person IS NOT NULL;
