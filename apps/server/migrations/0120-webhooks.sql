-- Partners are told what happens: endpoints, deliveries that are still to be made, and attempts that were made.

CREATE TABLE webhook_endpoints (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  url text NOT NULL,
  name text,
  description text,
  -- Exact names, `customer.*` or `*`.
  event_types text[] NOT NULL CHECK (cardinality(event_types) BETWEEN 1 AND 100),
  -- Only events of these; null: of all.
  branch_ids text[],
  course_ids text[],
  student_ids text[],
  -- Sealed. The former one still signs until previous_until, or until the switch is confirmed.
  secret text NOT NULL,
  previous_secret text,
  previous_until timestamptz,
  retry_schedule text NOT NULL DEFAULT 'short' CHECK (retry_schedule IN ('short', 'long')),
  max_concurrency smallint NOT NULL DEFAULT 10 CHECK (max_concurrency BETWEEN 1 AND 50),
  is_enabled boolean NOT NULL DEFAULT true,
  disabled_reason text CHECK (disabled_reason IN ('by-hand', 'gone', 'failing')),
  disabled_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT webhook_endpoints_disabled_for_a_reason CHECK (is_enabled = (disabled_reason IS NULL) AND is_enabled = (disabled_at IS NULL)),
  CONSTRAINT webhook_endpoints_previous_ends CHECK ((previous_secret IS NULL) = (previous_until IS NULL))
);
CREATE INDEX webhook_endpoints_by_created ON webhook_endpoints (tenant_id, created_at, id) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('webhook_endpoints');
GRANT SELECT, INSERT, UPDATE ON webhook_endpoints TO rollbook_app;
GRANT SELECT, UPDATE ON webhook_endpoints TO rollbook_system;

-- How an endpoint fares, and which worker tends it. Apart from the endpoint: this changes with every delivery.
CREATE TABLE webhook_lanes (
  tenant_id text NOT NULL,
  endpoint_id text NOT NULL,
  -- The worker that alone delivers to it, its turn (a worker that lost it knows an older one), and until when.
  worker integer,
  fence bigint NOT NULL DEFAULT 0,
  held_until timestamptz NOT NULL DEFAULT '-infinity',
  failing_since timestamptz,
  -- Deliveries given up one after the other.
  given_up_in_row integer NOT NULL DEFAULT 0,
  -- After failures: no attempt before this moment.
  paused_until timestamptz,
  last_success_at timestamptz,
  last_failure_at timestamptz,
  PRIMARY KEY (tenant_id, endpoint_id),
  FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints (tenant_id, id)
) WITH (fillfactor = 50);
CREATE INDEX webhook_lanes_held ON webhook_lanes (worker) WHERE worker IS NOT NULL;
SELECT protect_tenant_table('webhook_lanes');
-- Whoever switches an endpoint on again lets it begin anew.
GRANT SELECT, INSERT, UPDATE (failing_since, given_up_in_row, paused_until) ON webhook_lanes TO rollbook_app;
GRANT SELECT, INSERT, UPDATE ON webhook_lanes TO rollbook_system;

-- Workers count up; each holds an advisory lock under its number for as long as it lives.
CREATE SEQUENCE webhook_workers AS integer CYCLE;
GRANT USAGE ON SEQUENCE webhook_workers TO rollbook_system;

-- Deliveries still to be made. Narrow and short-lived: what is over stands in webhook_attempts alone. It fills and empties
-- faster than PostgreSQL counts it, and where it believes there is one row, any index will do. So no two indexes answer the
-- same question: a worker's look for what is due has one, the look into the log another, and a row's name a third.
CREATE TABLE webhook_queue (
  tenant_id text NOT NULL,
  endpoint_id text NOT NULL,
  -- Unique by itself: whoever looks a row up by it can't be led into an index that starts otherwise.
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text NOT NULL,
  event_id text NOT NULL,
  event_seq bigint NOT NULL,
  event_at timestamptz NOT NULL,
  event_type text NOT NULL,
  attempts smallint NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  -- By the receiver, and not by the schedule.
  is_asked_for boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id),
  FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints (tenant_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000);
CREATE INDEX webhook_queue_due ON webhook_queue (tenant_id, endpoint_id, due_at, seq);
-- For people who look at the log, also when a million wait for an endpoint that is gone: whoever asks by this time says so.
CREATE INDEX webhook_queue_by_created ON webhook_queue (tenant_id, endpoint_id, created_at DESC, id DESC) WHERE created_at > '-infinity';
SELECT protect_tenant_table('webhook_queue');
GRANT SELECT, INSERT, UPDATE (due_at) ON webhook_queue TO rollbook_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_queue TO rollbook_system;

-- Every attempt. Successes are kept 30 days, failures 90: two trees, cut by day.
CREATE TABLE webhook_attempts (
  tenant_id text NOT NULL,
  endpoint_id text NOT NULL,
  delivery_id text NOT NULL,
  attempt smallint NOT NULL,
  is_success boolean NOT NULL,
  -- The delivery is over with this one.
  is_last boolean NOT NULL,
  event_id text NOT NULL,
  event_type text NOT NULL,
  event_seq bigint,
  event_at timestamptz,
  queued_at timestamptz NOT NULL,
  sent_at timestamptz NOT NULL,
  took_ms integer NOT NULL,
  -- Of the answer: null when there was none, and `error` says why.
  status smallint,
  answer text,
  error text,
  -- As sent; the other headers follow from the row.
  signature text NOT NULL,
  standard_signature text NOT NULL,
  is_test boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant_id, delivery_id, attempt, sent_at, is_success)
) PARTITION BY LIST (is_success);
CREATE TABLE webhook_successes PARTITION OF webhook_attempts FOR VALUES IN (true) PARTITION BY RANGE (sent_at);
CREATE TABLE webhook_failures PARTITION OF webhook_attempts FOR VALUES IN (false) PARTITION BY RANGE (sent_at);
CREATE INDEX webhook_attempts_over ON webhook_attempts (tenant_id, endpoint_id, sent_at DESC, delivery_id) WHERE is_last;
SELECT protect_tenant_table('webhook_attempts');
CREATE INDEX webhook_attempts_over_by_type ON webhook_attempts (tenant_id, endpoint_id, event_type, sent_at DESC, delivery_id) WHERE is_last;
-- A delivery that goes out again is not over.
GRANT SELECT, INSERT, UPDATE (is_last) ON webhook_attempts TO rollbook_app;
GRANT SELECT, INSERT ON webhook_attempts TO rollbook_system;
ALTER TABLE webhook_successes ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_successes FORCE ROW LEVEL SECURITY;
ALTER TABLE webhook_failures ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_failures FORCE ROW LEVEL SECURITY;
CREATE TABLE webhook_successes_default PARTITION OF webhook_successes DEFAULT;
ALTER TABLE webhook_successes_default ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_successes_default FORCE ROW LEVEL SECURITY;
CREATE TABLE webhook_failures_default PARTITION OF webhook_failures DEFAULT;
ALTER TABLE webhook_failures_default ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_failures_default FORCE ROW LEVEL SECURITY;

-- Days made ahead, and old ones dropped.
CREATE FUNCTION keep_webhook_days(success_days integer, failure_days integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  today date := (now() AT TIME ZONE 'UTC')::date;
  parent text;
  child text;
  kept integer;
  changed integer := 0;
BEGIN
  FOREACH parent IN ARRAY ARRAY['webhook_successes', 'webhook_failures'] LOOP
    kept := greatest(1, CASE parent WHEN 'webhook_successes' THEN success_days ELSE failure_days END);
    FOR n IN 0 .. 3 LOOP
      child := format('%s_%s', parent, to_char(today + n, 'YYYY_MM_DD'));
      CONTINUE WHEN to_regclass('public.' || quote_ident(child)) IS NOT NULL;
      BEGIN
        EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)', child, parent,
          (today + n)::text || ' 00:00:00+00', (today + n + 1)::text || ' 00:00:00+00');
      EXCEPTION WHEN check_violation THEN
        RAISE WARNING '% keeps the day % in its default partition', parent, today + n;
        CONTINUE;
      END;
      EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', child);
      EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', child);
      changed := changed + 1;
    END LOOP;
    FOR child IN
      SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = ('public.' || parent)::regclass AND c.relname ~ '_\d{4}_\d\d_\d\d$'
        AND to_date(right(c.relname, 10), 'YYYY_MM_DD') < today - kept
    LOOP
      EXECUTE format('DROP TABLE public.%I', child);
      changed := changed + 1;
    END LOOP;
  END LOOP;
  RETURN changed;
END $$;
REVOKE ALL ON FUNCTION keep_webhook_days FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_webhook_days TO rollbook_system;
SELECT keep_webhook_days(30, 90);

-- The feed reads in the order of transactions: whatever lies below the oldest running one is there for good.
CREATE INDEX events_in_order ON events (tenant_id, xid, seq);
-- A cluster counts its transactions from its own beginning. Where a database was restored into another one, events go on
-- behind those it brought along: the server then gives these two other bodies, before it takes its first request.
CREATE FUNCTION told_at(transaction xid8) RETURNS xid8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT transaction';
CREATE FUNCTION counting_cluster() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT 0::bigint';
ALTER TABLE events ALTER COLUMN xid SET DEFAULT told_at(pg_current_xact_id());
