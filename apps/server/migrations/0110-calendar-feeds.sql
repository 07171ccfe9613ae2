-- The address under which calendars read an instructor's lessons. Whoever has it reads them, so only its hash is kept,
-- and a new one takes the place of the one before. Null: the address was ended.
CREATE TABLE calendar_feeds (
  tenant_id text NOT NULL REFERENCES tenants,
  instructor_id text NOT NULL,
  token_hash bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, instructor_id),
  FOREIGN KEY (tenant_id, instructor_id) REFERENCES instructors (tenant_id, id)
);
CREATE UNIQUE INDEX calendar_feeds_by_token ON calendar_feeds (token_hash);
SELECT protect_tenant_table('calendar_feeds');
GRANT SELECT, INSERT, UPDATE ON calendar_feeds TO rollbook_app;
GRANT SELECT ON calendar_feeds TO rollbook_system;
