-- CLS-06 CLS-10: by which holidays and under which earlier limits a clock is judged. INT-03: silence that was passed over.

ALTER TABLE clock ADD COLUMN caps TEXT NOT NULL DEFAULT '';
ALTER TABLE clock ADD COLUMN holidays INTEGER NOT NULL DEFAULT 0;
ALTER TABLE holiday_year ADD COLUMN edition INTEGER NOT NULL DEFAULT 0;

UPDATE holiday_year SET edition = (
  SELECT COUNT(*) FROM holiday_year h
  WHERE h.made_at < holiday_year.made_at
     OR (h.made_at = holiday_year.made_at AND h.year * 10000 + h.revision <= holiday_year.year * 10000 + holiday_year.revision));
CREATE UNIQUE INDEX holiday_year_edition ON holiday_year(edition);

-- Running clocks were folded again at every announcement; a stopped one was judged by what was known when it stopped.
UPDATE clock SET holidays = COALESCE((
  SELECT MAX(edition) FROM holiday_year WHERE clock.stopped_at IS NULL OR made_at <= clock.stopped_at
), 0);

UPDATE clock SET next_at = due_at + 1, next_step = 100
  WHERE code = 'readback_silent' AND stopped_at IS NULL AND next_at IS NULL AND due_at IS NOT NULL;
