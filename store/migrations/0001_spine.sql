-- The spine. INTEGER is 64 bits on both databases (BIGINT on PostgreSQL); instants are epoch milliseconds; booleans 0/1.
-- Foreign keys are checked at commit, so that rows may be written in the order that keeps locks short.

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
);

CREATE TABLE unit (
  id INTEGER PRIMARY KEY NOT NULL,
  parent INTEGER REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  company INTEGER,
  level TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  binding INTEGER NOT NULL,
  profile TEXT NOT NULL,
  calendar TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  closed_at INTEGER
);
CREATE UNIQUE INDEX unit_code ON unit(code);

CREATE TABLE person (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  home_unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  login TEXT,
  password TEXT,
  active INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  locked_until INTEGER,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX person_login ON person(login);
CREATE INDEX person_company ON person(company, name);

CREATE TABLE role_grant (
  id INTEGER PRIMARY KEY NOT NULL,
  person INTEGER NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  from_at INTEGER NOT NULL,
  until_at INTEGER,
  acting_for INTEGER REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  made_by INTEGER,
  made_at INTEGER NOT NULL
);
CREATE INDEX role_grant_person ON role_grant(person);

CREATE TABLE session (
  token TEXT PRIMARY KEY NOT NULL,
  person INTEGER NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  csrf TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);

CREATE TABLE api_token (
  id INTEGER PRIMARY KEY NOT NULL,
  token TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER
);
CREATE UNIQUE INDEX api_token_token ON api_token(token);
CREATE INDEX api_token_person ON api_token(person);

CREATE TABLE customer (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  grade TEXT NOT NULL,
  care TEXT NOT NULL,
  remark TEXT NOT NULL,
  id_sealed BYTES NOT NULL,
  id_blind TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  erased_at INTEGER
);
CREATE INDEX customer_name ON customer(company, name, id);
CREATE INDEX customer_id_number ON customer(company, id_blind) WHERE id_blind <> '';

CREATE TABLE contact (
  id INTEGER PRIMARY KEY NOT NULL,
  customer INTEGER NOT NULL REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  company INTEGER NOT NULL,
  kind TEXT NOT NULL,
  sealed BYTES NOT NULL,
  blind TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX contact_customer ON contact(customer);
CREATE INDEX contact_blind ON contact(company, blind) WHERE blind <> '';

CREATE TABLE point (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  customer INTEGER REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL,
  unit INTEGER,
  address TEXT NOT NULL,
  line TEXT NOT NULL,
  meter TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX point_number ON point(company, number);
CREATE INDEX point_customer ON point(customer);
CREATE INDEX point_line ON point(company, line);

CREATE TABLE record (
  id INTEGER PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  number TEXT NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL,
  phase INTEGER NOT NULL,
  version INTEGER NOT NULL,
  priority TEXT NOT NULL,
  first_owner INTEGER REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  owner INTEGER REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  recorder INTEGER REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  duty_open INTEGER NOT NULL,
  customer INTEGER REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  point INTEGER REFERENCES point(id) DEFERRABLE INITIALLY DEFERRED,
  parent INTEGER REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  channel TEXT NOT NULL,
  summary TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  round INTEGER NOT NULL,
  policy_version INTEGER NOT NULL,
  next_due_at INTEGER NOT NULL,
  next_clock TEXT NOT NULL,
  warn_step INTEGER NOT NULL,
  paused INTEGER NOT NULL,
  head_seq INTEGER NOT NULL,
  head_hash TEXT NOT NULL
);
CREATE UNIQUE INDEX record_number ON record(number);
CREATE INDEX record_company_due ON record(company, kind, next_due_at, id) WHERE phase < 2;
CREATE INDEX record_unit_due ON record(unit, kind, next_due_at, id) WHERE phase < 2;
CREATE INDEX record_owner_due ON record(owner, kind, next_due_at, id) WHERE phase < 2;
CREATE INDEX record_first_due ON record(first_owner, kind, next_due_at, id) WHERE duty_open = 1;
CREATE INDEX record_company_new ON record(company, kind, id);
CREATE INDEX record_unit_new ON record(unit, kind, id);
CREATE INDEX record_owner_new ON record(owner, kind, id);
CREATE INDEX record_first_new ON record(first_owner, kind, id);
CREATE INDEX record_customer ON record(customer, id) WHERE customer IS NOT NULL;
CREATE INDEX record_parent ON record(parent, id) WHERE parent IS NOT NULL;

CREATE TABLE request (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  company INTEGER NOT NULL,
  contact_sealed BYTES NOT NULL,
  contact_blind TEXT NOT NULL,
  answered_at INTEGER,
  resolved_at INTEGER,
  source_status TEXT NOT NULL,
  data TEXT NOT NULL
);
CREATE INDEX request_contact ON request(company, contact_blind, id) WHERE contact_blind <> '';

CREATE TABLE handover (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  data TEXT NOT NULL
);

CREATE TABLE promise (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  due_at INTEGER,
  data TEXT NOT NULL
);

CREATE TABLE work (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  data TEXT NOT NULL
);

CREATE TABLE party (
  record INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  who INTEGER NOT NULL,
  relation TEXT NOT NULL,
  PRIMARY KEY (record, relation, who)
);
CREATE INDEX party_who ON party(who, relation, record);

CREATE TABLE field (
  record INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (record, key)
);
CREATE INDEX field_text ON field(key, text, record);

CREATE TABLE event (
  id INTEGER PRIMARY KEY NOT NULL,
  record INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  seq INTEGER NOT NULL,
  actor INTEGER,
  role TEXT NOT NULL,
  acting_for INTEGER,
  door TEXT NOT NULL,
  action TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  happened_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE UNIQUE INDEX event_record ON event(record, seq);

CREATE TABLE event_side (
  event INTEGER NOT NULL REFERENCES event(id) DEFERRABLE INITIALLY DEFERRED,
  path TEXT NOT NULL,
  salt TEXT NOT NULL,
  sealed BYTES NOT NULL,
  PRIMARY KEY (event, path)
);

CREATE TABLE gate_hit (
  event INTEGER NOT NULL REFERENCES event(id) DEFERRABLE INITIALLY DEFERRED,
  gate TEXT NOT NULL,
  mode TEXT NOT NULL,
  company INTEGER NOT NULL,
  record INTEGER NOT NULL,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  clause TEXT NOT NULL,
  PRIMARY KEY (event, gate)
);
CREATE INDEX gate_hit_company ON gate_hit(company, gate, event);

-- No reference to the event: SQLite looks for children of every event that is written before its record, and without an
-- index on this column that reads all facts there are. The record is reference enough.
CREATE TABLE fact (
  event INTEGER NOT NULL,
  record INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  round INTEGER NOT NULL,
  code TEXT NOT NULL,
  at INTEGER NOT NULL,
  evidenced INTEGER NOT NULL,
  PRIMARY KEY (record, round, code, event)
);

CREATE TABLE pause (
  record INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  from_at INTEGER NOT NULL,
  to_at INTEGER,
  cause TEXT NOT NULL,
  PRIMARY KEY (record, from_at)
);

CREATE TABLE clock (
  record INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  round INTEGER NOT NULL,
  company INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  entered_at INTEGER NOT NULL,
  limit_text TEXT,
  fixed_at INTEGER,
  no_later_than INTEGER,
  calendar TEXT NOT NULL,
  revision INTEGER NOT NULL,
  clause TEXT NOT NULL,
  origin_zh TEXT NOT NULL,
  origin_en TEXT NOT NULL,
  policy_version INTEGER NOT NULL,
  provisional INTEGER NOT NULL,
  state TEXT NOT NULL,
  due_at INTEGER,
  stopped_at INTEGER,
  kept INTEGER,
  used_ms INTEGER NOT NULL,
  paused_ms INTEGER NOT NULL,
  announced INTEGER NOT NULL,
  next_at INTEGER,
  next_step INTEGER,
  unannounced TEXT NOT NULL,
  PRIMARY KEY (record, code, round)
);
CREATE INDEX clock_next ON clock(next_at, record, code, round) WHERE next_at IS NOT NULL;
CREATE INDEX clock_unannounced ON clock(company, record) WHERE unannounced <> '';

CREATE TABLE notice (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL,
  person INTEGER NOT NULL,
  record INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  clock TEXT NOT NULL,
  round INTEGER NOT NULL,
  step INTEGER NOT NULL,
  kind TEXT NOT NULL,
  due INTEGER NOT NULL,
  at INTEGER NOT NULL,
  read_at INTEGER
);
CREATE UNIQUE INDEX notice_once ON notice(record, clock, round, step, kind, due, person);
CREATE INDEX notice_person ON notice(person, id);

CREATE TABLE job (
  id INTEGER PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  company INTEGER,
  run_at INTEGER NOT NULL,
  lease_until INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  dead INTEGER NOT NULL,
  payload TEXT NOT NULL,
  error TEXT NOT NULL
);
CREATE UNIQUE INDEX job_key ON job(kind, key);
CREATE INDEX job_run ON job(run_at, id) WHERE dead = 0;

CREATE TABLE file (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL,
  record INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_person INTEGER
);
CREATE INDEX file_record ON file(record, id);

CREATE TABLE policy_entry (
  id INTEGER PRIMARY KEY NOT NULL,
  unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  data TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER,
  made_by INTEGER,
  made_at INTEGER NOT NULL
);
CREATE INDEX policy_entry_unit ON policy_entry(unit, code);

CREATE TABLE policy_version (
  version INTEGER PRIMARY KEY NOT NULL,
  at INTEGER NOT NULL,
  by_person INTEGER,
  note TEXT NOT NULL
);

CREATE TABLE calendar (
  unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  revision INTEGER NOT NULL,
  data TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (unit, code, revision)
);

CREATE TABLE holiday_year (
  year INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  data TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (year, revision)
);

CREATE TABLE request_type (
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  position INTEGER NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (company, code)
);

CREATE TABLE channel (
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  position INTEGER NOT NULL,
  made_by INTEGER,
  data TEXT NOT NULL,
  PRIMARY KEY (company, code, from_at)
);

CREATE TABLE audit (
  company INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor INTEGER,
  door TEXT NOT NULL,
  what TEXT NOT NULL,
  subject INTEGER,
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (company, seq)
);
CREATE INDEX audit_subject ON audit(subject, company, seq) WHERE subject IS NOT NULL;
CREATE INDEX audit_actor ON audit(actor, company, seq) WHERE actor IS NOT NULL;

CREATE TABLE audit_head (
  company INTEGER PRIMARY KEY NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
);

CREATE TABLE seal (
  company INTEGER NOT NULL,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  through_audit INTEGER NOT NULL,
  through_event INTEGER NOT NULL,
  events INTEGER NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (company, day)
);

CREATE TABLE series (
  company INTEGER NOT NULL,
  code TEXT NOT NULL,
  day TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (company, code, day)
);

CREATE TABLE idempotency (
  caller INTEGER NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  record INTEGER,
  at INTEGER NOT NULL,
  PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_at ON idempotency(at);

CREATE TABLE import_row (
  company INTEGER NOT NULL,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  digest TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (company, source, key)
);
-- Every table that refers to a record needs an index by it: see fact.
CREATE INDEX import_row_record ON import_row(record);

CREATE TABLE node (
  id INTEGER PRIMARY KEY NOT NULL,
  lease_until INTEGER NOT NULL,
  name TEXT NOT NULL
);
