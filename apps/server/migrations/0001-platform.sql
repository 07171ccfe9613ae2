-- Two roles, neither of which owns a table. Requests run as rollbook_app and see the tenants named in
-- the transaction's setting; work across tenants runs as rollbook_system (SystemTx). Roles belong to the
-- whole cluster, so another database may have made them already, even at this very moment.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['rollbook_app', 'rollbook_system'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
    -- Whoever made a role may hand it out but not take it on (PostgreSQL 16 and later) until granted.
    EXECUTE format('GRANT %I TO %I', wanted, current_user);
  END LOOP;
END $$;

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO rollbook_app, rollbook_system;

-- Row-level security for one tenant table. An empty or missing setting matches no row. The sub-select
-- makes PostgreSQL read the setting once per query instead of once per row; the empty text keeps the
-- policy out of index conditions, where its array would be prepared anew for every look-up. Every query
-- names its tenant as well, so it still finds its index.
CREATE FUNCTION protect_tenant_table(target regclass, tenant_column text DEFAULT 'tenant_id') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY own_tenant ON %s TO rollbook_app
       USING ((%I || '''') = ANY ((SELECT string_to_array(current_setting(''rollbook.tenants'', true), '',''))::text[]))
       WITH CHECK ((%I || '''') = ANY ((SELECT string_to_array(current_setting(''rollbook.tenants'', true), '',''))::text[]))',
    target, tenant_column, tenant_column);
  EXECUTE format('CREATE POLICY any_tenant ON %s TO rollbook_system USING (true) WITH CHECK (true)', target);
END $$;
REVOKE ALL ON FUNCTION protect_tenant_table FROM PUBLIC;

CREATE TABLE tenants (
  id text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  name text NOT NULL,
  subdomain text NOT NULL CONSTRAINT tenants_subdomain_taken UNIQUE CHECK (subdomain ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  kinde_org_id text CONSTRAINT tenants_kinde_org_taken UNIQUE,
  locale text NOT NULL DEFAULT 'en' CHECK (locale IN ('en', 'he', 'vi')),
  timezone text NOT NULL DEFAULT 'UTC',
  currency text NOT NULL DEFAULT 'USD' CHECK (currency ~ '^[A-Z]{3}$'),
  country text NOT NULL DEFAULT 'GB' CHECK (country ~ '^[A-Z]{2}$'),
  week_start smallint NOT NULL DEFAULT 1 CHECK (week_start BETWEEN 0 AND 6),
  settings jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
SELECT protect_tenant_table('tenants', 'id');
GRANT SELECT ON tenants TO rollbook_app;
GRANT SELECT, INSERT, UPDATE ON tenants TO rollbook_system;

-- What happened, in the words of the event catalogue. Append-only. xid lets a reader stop below the
-- oldest running transaction, so that a late commit is never skipped.
-- No foreign key to tenants: every fact would lock its tenant's one row, and they would queue there.
CREATE TABLE events (
  tenant_id text NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  id text NOT NULL,
  type text NOT NULL,
  subject text NOT NULL,
  actor text NOT NULL,
  data json NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (tenant_id, seq, created_at)
) PARTITION BY RANGE (created_at);
SELECT protect_tenant_table('events');
GRANT SELECT, INSERT ON events TO rollbook_app;
GRANT SELECT, INSERT ON events TO rollbook_system;

-- Who changed what. Append-only for everybody but the owner of the database.
CREATE TABLE audit_log (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('user', 'key', 'app', 'student', 'partner', 'job', 'system', 'anonymous')),
  actor_id text,
  action text NOT NULL,
  entity text NOT NULL,
  entity_id text NOT NULL,
  old_values jsonb,
  new_values jsonb,
  ip text,
  user_agent text,
  request_id text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id, created_at)
) PARTITION BY RANGE (created_at);
CREATE INDEX audit_log_by_entity ON audit_log (tenant_id, entity, entity_id, created_at DESC);
SELECT protect_tenant_table('audit_log');
GRANT SELECT, INSERT ON audit_log TO rollbook_app;
GRANT SELECT, INSERT ON audit_log TO rollbook_system;

-- Month partitions, made ahead by a job. They carry no policy and no grant of their own: rows are
-- reached through the parent, whose policy applies; straight access is refused twice.
CREATE FUNCTION make_month_partitions(parent regclass, months_ahead integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  first_day date := date_trunc('month', now() AT TIME ZONE 'UTC')::date;
  month_start date;
  child text;
  made integer := 0;
BEGIN
  IF parent NOT IN ('public.events'::regclass, 'public.audit_log'::regclass) THEN
    RAISE EXCEPTION 'no month partitions for %', parent;
  END IF;
  FOR n IN -1 .. least(months_ahead, 24) LOOP
    month_start := (first_day + make_interval(months => n))::date;
    child := format('%s_%s', parent::text, to_char(month_start, 'YYYY_MM'));
    IF to_regclass('public.' || quote_ident(child)) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE TABLE public.%I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)', child, parent,
          to_char(month_start, 'YYYY-MM-DD') || ' 00:00:00+00',
          to_char(month_start + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
      EXCEPTION WHEN check_violation THEN
        -- Rows of this month already lie in the default partition; they stay there, and so do its next ones.
        RAISE WARNING '% keeps the month % in its default partition', parent, month_start;
        CONTINUE;
      END;
      EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', child);
      EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', child);
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END $$;
REVOKE ALL ON FUNCTION make_month_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_month_partitions TO rollbook_system;

-- A write outside the months made so far must not fail: it lands here.
CREATE TABLE events_default PARTITION OF events DEFAULT;
ALTER TABLE events_default ENABLE ROW LEVEL SECURITY;
ALTER TABLE events_default FORCE ROW LEVEL SECURITY;
CREATE TABLE audit_log_default PARTITION OF audit_log DEFAULT;
ALTER TABLE audit_log_default ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_log_default FORCE ROW LEVEL SECURITY;

SELECT make_month_partitions('events', 3), make_month_partitions('audit_log', 3);

-- The answer to a write, kept so that a repeat with the same Idempotency-Key gets it again. A row is
-- inserted first thing in the change's own transaction: its unique key is what makes a twin wait.
CREATE TABLE idempotency_keys (
  tenant_id text NOT NULL REFERENCES tenants,
  scope text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status smallint,
  headers jsonb,
  body text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, scope, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
SELECT protect_tenant_table('idempotency_keys');
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO rollbook_app;
GRANT SELECT, DELETE ON idempotency_keys TO rollbook_system;
