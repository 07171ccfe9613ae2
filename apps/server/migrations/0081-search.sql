-- One function finds people by their search text, for the lists as for the search over everything. LIKE is not leakproof, so
-- row-level security keeps the application from using the trigram indexes itself; this runs as rollbook_system and holds the
-- tenant itself, read from the setting the policies read. It answers ids only, at most max_ids. A pattern that begins without
-- a % is found at the beginning of words: less than three letters have no trigram of their own, but that has. Planned anew
-- for each search: a plan for any pattern would be wrong for most.
--
-- An index of trigrams names all who match before the first of them is read: milliseconds for a name that every fortieth
-- person has. Enough of those stand in the first pages of the table already, and they are the very rows the index would lead
-- to, in the same order. So a single name is looked for there first. After that the whole table is not read any
-- more, however often PostgreSQL takes a word of two letters to occur.
DROP FUNCTION search_people_ids, search_customer_ids, search_student_ids, search_lead_ids;
CREATE FUNCTION search_people_ids(kind text, patterns text[], max_ids integer) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET enable_seqscan = off AS $$
DECLARE
  own_tenant text := current_setting('rollbook.tenants', true);
  target text := CASE kind WHEN 'customers' THEN 'customers' WHEN 'students' THEN 'students' WHEN 'leads' THEN 'leads' END;
  pattern text;
  conditions text := '';
  near text[] := '{}';
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
  IF cardinality(patterns) = 1 AND patterns[1] !~ '[0-9]' THEN
    EXECUTE format($q$SELECT array(SELECT id FROM public.%I WHERE ctid < '(400,0)' AND tenant_id = $1 AND deleted_at IS NULL%s LIMIT $2)$q$,
      target, conditions) INTO near USING own_tenant, max_ids;
  END IF;
  IF cardinality(near) = max_ids THEN
    RETURN QUERY SELECT unnest(near);
  ELSE
    RETURN QUERY EXECUTE format('SELECT id FROM public.%I WHERE tenant_id = $1 AND deleted_at IS NULL%s LIMIT $2', target, conditions)
      USING own_tenant, max_ids;
  END IF;
END $$;

-- Names and the like of the school's own lists, as the trigram indexes below have them: in small letters, without accents and
-- niqqud, Hebrew in ASCII because in a database of the locale C no other letter has a trigram. Two texts may come to look the
-- same: what is found so is looked at again by whoever asks.
CREATE FUNCTION search_key(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT translate(lower(regexp_replace(normalize(given, NFD), '[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]', '', 'g')),
    'đĐאבגדהוזחטיכךלמםנןסעפףצץקרשת', 'ddabcdefghijkklmmnnopqqrrstuv')
$$;
REVOKE ALL ON FUNCTION search_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_key TO rollbook_app, rollbook_system;

CREATE INDEX branches_by_search_key ON branches USING gin (tenant_id, search_key(name) gin_trgm_ops) WHERE deleted_at IS NULL;
CREATE INDEX courses_by_search_key ON courses USING gin (tenant_id, search_key(name) gin_trgm_ops) WHERE deleted_at IS NULL;
CREATE INDEX instructors_by_search_key ON instructors
  USING gin (tenant_id, search_key(name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) gin_trgm_ops) WHERE deleted_at IS NULL;
CREATE INDEX institutional_orders_by_search_key ON institutional_orders
  USING gin (tenant_id, search_key(payer_name || ' ' || coalesce(order_number, '')) gin_trgm_ops) WHERE deleted_at IS NULL;
CREATE INDEX users_by_search_key ON users USING gin (tenant_id, search_key(name || ' ' || email) gin_trgm_ops) WHERE deleted_at IS NULL;
CREATE INDEX api_keys_by_search_key ON api_keys USING gin (tenant_id, search_key(name) gin_trgm_ops) WHERE deleted_at IS NULL;

-- Ids of those whose key holds every word, at most max_ids.
CREATE FUNCTION search_record_ids(kind text, words text[], max_ids integer) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  key text := CASE kind
    WHEN 'branches' THEN 'name'
    WHEN 'courses' THEN 'name'
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
ALTER FUNCTION search_people_ids OWNER TO rollbook_system;
ALTER FUNCTION search_record_ids OWNER TO rollbook_system;
REVOKE CREATE ON SCHEMA public FROM rollbook_system;
REVOKE ALL ON FUNCTION search_people_ids, search_record_ids FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_people_ids, search_record_ids TO rollbook_app;
