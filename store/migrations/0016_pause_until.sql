-- A pause says how long it lasts; then the clocks go on by themselves. What was paused before goes on by hand.
ALTER TABLE pause ADD COLUMN until_at INTEGER;
CREATE INDEX pause_until ON pause(until_at) WHERE to_at IS NULL;
-- Nobody answers for what was discarded.
UPDATE record SET duty_open = 0 WHERE kind = 'request' AND state = 'void' AND duty_open = 1;
