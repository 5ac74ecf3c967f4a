-- OSV-07, PRE-01: what an instrument is made for. Instruments that are there already get it by their names, as a list does
-- that does not say it; what no name tells is "other" until the list is imported again.
ALTER TABLE instrument ADD COLUMN device TEXT NOT NULL DEFAULT 'other';
UPDATE instrument SET device = 'manometer' WHERE name LIKE '%压力%';
UPDATE instrument SET device = 'gas_detector' WHERE name LIKE '%检测仪%' OR name LIKE '%检漏仪%';
