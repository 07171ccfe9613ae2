-- A school changes its own row, and nothing of it that other tables or addresses hang on. It is also written by
-- the very transaction that opens it: the policy lets through no other id than the transaction's own.
GRANT INSERT ON tenants TO rollbook_app;
GRANT UPDATE (name, locale, timezone, currency, week_start, settings, version, updated_at) ON tenants TO rollbook_app;

-- Drops the audit log's months that are older than every school wants to keep. The application may add to the
-- ledger and never delete from it, so this is the only way out, and it refuses less than a year.
CREATE FUNCTION drop_audit_months(keep_months integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  first_kept date := (date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => keep_months))::date;
  child text;
  dropped integer := 0;
BEGIN
  IF keep_months IS NULL OR keep_months < 12 THEN
    RAISE EXCEPTION 'the audit log is kept for at least 12 months, not %', keep_months;
  END IF;
  FOR child IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'public.audit_log'::regclass AND c.relname ~ '^audit_log_\d{4}_\d{2}$'
  LOOP
    IF to_date(right(child, 7), 'YYYY_MM') < first_kept THEN
      EXECUTE format('DROP TABLE public.%I', child);
      dropped := dropped + 1;
    END IF;
  END LOOP;
  RETURN dropped;
END $$;
REVOKE ALL ON FUNCTION drop_audit_months FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drop_audit_months TO rollbook_system;
