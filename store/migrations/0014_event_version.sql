-- Which version of its record an event belongs to, so that a conflict names what came after the version that somebody has
-- seen and nothing else. What is there already does not know it.
ALTER TABLE event ADD COLUMN version INTEGER;
