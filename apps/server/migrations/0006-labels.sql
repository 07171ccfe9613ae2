-- What a school adds to its records: fields of its own, and tags. Definitions are the school's; values lie
-- with the records (custom_fields, tags).
CREATE TABLE custom_fields (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  resource text NOT NULL CHECK (resource IN ('customer', 'lead', 'student', 'course', 'cycle')),
  key text NOT NULL CHECK (key ~ '^[a-z][A-Za-z0-9_]{0,39}$'),
  label text NOT NULL,
  type text NOT NULL CHECK (type IN ('text', 'number', 'date', 'boolean', 'select', 'multiselect')),
  options text[] NOT NULL DEFAULT '{}',
  is_required boolean NOT NULL DEFAULT false,
  position integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT custom_fields_options_fit CHECK ((type IN ('select', 'multiselect')) = (cardinality(options) > 0))
);
CREATE UNIQUE INDEX custom_fields_key_taken ON custom_fields (tenant_id, resource, key) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('custom_fields');
GRANT SELECT, INSERT, UPDATE ON custom_fields TO rollbook_app;
GRANT SELECT ON custom_fields TO rollbook_system;

-- Which live records carry a tag (`#vip`) or a value of a custom field (`size=M`), in the order of their
-- list: a filtered page starts right there, whatever share of the records it matches. Kept by triggers
-- alone, so that no writer can forget it.
CREATE TABLE record_labels (
  tenant_id text NOT NULL REFERENCES tenants,
  resource text NOT NULL,
  label text NOT NULL,
  sort_key text NOT NULL,
  id text NOT NULL,
  PRIMARY KEY (tenant_id, resource, label, sort_key, id)
);
SELECT protect_tenant_table('record_labels');
GRANT SELECT ON record_labels TO rollbook_app;
GRANT SELECT, INSERT, DELETE ON record_labels TO rollbook_system;

CREATE FUNCTION labels_of(tags text[], custom_fields jsonb) RETURNS SETOF text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT '#' || tag FROM unnest(tags) AS tag
  UNION
  SELECT field.key || '=' || item FROM jsonb_each(custom_fields) AS field,
    LATERAL (
      SELECT jsonb_array_elements_text(field.value) AS item WHERE jsonb_typeof(field.value) = 'array'
      UNION ALL
      SELECT field.value #>> '{}' WHERE jsonb_typeof(field.value) IN ('string', 'number', 'boolean')
    ) AS items
$$;

-- The first argument is the resource, the second the column its list is ordered by unless asked otherwise.
CREATE FUNCTION keep_record_labels() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  key text;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    key := CASE TG_ARGV[1] WHEN 'created_at' THEN to_char(OLD.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') ELSE OLD.name END;
    DELETE FROM public.record_labels
      WHERE tenant_id = OLD.tenant_id AND resource = TG_ARGV[0] AND sort_key = key AND id = OLD.id
        AND label IN (SELECT public.labels_of(OLD.tags, OLD.custom_fields));
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.deleted_at IS NULL THEN
    key := CASE TG_ARGV[1] WHEN 'created_at' THEN to_char(NEW.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') ELSE NEW.name END;
    INSERT INTO public.record_labels (tenant_id, resource, label, sort_key, id)
      SELECT NEW.tenant_id, TG_ARGV[0], label, key, NEW.id FROM public.labels_of(NEW.tags, NEW.custom_fields) AS label
      ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
GRANT CREATE ON SCHEMA public TO rollbook_system;
ALTER FUNCTION keep_record_labels OWNER TO rollbook_system;
REVOKE CREATE ON SCHEMA public FROM rollbook_system;
REVOKE ALL ON FUNCTION keep_record_labels, labels_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION labels_of TO rollbook_system;

-- Gives a table tags, custom fields and an id in another system.
CREATE FUNCTION add_labels(target regclass, resource text, sort_column text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ADD COLUMN tags text[] NOT NULL DEFAULT ''{}'', ADD COLUMN custom_fields jsonb NOT NULL DEFAULT ''{}''', target);
  EXECUTE format(
    'CREATE TRIGGER keep_labels_of_new AFTER INSERT ON %s FOR EACH ROW
       WHEN (NEW.tags <> ''{}'' OR NEW.custom_fields <> ''{}'') EXECUTE FUNCTION keep_record_labels(%L, %L)', target, resource, sort_column);
  EXECUTE format(
    'CREATE TRIGGER keep_labels_of_changed AFTER UPDATE ON %s FOR EACH ROW
       WHEN ((OLD.tags, OLD.custom_fields, OLD.%I, OLD.deleted_at) IS DISTINCT FROM (NEW.tags, NEW.custom_fields, NEW.%I, NEW.deleted_at)
         AND (OLD.tags <> ''{}'' OR OLD.custom_fields <> ''{}'' OR NEW.tags <> ''{}'' OR NEW.custom_fields <> ''{}''))
       EXECUTE FUNCTION keep_record_labels(%L, %L)', target, sort_column, sort_column, resource, sort_column);
  EXECUTE format(
    'CREATE TRIGGER keep_labels_of_removed AFTER DELETE ON %s FOR EACH ROW
       WHEN (OLD.tags <> ''{}'' OR OLD.custom_fields <> ''{}'') EXECUTE FUNCTION keep_record_labels(%L, %L)', target, resource, sort_column);
END $$;
REVOKE ALL ON FUNCTION add_labels FROM PUBLIC;

SELECT add_labels('customers', 'customer', 'name');
SELECT add_labels('students', 'student', 'name');
SELECT add_labels('courses', 'course', 'name');

ALTER TABLE customers ADD COLUMN external_id text, ADD COLUMN merged_into text;
CREATE UNIQUE INDEX customers_external_id_taken ON customers (tenant_id, external_id) WHERE external_id IS NOT NULL AND deleted_at IS NULL;
ALTER TABLE customers ADD FOREIGN KEY (tenant_id, merged_into) REFERENCES customers (tenant_id, id);
CREATE INDEX customers_by_survivor ON customers (tenant_id, merged_into) WHERE merged_into IS NOT NULL;
ALTER TABLE students ADD COLUMN external_id text;
CREATE UNIQUE INDEX students_external_id_taken ON students (tenant_id, external_id) WHERE external_id IS NOT NULL AND deleted_at IS NULL;
