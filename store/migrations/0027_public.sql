-- ANN-01: each message of an outage to a point, so that the proof of the announcement stays when the reminder comes.
CREATE TABLE outage_told (
  outage INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  point INTEGER NOT NULL REFERENCES point(id) DEFERRABLE INITIALLY DEFERRED,
  turn INTEGER NOT NULL,
  words TEXT NOT NULL,
  message INTEGER REFERENCES message(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (outage, point, turn)
);
CREATE INDEX outage_told_point ON outage_told(point);
CREATE INDEX outage_told_message ON outage_told(message) WHERE message IS NOT NULL;

-- ANN-01: the property company of an estate, and how it is told. Number and address are sealed.
CREATE TABLE estate (
  id INTEGER PRIMARY KEY NOT NULL,
  company INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  road TEXT NOT NULL,
  firm TEXT NOT NULL,
  phone_sealed BYTES NOT NULL,
  mail_sealed BYTES NOT NULL,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  ended_at INTEGER
);
CREATE INDEX estate_company ON estate(company, id) WHERE ended_at IS NULL;

-- Property companies that are told of an outage; `tell` as in outage_point.
CREATE TABLE outage_estate (
  outage INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  estate INTEGER NOT NULL REFERENCES estate(id) DEFERRABLE INITIALLY DEFERRED,
  turn INTEGER NOT NULL,
  tell INTEGER NOT NULL,
  words TEXT NOT NULL,
  message INTEGER REFERENCES message(id) DEFERRABLE INITIALLY DEFERRED,
  letter INTEGER REFERENCES message(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (outage, estate)
);
CREATE INDEX outage_estate_of ON outage_estate(estate);
CREATE INDEX outage_estate_message ON outage_estate(message) WHERE message IS NOT NULL;
CREATE INDEX outage_estate_letter ON outage_estate(letter) WHERE letter IS NOT NULL;
CREATE INDEX outage_estate_tell ON outage_estate(outage, estate) WHERE tell > 0;

-- ANN-03: a line of the list of a campaign. `how` is how a person reached the point: visit, event, counter.
CREATE TABLE campaign_point (
  campaign INTEGER NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  point INTEGER NOT NULL REFERENCES point(id) DEFERRABLE INITIALLY DEFERRED,
  customer INTEGER REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  class TEXT NOT NULL,
  turn INTEGER NOT NULL,
  tell INTEGER NOT NULL,
  words TEXT NOT NULL,
  message INTEGER REFERENCES message(id) DEFERRABLE INITIALLY DEFERRED,
  how TEXT NOT NULL,
  reached_at INTEGER,
  PRIMARY KEY (campaign, point)
);
CREATE INDEX campaign_point_of ON campaign_point(point);
CREATE INDEX campaign_point_customer ON campaign_point(customer) WHERE customer IS NOT NULL;
CREATE INDEX campaign_point_message ON campaign_point(message) WHERE message IS NOT NULL;
CREATE INDEX campaign_point_tell ON campaign_point(campaign, point) WHERE tell > 0;

-- A campaign whose list is being made, and the last point that was looked at: a company has a hundred thousand.
CREATE TABLE campaign_list (
  campaign INTEGER PRIMARY KEY NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  after INTEGER NOT NULL,
  silent INTEGER NOT NULL
);
CREATE INDEX point_company ON point(company, id);

-- INF-06: what is urgent and open, for the page of a backup.
CREATE INDEX record_standby ON record(priority, received_at, id) WHERE phase < 2 AND priority IN ('P0', 'P1');

-- ANN-04: what stands on the public board, and what is in its archive.
CREATE INDEX record_bulletin ON record(company, id) WHERE kind = 'bulletin';
CREATE INDEX record_campaign ON record(company, id) WHERE kind = 'campaign';
