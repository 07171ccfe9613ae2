-- The read model, one row per student, made with the student. '-infinity' means never active: a sort
-- key that is never null keeps keyset pages simple. Ingestion reads the row, decides, and writes it back
-- only if its version is still the one it read: facts of one student are taken one after the other,
-- whichever process they reach. Lists sort by the day of last activity: an index on the instant would make
-- every fact rewrite two indexes.
CREATE TABLE learners (
  tenant_id text NOT NULL REFERENCES tenants,
  student_id text NOT NULL,
  minutes integer NOT NULL DEFAULT 0,
  questions_answered integer NOT NULL DEFAULT 0,
  correct integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  active_days integer NOT NULL DEFAULT 0,
  streak_date date,
  streak_current integer NOT NULL DEFAULT 0,
  streak_longest integer NOT NULL DEFAULT 0,
  last_active_at timestamptz NOT NULL DEFAULT '-infinity',
  last_active_on date NOT NULL DEFAULT '-infinity',
  last_received_at timestamptz,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, student_id),
  FOREIGN KEY (tenant_id, student_id) REFERENCES students (tenant_id, id)
) WITH (fillfactor = 70);
CREATE INDEX learners_by_last_active ON learners (tenant_id, last_active_on, student_id);
SELECT protect_tenant_table('learners');
GRANT SELECT, INSERT, UPDATE ON learners TO rollbook_app;
GRANT SELECT ON learners TO rollbook_system;

-- Evidence of one skill, decayed to its newest evidence (rule: modules/progress/mastery.ts).
CREATE TABLE learner_skills (
  tenant_id text NOT NULL,
  student_id text NOT NULL,
  skill text NOT NULL,
  weighted_correct double precision NOT NULL,
  weighted_total double precision NOT NULL,
  mastery double precision NOT NULL CHECK (mastery BETWEEN 0 AND 1),
  last_evidence_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, student_id, skill),
  FOREIGN KEY (tenant_id, student_id) REFERENCES learners (tenant_id, student_id)
) WITH (fillfactor = 80);
SELECT protect_tenant_table('learner_skills');
GRANT SELECT, INSERT, UPDATE, DELETE ON learner_skills TO rollbook_app;
GRANT SELECT ON learner_skills TO rollbook_system;

-- A fact keeps the app, request and moment it came by: it is its own audit record.
CREATE TABLE daily_snapshots (
  tenant_id text NOT NULL,
  student_id text NOT NULL,
  date_key date NOT NULL,
  minutes integer NOT NULL,
  questions_answered integer NOT NULL,
  correct integer NOT NULL,
  accuracy double precision NOT NULL,
  streak_current integer NOT NULL,
  streak_longest integer NOT NULL,
  due_count integer NOT NULL,
  top_weak_topics json NOT NULL,
  last_active_at timestamptz NOT NULL,
  ordered_at timestamptz NOT NULL,
  extra json,
  content_hash text NOT NULL,
  app_id text NOT NULL,
  ip text,
  request_id text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, student_id, date_key),
  FOREIGN KEY (tenant_id, student_id) REFERENCES learners (tenant_id, student_id)
) WITH (fillfactor = 80);
SELECT protect_tenant_table('daily_snapshots');
GRANT SELECT, INSERT, UPDATE ON daily_snapshots TO rollbook_app;
GRANT SELECT ON daily_snapshots TO rollbook_system;

CREATE TABLE attempts (
  tenant_id text NOT NULL,
  attempt_id text NOT NULL,
  student_id text NOT NULL,
  mode text NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz NOT NULL,
  ordered_at timestamptz NOT NULL,
  date date NOT NULL,
  score double precision NOT NULL,
  total double precision NOT NULL,
  accuracy double precision NOT NULL,
  topic_breakdown json NOT NULL,
  extra json,
  content_hash text NOT NULL,
  app_id text NOT NULL,
  ip text,
  request_id text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, attempt_id),
  FOREIGN KEY (tenant_id, student_id) REFERENCES learners (tenant_id, student_id)
);
CREATE INDEX attempts_by_student ON attempts (tenant_id, student_id, finished_at DESC, attempt_id);
CREATE INDEX attempts_by_student_date ON attempts (tenant_id, student_id, date);
SELECT protect_tenant_table('attempts');
GRANT SELECT, INSERT ON attempts TO rollbook_app;
GRANT SELECT ON attempts TO rollbook_system;

CREATE TABLE ai_summaries (
  tenant_id text NOT NULL,
  student_id text NOT NULL,
  generated_at timestamptz NOT NULL,
  ordered_at timestamptz NOT NULL,
  pass_probability double precision NOT NULL,
  strengths json NOT NULL,
  weaknesses json NOT NULL,
  today_plan json NOT NULL,
  extra json,
  content_hash text NOT NULL,
  app_id text NOT NULL,
  ip text,
  request_id text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, student_id, generated_at),
  FOREIGN KEY (tenant_id, student_id) REFERENCES learners (tenant_id, student_id)
);
CREATE INDEX ai_summaries_by_order ON ai_summaries (tenant_id, student_id, ordered_at DESC, generated_at DESC);
SELECT protect_tenant_table('ai_summaries');
GRANT SELECT, INSERT ON ai_summaries TO rollbook_app;
GRANT SELECT ON ai_summaries TO rollbook_system;

CREATE TABLE learning_events (
  tenant_id text NOT NULL,
  event_id text NOT NULL,
  student_id text NOT NULL,
  type text NOT NULL,
  occurred_at timestamptz NOT NULL,
  payload json NOT NULL,
  extra json,
  app_id text NOT NULL,
  ip text,
  request_id text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, event_id),
  FOREIGN KEY (tenant_id, student_id) REFERENCES learners (tenant_id, student_id)
);
CREATE INDEX learning_events_by_student ON learning_events (tenant_id, student_id, occurred_at DESC, event_id);
SELECT protect_tenant_table('learning_events');
GRANT SELECT, INSERT ON learning_events TO rollbook_app;
GRANT SELECT ON learning_events TO rollbook_system;
