-- A file somebody asked for, and how far it is. Its bytes are in export_chunks, so that any server can write and answer it.
CREATE TABLE exports (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  -- Either a list or a report, by its name.
  resource text,
  report text,
  -- As they were sent: a list's or report's own filters, which read them again when the file is written.
  filters jsonb NOT NULL DEFAULT '{}',
  columns text[],
  format text NOT NULL CHECK (format IN ('csv', 'xlsx')),
  locale text NOT NULL CHECK (locale IN ('en', 'he', 'vi')),
  has_bom boolean NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'completed', 'failed', 'cancelled')),
  rows_done integer NOT NULL DEFAULT 0,
  -- How many there were when it began; null when nobody knows.
  rows_total integer,
  size_bytes bigint NOT NULL DEFAULT 0,
  -- What went wrong, when it failed.
  failure text,
  -- In whose name it is read, with what they may see by then.
  requested_by text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  -- Until when the file is there.
  expires_at timestamptz,
  -- The process that is at it, and since when; it gives up its claim by being silent. Each that takes it over begins anew.
  worker text NOT NULL DEFAULT '',
  worked_at timestamptz NOT NULL DEFAULT '-infinity',
  attempt integer NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, requested_by) REFERENCES users (tenant_id, id),
  CONSTRAINT exports_of_one_thing CHECK (num_nonnulls(resource, report) = 1),
  CONSTRAINT exports_finished CHECK ((finished_at IS NULL) = (state IN ('queued', 'running'))),
  CONSTRAINT exports_kept_when_completed CHECK ((expires_at IS NOT NULL) = (state = 'completed')),
  CONSTRAINT exports_say_why CHECK ((failure IS NOT NULL) = (state = 'failed'))
);
CREATE INDEX exports_by_requester ON exports (tenant_id, requested_by, created_at, id);
CREATE INDEX exports_by_state ON exports (tenant_id, requested_by, state, created_at, id);
CREATE INDEX exports_at_work ON exports (worked_at) WHERE state IN ('queued', 'running');
-- A download's address has the id and no school.
CREATE INDEX exports_by_id ON exports (id);
SELECT protect_tenant_table('exports');
GRANT SELECT, INSERT, UPDATE ON exports TO rollbook_app;
GRANT SELECT, UPDATE (state, worker, worked_at, attempt, rows_done), DELETE ON exports TO rollbook_system;

-- The bytes of one attempt at a file: those of another can't come between them. Compressed or short-lived, so stored as they are.
CREATE TABLE export_chunks (
  tenant_id text NOT NULL REFERENCES tenants,
  export_id text NOT NULL,
  attempt integer NOT NULL,
  seq integer NOT NULL CHECK (seq >= 0),
  bytes bytea NOT NULL,
  PRIMARY KEY (tenant_id, export_id, attempt, seq),
  FOREIGN KEY (tenant_id, export_id) REFERENCES exports (tenant_id, id)
);
ALTER TABLE export_chunks ALTER bytes SET STORAGE EXTERNAL;
SELECT protect_tenant_table('export_chunks');
GRANT SELECT, INSERT ON export_chunks TO rollbook_app;
GRANT SELECT (tenant_id, export_id, attempt), DELETE ON export_chunks TO rollbook_system;
