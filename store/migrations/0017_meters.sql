-- A meter hangs at one service point: found by its number when another is to get it.
CREATE INDEX point_meter ON point(company, meter) WHERE meter <> '';
