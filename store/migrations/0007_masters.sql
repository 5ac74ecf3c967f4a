-- SYS-04: what master data of a former system bring and had no column yet.

-- The number under which a former system or the billing knows a customer.
ALTER TABLE customer ADD COLUMN number TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX customer_number ON customer(company, number) WHERE number <> '' AND erased_at IS NULL;

-- Where a service point lies, in millionths of a degree.
ALTER TABLE point ADD COLUMN lat INTEGER;
ALTER TABLE point ADD COLUMN lng INTEGER;

-- The staff number.
ALTER TABLE person ADD COLUMN number TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX person_number ON person(company, number) WHERE number <> '';
