-- What was told of a learner once is not told again.

-- An attended lesson: when it was told as a session. Nobody's edit: the version stays.
ALTER TABLE attendance ADD COLUMN session_told_at timestamptz;

-- Whether they ever sat a baseline. Beside what every fact reads and writes anyway: no look-up of its own.
ALTER TABLE learners ADD COLUMN has_baseline boolean NOT NULL DEFAULT false;
ALTER TABLE learners NO FORCE ROW LEVEL SECURITY;
ALTER TABLE attempts NO FORCE ROW LEVEL SECURITY;
UPDATE learners l SET has_baseline = true
WHERE EXISTS (SELECT FROM attempts a WHERE a.tenant_id = l.tenant_id AND a.student_id = l.student_id AND lower(a.mode) = 'baseline');
ALTER TABLE attempts FORCE ROW LEVEL SECURITY;
ALTER TABLE learners FORCE ROW LEVEL SECURITY;
