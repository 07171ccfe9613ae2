CREATE TABLE tasks (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  title text NOT NULL,
  due_at timestamptz,
  -- Those without a moment stand behind all that have one.
  due_key timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')) STORED,
  assignee_id text NOT NULL,
  created_by text,
  entity_type text,
  entity_id text,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done')),
  done_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, assignee_id) REFERENCES users (tenant_id, id),
  CONSTRAINT tasks_entity_whole CHECK ((entity_type IS NULL) = (entity_id IS NULL))
);
CREATE INDEX tasks_by_due ON tasks (tenant_id, due_key, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_by_status ON tasks (tenant_id, status, due_key, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_by_assignee ON tasks (tenant_id, assignee_id, due_key, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_by_creator ON tasks (tenant_id, created_by, due_key, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_by_entity ON tasks (tenant_id, entity_type, entity_id, due_key, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_by_created ON tasks (tenant_id, created_at, id) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('tasks');
GRANT SELECT, INSERT, UPDATE ON tasks TO rollbook_app;
GRANT SELECT ON tasks TO rollbook_system;

CREATE TABLE saved_views (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  resource text NOT NULL,
  name text NOT NULL,
  query jsonb NOT NULL DEFAULT '{}',
  columns text[] NOT NULL DEFAULT '{}',
  is_shared boolean NOT NULL DEFAULT false,
  owner_id text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, owner_id) REFERENCES users (tenant_id, id)
);
CREATE INDEX saved_views_by_name ON saved_views (tenant_id, resource, name, id) WHERE deleted_at IS NULL;
CREATE INDEX saved_views_by_owner ON saved_views (tenant_id, owner_id);
SELECT protect_tenant_table('saved_views');
GRANT SELECT, INSERT, UPDATE ON saved_views TO rollbook_app;
GRANT SELECT ON saved_views TO rollbook_system;

-- Which view a person's list begins with.
CREATE TABLE default_views (
  tenant_id text NOT NULL REFERENCES tenants,
  user_id text NOT NULL,
  resource text NOT NULL,
  view_id text NOT NULL,
  PRIMARY KEY (tenant_id, user_id, resource),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, view_id) REFERENCES saved_views (tenant_id, id)
);
CREATE INDEX default_views_by_view ON default_views (tenant_id, view_id);
SELECT protect_tenant_table('default_views');
GRANT SELECT, INSERT, UPDATE, DELETE ON default_views TO rollbook_app;
GRANT SELECT ON default_views TO rollbook_system;

-- Search over all people of one tenant: ids whose search_text matches every pattern, at most max_ids. LIKE is not
-- leakproof, so row-level security keeps the application from using the trigram indexes itself. Patterns of less than
-- three letters have no trigram of their own: they are found at the beginning of words, which has. Planned anew for
-- each search: a plan for any pattern would be wrong for most.
CREATE FUNCTION search_people_ids(kind text, patterns text[], max_ids integer) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  target text := CASE kind WHEN 'customers' THEN 'customers' WHEN 'students' THEN 'students' WHEN 'leads' THEN 'leads' END;
  pattern text;
  conditions text := '';
BEGIN
  IF target IS NULL THEN
    RAISE EXCEPTION 'nobody is searched among %', kind;
  END IF;
  FOREACH pattern IN ARRAY patterns LOOP
    IF pattern LIKE '!%%' ESCAPE '!' THEN
      conditions := conditions || format(' AND search_text LIKE %L', pattern);
    ELSE
      conditions := conditions || format(' AND (search_text LIKE %L OR search_text LIKE %L)', pattern, '% ' || pattern);
    END IF;
  END LOOP;
  RETURN QUERY EXECUTE format('SELECT id FROM public.%I WHERE tenant_id = $1 AND deleted_at IS NULL%s LIMIT $2', target, conditions)
    USING current_setting('rollbook.tenants', true), max_ids;
END $$;

-- The same for a word that was spelled wrong: names that hold one much like it.
CREATE FUNCTION search_alike_ids(kind text, word text, max_ids integer) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  target text := CASE kind WHEN 'customers' THEN 'customers' WHEN 'students' THEN 'students' WHEN 'leads' THEN 'leads' END;
BEGIN
  IF target IS NULL THEN
    RAISE EXCEPTION 'nobody is searched among %', kind;
  END IF;
  RETURN QUERY EXECUTE format(
    'SELECT id FROM public.%I WHERE tenant_id = $1 AND deleted_at IS NULL AND $2 <%% search_text LIMIT $3', target)
    USING current_setting('rollbook.tenants', true), word, max_ids;
END $$;
GRANT CREATE ON SCHEMA public TO rollbook_system;
ALTER FUNCTION search_people_ids OWNER TO rollbook_system;
ALTER FUNCTION search_alike_ids OWNER TO rollbook_system;
REVOKE CREATE ON SCHEMA public FROM rollbook_system;
REVOKE ALL ON FUNCTION search_people_ids, search_alike_ids FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_people_ids, search_alike_ids TO rollbook_app;
