-- Cycles are found as the other lists of the school are: by their name's trigrams. A search text of their own they don't need.
ALTER TABLE cycles DROP COLUMN search_text;
CREATE INDEX cycles_by_search_key ON cycles USING gin (tenant_id, search_key(name) gin_trgm_ops) WHERE deleted_at IS NULL;

DROP FUNCTION search_record_ids;
-- Ids of those whose key holds every word, at most max_ids.
CREATE FUNCTION search_record_ids(kind text, words text[], max_ids integer) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  key text := CASE kind
    WHEN 'branches' THEN 'name'
    WHEN 'courses' THEN 'name'
    WHEN 'cycles' THEN 'name'
    WHEN 'instructors' THEN $k$name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')$k$
    WHEN 'institutional_orders' THEN $k$payer_name || ' ' || coalesce(order_number, '')$k$
    WHEN 'users' THEN $k$name || ' ' || email$k$
    WHEN 'api_keys' THEN 'name' END;
  word text;
  conditions text := '';
BEGIN
  IF key IS NULL THEN
    RAISE EXCEPTION 'nothing is searched among %', kind;
  END IF;
  FOREACH word IN ARRAY words LOOP
    conditions := conditions || format(' AND public.search_key(%s) LIKE %L', key,
      '%' || regexp_replace(public.search_key(word), '([\\%_])', '\\\1', 'g') || '%');
  END LOOP;
  RETURN QUERY EXECUTE format('SELECT id FROM public.%I WHERE tenant_id = $1 AND deleted_at IS NULL%s LIMIT $2', kind, conditions)
    USING current_setting('rollbook.tenants', true), max_ids;
END $$;
GRANT CREATE ON SCHEMA public TO rollbook_system;
ALTER FUNCTION search_record_ids OWNER TO rollbook_system;
REVOKE CREATE ON SCHEMA public FROM rollbook_system;
REVOKE ALL ON FUNCTION search_record_ids FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_record_ids TO rollbook_app;
