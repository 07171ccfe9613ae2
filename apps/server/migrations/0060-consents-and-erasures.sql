-- What a family agreed to, or took back: a history that is only added to. The newest row of a purpose is how it
-- stands. The note is the one free text; erasing the family empties it and leaves the rest as proof.
CREATE TABLE consents (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  customer_id text NOT NULL,
  -- Null: the customer themselves.
  student_id text,
  purpose text NOT NULL CHECK (purpose ~ '^[a-z][a-z0-9_]{0,39}$'),
  is_given boolean NOT NULL,
  source text NOT NULL CHECK (source IN ('form', 'paper', 'phone', 'email', 'message', 'in_person', 'import')),
  text_version text CHECK (text_version ~ '^[A-Za-z0-9._-]{1,40}$'),
  note text,
  given_at timestamptz NOT NULL,
  -- Who of the staff, or which key, wrote it down; without a foreign key, because it may be either.
  recorded_by_kind text NOT NULL,
  recorded_by text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id),
  FOREIGN KEY (tenant_id, student_id) REFERENCES students (tenant_id, id)
);
CREATE INDEX consents_by_customer ON consents (tenant_id, customer_id, given_at, created_at, id);
CREATE INDEX consents_by_student ON consents (tenant_id, student_id) WHERE student_id IS NOT NULL;
SELECT protect_tenant_table('consents');
GRANT SELECT, INSERT ON consents TO rollbook_app;
GRANT SELECT, UPDATE (note) ON consents TO rollbook_system;

-- Whose personal data is gone for good. A row opens, for the transaction that wrote it and no longer, what else can
-- only be added to (next migration); it stays, so that nobody is ever erased without a trace.
CREATE TABLE erasures (
  tenant_id text NOT NULL REFERENCES tenants,
  kind text NOT NULL CHECK (kind IN ('customer', 'student', 'lead', 'task')),
  record_id text NOT NULL,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, kind, record_id)
);
CREATE INDEX erasures_by_transaction ON erasures (tenant_id, xid);
SELECT protect_tenant_table('erasures');
GRANT SELECT, INSERT (tenant_id, kind, record_id) ON erasures TO rollbook_app;
GRANT SELECT ON erasures TO rollbook_system;
