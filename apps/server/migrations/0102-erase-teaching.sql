ALTER TABLE erasures DROP CONSTRAINT erasures_kind_check;
ALTER TABLE erasures ADD CONSTRAINT erasures_kind_check
  CHECK (kind IN ('customer', 'student', 'lead', 'task', 'registration', 'payment', 'attendance'));

DROP FUNCTION erase_kept_texts;
-- Replaces 0061's: registrations, payments and marks of the family are named in `erasures` too, so that what the ledger says
-- of them goes; a payment keeps its amount and day.
--
-- Empties what the application may only add to (the ledger, facts, activities, mails, import reports, notes of
-- consents and payments) and deletes logins, for those whom this very transaction has entered into `erasures`, in this
-- transaction's tenant, and for nobody else. It takes no ids: there is nothing to hand in wrongly. Who did what
-- when stays; so do counts, minutes and days.
CREATE FUNCTION erase_kept_texts(addresses text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  own_tenant text := current_setting('rollbook.tenants', true);
  erased text[];
  customers_erased text[];
  students_erased text[];
  leads_erased text[];
BEGIN
  SELECT coalesce(array_agg(record_id), '{}'), coalesce(array_agg(record_id) FILTER (WHERE kind = 'customer'), '{}'),
      coalesce(array_agg(record_id) FILTER (WHERE kind = 'student'), '{}'), coalesce(array_agg(record_id) FILTER (WHERE kind = 'lead'), '{}')
    INTO erased, customers_erased, students_erased, leads_erased
    FROM public.erasures WHERE tenant_id = own_tenant AND xid = pg_current_xact_id();
  IF erased = '{}' THEN
    RAISE EXCEPTION 'nobody is being erased in this transaction';
  END IF;

  DELETE FROM public.student_accounts WHERE tenant_id = own_tenant AND student_id = ANY (students_erased);
  UPDATE public.daily_snapshots SET top_weak_topics = '[]', extra = NULL, content_hash = 'erased'
    WHERE tenant_id = own_tenant AND student_id = ANY (students_erased);
  UPDATE public.attempts SET mode = 'erased', topic_breakdown = '[]', extra = NULL, content_hash = 'erased'
    WHERE tenant_id = own_tenant AND student_id = ANY (students_erased);
  UPDATE public.ai_summaries SET strengths = '[]', weaknesses = '[]', today_plan = '[]', extra = NULL, content_hash = 'erased'
    WHERE tenant_id = own_tenant AND student_id = ANY (students_erased);
  UPDATE public.learning_events SET payload = '{}', extra = NULL
    WHERE tenant_id = own_tenant AND student_id = ANY (students_erased);
  UPDATE public.lead_activities SET text = NULL, outcome = NULL, details = NULL
    WHERE tenant_id = own_tenant AND lead_id = ANY (leads_erased);
  UPDATE public.consents SET note = NULL
    WHERE tenant_id = own_tenant AND (customer_id = ANY (customers_erased) OR student_id = ANY (students_erased)) AND note IS NOT NULL;
  UPDATE public.payments SET reference = NULL, notes = NULL
    WHERE tenant_id = own_tenant AND customer_id = ANY (customers_erased) AND (reference IS NOT NULL OR notes IS NOT NULL);
  UPDATE public.import_records SET previous = '{}'
    WHERE tenant_id = own_tenant AND record_id = ANY (erased) AND previous IS NOT NULL;

  -- A letter still waiting is not sent any more. Mails to the school's own people are theirs.
  UPDATE public.mails m SET recipient = 'erased', subject = 'erased', last_error = NULL, letter_sealed = NULL,
      status = CASE m.status WHEN 'queued' THEN 'failed' ELSE m.status END
    WHERE m.tenant_id = own_tenant AND m.recipient = ANY (addresses)
      AND NOT EXISTS (SELECT FROM public.users u WHERE u.tenant_id = own_tenant AND u.email = m.recipient);

  -- The address and the browser of a student or of somebody who filled in a form are theirs; those of staff stay.
  UPDATE public.audit_log SET old_values = NULL, new_values = NULL,
      ip = CASE WHEN actor_kind IN ('student', 'anonymous') THEN NULL ELSE ip END,
      user_agent = CASE WHEN actor_kind IN ('student', 'anonymous') THEN NULL ELSE user_agent END
    WHERE tenant_id = own_tenant AND entity_id = ANY (erased) AND entity IN ('customer', 'student', 'lead', 'task', 'registration', 'payment', 'attendance');
  UPDATE public.events SET data = json_build_object('id', subject)
    WHERE tenant_id = own_tenant AND subject = ANY (erased);
  -- A student who had this customer once, and has another now, named the customer in what was told of them.
  UPDATE public.audit_log SET old_values = old_values - 'customer', new_values = new_values - 'customer'
    WHERE tenant_id = own_tenant AND entity = 'student'
      AND (old_values #>> '{customer,id}' = ANY (customers_erased) OR new_values #>> '{customer,id}' = ANY (customers_erased));
  UPDATE public.events SET data = (data::jsonb - 'customer')::json
    WHERE tenant_id = own_tenant AND type LIKE 'student.%' AND data #>> '{customer,id}' = ANY (customers_erased);
END $$;
GRANT CREATE ON SCHEMA public TO rollbook_system;
ALTER FUNCTION erase_kept_texts OWNER TO rollbook_system;
REVOKE CREATE ON SCHEMA public FROM rollbook_system;
REVOKE ALL ON FUNCTION erase_kept_texts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_kept_texts TO rollbook_app;

GRANT UPDATE (reference, notes) ON payments TO rollbook_system;
