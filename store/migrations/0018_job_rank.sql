-- Of what waits to be sent the gravest goes first: 0 the first call of an emergency, 1 what else is urgent, 2 the rest. Found
-- without reading what else waits; whoever has taken a job has moved its time to the end of the lease.
ALTER TABLE job ADD COLUMN rank INTEGER NOT NULL DEFAULT 2;
UPDATE job SET rank = 1 WHERE payload = 'urgent';
UPDATE job SET run_at = lease_until WHERE lease_until > run_at;
CREATE INDEX job_ready ON job(rank, run_at, id) WHERE dead = 0;
