-- Lists that would otherwise read through a history: unread notices, emergencies before everything else, what gates let
-- pass. The priority stands among the columns, so that SQLite takes the narrow index and not the one of all open matters.

CREATE INDEX notice_unread ON notice(person, id) WHERE read_at IS NULL;
CREATE INDEX record_company_urgent ON record(company, kind, priority, next_due_at, id) WHERE phase < 2 AND priority = 'P0';
CREATE INDEX record_unit_urgent ON record(unit, kind, priority, next_due_at, id) WHERE phase < 2 AND priority = 'P0';
CREATE INDEX record_owner_urgent ON record(owner, kind, priority, next_due_at, id) WHERE phase < 2 AND priority = 'P0';
CREATE INDEX record_first_urgent ON record(first_owner, kind, priority, next_due_at, id)
  WHERE duty_open = 1 AND priority = 'P0';
CREATE INDEX gate_hit_event ON gate_hit(company, event);
