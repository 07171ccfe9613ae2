-- A file of records on its way in. Its rows are kept as they were read, so that every step (check, run, undo)
-- can be stopped at any row and taken up again, and leaves a report.
CREATE TABLE imports (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  resource text NOT NULL CHECK (resource IN ('customers', 'students', 'leads', 'courses')),
  file_name text NOT NULL,
  columns text[] NOT NULL,
  mapping jsonb NOT NULL DEFAULT '{}',
  mode text NOT NULL DEFAULT 'create' CHECK (mode IN ('create', 'upsert')),
  allow_duplicates boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'ready'
    CHECK (status IN ('ready', 'checking', 'checked', 'running', 'completed', 'cancelled', 'failed', 'undoing', 'undone')),
  total_rows integer NOT NULL CHECK (total_rows >= 0),
  -- How many rows are done with, in the step the status names, and the last of them: counted down by an undo.
  done_rows integer NOT NULL DEFAULT 0,
  last_row integer NOT NULL DEFAULT 0,
  created_count integer NOT NULL DEFAULT 0,
  updated_count integer NOT NULL DEFAULT 0,
  skipped_count integer NOT NULL DEFAULT 0,
  error_count integer NOT NULL DEFAULT 0,
  -- What went wrong, when the step itself failed.
  failure text,
  -- In whose name the records are written.
  started_by text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  -- The process that is at it, and since when; it gives up its claim by being silent.
  worker text NOT NULL DEFAULT '',
  worked_at timestamptz NOT NULL DEFAULT '-infinity',
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, started_by) REFERENCES users (tenant_id, id)
);
CREATE INDEX imports_by_created ON imports (tenant_id, created_at, id);
CREATE INDEX imports_by_starter ON imports (tenant_id, started_by, created_at, id);
CREATE INDEX imports_at_work ON imports (worked_at) WHERE status IN ('checking', 'running', 'undoing');
SELECT protect_tenant_table('imports');
GRANT SELECT, INSERT, UPDATE ON imports TO rollbook_app;
GRANT SELECT, UPDATE (worker, worked_at) ON imports TO rollbook_system;

CREATE TABLE import_rows (
  tenant_id text NOT NULL REFERENCES tenants,
  import_id text NOT NULL,
  row_no integer NOT NULL,
  cells text[] NOT NULL,
  outcome text CHECK (outcome IN ('created', 'updated', 'skipped', 'error', 'removed', 'restored', 'kept')),
  record_id text,
  -- Why it was skipped or refused: [{field, message}].
  reasons jsonb,
  PRIMARY KEY (tenant_id, import_id, row_no),
  FOREIGN KEY (tenant_id, import_id) REFERENCES imports (tenant_id, id)
);
CREATE INDEX import_rows_by_outcome ON import_rows (tenant_id, import_id, outcome, row_no);
SELECT protect_tenant_table('import_rows');
GRANT SELECT, INSERT, UPDATE ON import_rows TO rollbook_app;
GRANT SELECT, DELETE ON import_rows TO rollbook_system;

-- What a run wrote: enough to take it back. `previous` holds the fields a changed record had before.
CREATE TABLE import_records (
  tenant_id text NOT NULL REFERENCES tenants,
  import_id text NOT NULL,
  row_no integer NOT NULL,
  seq smallint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('customer', 'student', 'lead', 'course')),
  record_id text NOT NULL,
  record_version integer NOT NULL,
  previous jsonb,
  PRIMARY KEY (tenant_id, import_id, row_no, seq),
  FOREIGN KEY (tenant_id, import_id, row_no) REFERENCES import_rows (tenant_id, import_id, row_no)
);
CREATE INDEX import_records_by_record ON import_records (tenant_id, import_id, kind, record_id);
SELECT protect_tenant_table('import_records');
GRANT SELECT, INSERT ON import_records TO rollbook_app;
GRANT SELECT, DELETE ON import_records TO rollbook_system;

-- Takes back the records an import made between two of its rows, newest first, and answers each with whether
-- it is gone. Nothing else is ever deleted for good, so the application itself has no right to: this function
-- holds the tenant, the state of the import and the version the import left the record at. A record that was
-- changed since, or that others point at, stays.
CREATE FUNCTION remove_imported_records(import text, first_row integer, last_row integer)
RETURNS TABLE (row_no integer, kind text, record_id text, is_gone boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  own_tenant text := current_setting('rollbook.tenants', true);
  made record;
  removed integer;
BEGIN
  FOR made IN
    SELECT r.row_no AS n, r.kind AS what, r.record_id AS rid, 
        (SELECT max(x.record_version) FROM public.import_records x WHERE x.tenant_id = r.tenant_id AND x.import_id = r.import_id
           AND x.kind = r.kind AND x.record_id = r.record_id) AS ver FROM public.import_records r
    JOIN public.imports i ON i.tenant_id = r.tenant_id AND i.id = r.import_id
    WHERE r.tenant_id = own_tenant AND r.import_id = import AND i.status = 'undoing' AND r.previous IS NULL
      AND r.row_no BETWEEN remove_imported_records.first_row AND remove_imported_records.last_row
    ORDER BY r.row_no DESC, r.seq DESC
  LOOP
    removed := 0;
    BEGIN
      IF made.what = 'customer' THEN
        DELETE FROM public.customers c WHERE c.tenant_id = own_tenant AND c.id = made.rid AND c.version = made.ver AND coalesce(c.deleted_at, 'infinity') = 'infinity';
      ELSIF made.what = 'student' THEN
        IF EXISTS (SELECT FROM public.students s WHERE s.tenant_id = own_tenant AND s.id = made.rid AND s.version = made.ver
            AND coalesce(s.deleted_at, 'infinity') = 'infinity' FOR UPDATE) THEN
          DELETE FROM public.learners l WHERE l.tenant_id = own_tenant AND l.student_id = made.rid AND l.last_active_at = '-infinity';
          DELETE FROM public.students s WHERE s.tenant_id = own_tenant AND s.id = made.rid;
        END IF;
      ELSIF made.what = 'course' THEN
        DELETE FROM public.courses c WHERE c.tenant_id = own_tenant AND c.id = made.rid AND c.version = made.ver AND coalesce(c.deleted_at, 'infinity') = 'infinity';
      END IF;
      GET DIAGNOSTICS removed = ROW_COUNT;
    EXCEPTION WHEN foreign_key_violation THEN
      removed := 0;
    END;
    row_no := made.n;
    kind := made.what;
    record_id := made.rid;
    is_gone := removed > 0;
    RETURN NEXT;
  END LOOP;
END $$;
GRANT CREATE ON SCHEMA public TO rollbook_system;
ALTER FUNCTION remove_imported_records OWNER TO rollbook_system;
REVOKE CREATE ON SCHEMA public FROM rollbook_system;
REVOKE ALL ON FUNCTION remove_imported_records FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_imported_records TO rollbook_app;
GRANT DELETE ON customers, students, courses, learners TO rollbook_system;
GRANT UPDATE ON students TO rollbook_system;
