-- CLS-06: whose calendar a clock is judged by. A matter that is handed over keeps, for the clocks that run, the calendar of
-- the unit where they began; those that are there already begin with where their matter is now.
ALTER TABLE clock ADD COLUMN calendar_of INTEGER NOT NULL DEFAULT 0;
UPDATE clock SET calendar_of = COALESCE((SELECT unit FROM record WHERE record.id = clock.record), 0);
