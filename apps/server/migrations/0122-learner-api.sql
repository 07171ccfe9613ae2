-- The public learner API: what other systems report, sessions counted with the facts, and what the school shares.

-- What happened elsewhere, told by a program with an API key. Once per id of its source; it is its own audit record.
CREATE TABLE external_events (
  tenant_id text NOT NULL,
  source_system text NOT NULL,
  event_id text NOT NULL,
  student_id text NOT NULL,
  event_type text NOT NULL,
  content_id text,
  content_title text,
  duration_seconds integer CHECK (duration_seconds >= 0),
  score double precision CHECK (score BETWEEN 0 AND 1),
  occurred_at timestamptz NOT NULL,
  -- For ordering: never later than when it came.
  ordered_at timestamptz NOT NULL,
  metadata json,
  content_hash text NOT NULL,
  key_id text NOT NULL,
  ip text,
  request_id text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, source_system, event_id),
  FOREIGN KEY (tenant_id, student_id) REFERENCES learners (tenant_id, student_id)
);
CREATE INDEX external_events_by_student ON external_events (tenant_id, student_id, occurred_at DESC, source_system, event_id)
  INCLUDE (duration_seconds);
SELECT protect_tenant_table('external_events');
GRANT SELECT, INSERT ON external_events TO rollbook_app;
GRANT SELECT, UPDATE (student_id, event_type, content_id, content_title, metadata, content_hash) ON external_events TO rollbook_system;

-- A day's minutes that its attempts don't cover are a session: their seconds are read from the index alone.
DROP INDEX attempts_by_student_date;
CREATE INDEX attempts_by_student_date ON attempts (tenant_id, student_id, date) INCLUDE (started_at, finished_at);

-- Sessions of the facts: attempts, external events with a duration, days with practice beside the attempts.
ALTER TABLE learners ADD COLUMN sessions integer NOT NULL DEFAULT 0;
ALTER TABLE learners NO FORCE ROW LEVEL SECURITY;
ALTER TABLE daily_snapshots NO FORCE ROW LEVEL SECURITY;
ALTER TABLE attempts NO FORCE ROW LEVEL SECURITY;
UPDATE learners l SET sessions = l.attempts + (
  SELECT count(*) FROM daily_snapshots d
  WHERE d.tenant_id = l.tenant_id AND d.student_id = l.student_id AND d.minutes > (
    SELECT least(1440, round(coalesce(sum(extract(epoch FROM a.finished_at - a.started_at)), 0) / 60)) FROM attempts a
    WHERE a.tenant_id = d.tenant_id AND a.student_id = d.student_id AND a.date = d.date_key))
WHERE l.last_received_at IS NOT NULL;
ALTER TABLE learners FORCE ROW LEVEL SECURITY;
ALTER TABLE daily_snapshots FORCE ROW LEVEL SECURITY;
ALTER TABLE attempts FORCE ROW LEVEL SECURITY;

-- Whose facts came since: by the hour, so that an index entry is written anew once an hour and not with every fact.
ALTER TABLE learners ADD COLUMN received_hour timestamptz NOT NULL
  GENERATED ALWAYS AS (coalesce(date_bin('1 hour', last_received_at, '2000-01-01T00:00:00Z'), '-infinity')) STORED;
CREATE INDEX learners_by_received ON learners (tenant_id, received_hour, student_id);

-- Sealed. What stand-in ids of learners are made with; made when a school first wants them.
ALTER TABLE tenants ADD COLUMN stand_in_secret text;
GRANT UPDATE (stand_in_secret) ON tenants TO rollbook_app;

ALTER TABLE webhook_endpoints ADD COLUMN anonymise_learners boolean NOT NULL DEFAULT false;

-- Facts of a student who was merged follow: as in 0070, with external events.
CREATE OR REPLACE FUNCTION move_merged_facts(merged_student text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  own_tenant text := current_setting('rollbook.tenants', true);
  survivor text;
BEGIN
  SELECT s.merged_into INTO survivor FROM public.students s WHERE s.tenant_id = own_tenant AND s.id = merged_student;
  IF survivor IS NULL THEN
    RAISE EXCEPTION 'this student was not merged into another';
  END IF;
  UPDATE public.daily_snapshots SET student_id = survivor WHERE tenant_id = own_tenant AND student_id = merged_student;
  UPDATE public.attempts SET student_id = survivor WHERE tenant_id = own_tenant AND student_id = merged_student;
  UPDATE public.ai_summaries SET student_id = survivor WHERE tenant_id = own_tenant AND student_id = merged_student;
  UPDATE public.learning_events SET student_id = survivor WHERE tenant_id = own_tenant AND student_id = merged_student;
  UPDATE public.external_events SET student_id = survivor WHERE tenant_id = own_tenant AND student_id = merged_student;
END $$;

-- What other systems said of those whom this very transaction has entered into `erasures`; minutes and days stay.
CREATE FUNCTION erase_external_events() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  UPDATE public.external_events x SET event_type = 'erased', content_id = NULL, content_title = NULL, metadata = NULL, content_hash = 'erased'
  FROM public.erasures e
  WHERE e.tenant_id = current_setting('rollbook.tenants', true) AND e.xid = pg_current_xact_id() AND e.kind = 'student'
    AND x.tenant_id = e.tenant_id AND x.student_id = e.record_id;
$$;

-- Whether a school shares what this event tells: of learners by the switches of its settings, of anything else always.
CREATE FUNCTION is_shared(settings jsonb, event_type text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(settings->>CASE
    WHEN event_type = 'SESSION_COMPLETED' THEN 'shareSessions'
    WHEN event_type IN ('BASELINE_COMPLETED', 'RECOMMENDATION_CREATED', 'MASTERY_MILESTONE', 'GOAL_COMPLETED', 'CONTENT_ASSIGNED',
      'progress.daily_updated') THEN 'shareProgress'
    END, 'true')::boolean
$$;

-- The cycle an event belongs to, when its data names it, or a registration or a lesson of it.
CREATE FUNCTION cycle_of(own_tenant text, data json) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(data->>'cycleId',
    (SELECT r.cycle_id FROM public.registrations r WHERE r.tenant_id = own_tenant AND r.id = data->>'registrationId'),
    (SELECT m.cycle_id FROM public.meetings m WHERE m.tenant_id = own_tenant AND m.id = data->>'meetingId'))
$$;

-- An event is queued for every endpoint that wants it, in the statement that writes it: no event without its deliveries,
-- whoever writes it. Those of a disabled endpoint wait. Nothing of what the school does not share. Ids grow with time, so
-- that indexes grow at their end. What an event belongs to is looked up one by one, and only for who asks for some: joined,
-- a plan made for many events would read all registrations for each.
CREATE FUNCTION queue_deliveries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.webhook_queue (tenant_id, endpoint_id, id, event_id, event_seq, event_at, event_type)
  SELECT e.tenant_id, w.id, 'dlv_' || lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
      || right(replace(gen_random_uuid()::text, '-', ''), 20), e.id, e.seq, e.created_at, e.type
  FROM told e JOIN public.webhook_endpoints w ON w.tenant_id = e.tenant_id AND w.deleted_at IS NULL
    JOIN public.tenants t ON t.id = e.tenant_id
  WHERE w.event_types && ARRAY['*', e.type, split_part(e.type, '.', 1) || '.*']
    AND (w.branch_ids IS NULL
      OR coalesce(e.data->>'branchId', CASE WHEN e.type LIKE 'branch.%' THEN e.subject END,
        (SELECT c.branch_id FROM public.cycles c WHERE c.tenant_id = e.tenant_id AND c.id = public.cycle_of(e.tenant_id, e.data))) = ANY (w.branch_ids))
    AND (w.course_ids IS NULL
      OR coalesce(e.data->>'courseId', CASE WHEN e.type LIKE 'course.%' THEN e.subject END,
        (SELECT c.course_id FROM public.cycles c WHERE c.tenant_id = e.tenant_id AND c.id = public.cycle_of(e.tenant_id, e.data))) = ANY (w.course_ids))
    AND (w.student_ids IS NULL
      OR coalesce(e.data->>'studentId', e.data->>'learnerId', CASE WHEN e.type LIKE 'student.%' THEN e.subject END,
        (SELECT r.student_id FROM public.registrations r WHERE r.tenant_id = e.tenant_id AND r.id = e.data->>'registrationId')) = ANY (w.student_ids))
    AND public.is_shared(t.settings, e.type)
  ORDER BY e.seq;
  RETURN NULL;
END $$;
CREATE TRIGGER queue_deliveries AFTER INSERT ON events REFERENCING NEW TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION queue_deliveries();

-- Switched off: what waits is not sent any more.
CREATE FUNCTION drop_unshared_deliveries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM public.webhook_queue q WHERE q.tenant_id = NEW.id AND NOT public.is_shared(NEW.settings, q.event_type);
  RETURN NULL;
END $$;
CREATE TRIGGER drop_unshared_deliveries AFTER UPDATE OF settings ON tenants
  FOR EACH ROW WHEN (OLD.settings IS DISTINCT FROM NEW.settings) EXECUTE FUNCTION drop_unshared_deliveries();

-- The last place in the feed, over all schools: for the owner, when a database has come into another cluster.
CREATE FUNCTION last_told() RETURNS xid8
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT coalesce(max(e.xid), '0'::xid8) FROM public.events e;
$$;

GRANT CREATE ON SCHEMA public TO rollbook_system;
ALTER FUNCTION last_told OWNER TO rollbook_system;
ALTER FUNCTION erase_external_events OWNER TO rollbook_system;
ALTER FUNCTION drop_unshared_deliveries OWNER TO rollbook_system;
REVOKE CREATE ON SCHEMA public FROM rollbook_system;
REVOKE ALL ON FUNCTION last_told, erase_external_events, drop_unshared_deliveries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION last_told TO CURRENT_USER;
GRANT EXECUTE ON FUNCTION erase_external_events TO rollbook_app;
