-- Takes back the records an import made between two of its rows, newest first, and answers each with whether
-- it is gone. Nothing else is ever deleted for good, so the application itself has no right to: this function
-- holds the tenant, the state of the import and the version the import left the record at. A record that was
-- changed since, or that others point at, stays. Counted right behind each DELETE: the question of an IF counts as a row, too.
-- `deleted_at IS NULL` is not written so: tables just filled are not analysed yet, and PostgreSQL would take one of the
-- partial indexes for as good as the primary key, and read the whole school for each record.
CREATE OR REPLACE FUNCTION remove_imported_records(import text, first_row integer, last_row integer)
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
        GET DIAGNOSTICS removed = ROW_COUNT;
      ELSIF made.what = 'student' THEN
        IF EXISTS (SELECT FROM public.students s WHERE s.tenant_id = own_tenant AND s.id = made.rid AND s.version = made.ver
            AND coalesce(s.deleted_at, 'infinity') = 'infinity' FOR UPDATE) THEN
          DELETE FROM public.learners l WHERE l.tenant_id = own_tenant AND l.student_id = made.rid AND l.last_active_at = '-infinity';
          DELETE FROM public.students s WHERE s.tenant_id = own_tenant AND s.id = made.rid;
          GET DIAGNOSTICS removed = ROW_COUNT;
        END IF;
      ELSIF made.what = 'lead' THEN
        -- Assigned while it was made, a lead has an activity of that very moment; a later one is somebody's work.
        IF EXISTS (SELECT FROM public.leads l WHERE l.tenant_id = own_tenant AND l.id = made.rid AND l.version = made.ver
            AND coalesce(l.deleted_at, 'infinity') = 'infinity' FOR UPDATE)
          AND NOT EXISTS (SELECT FROM public.leads l JOIN public.lead_activities a ON a.tenant_id = l.tenant_id AND a.lead_id = l.id
            WHERE l.tenant_id = own_tenant AND l.id = made.rid AND a.created_at > l.created_at) THEN
          DELETE FROM public.lead_activities a WHERE a.tenant_id = own_tenant AND a.lead_id = made.rid;
          DELETE FROM public.leads l WHERE l.tenant_id = own_tenant AND l.id = made.rid;
          GET DIAGNOSTICS removed = ROW_COUNT;
        END IF;
      ELSIF made.what = 'course' THEN
        DELETE FROM public.courses c WHERE c.tenant_id = own_tenant AND c.id = made.rid AND c.version = made.ver AND coalesce(c.deleted_at, 'infinity') = 'infinity';
        GET DIAGNOSTICS removed = ROW_COUNT;
      END IF;
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
-- Locking a row asks for the right to change it.
GRANT UPDATE ON leads TO rollbook_system;
