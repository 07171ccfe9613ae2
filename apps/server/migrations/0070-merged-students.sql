-- Two records of one child become one: the duplicate stays as an alias of the student who stays.
ALTER TABLE students ADD COLUMN merged_into text;
ALTER TABLE students ADD FOREIGN KEY (tenant_id, merged_into) REFERENCES students (tenant_id, id);
CREATE INDEX students_by_survivor ON students (tenant_id, merged_into) WHERE merged_into IS NOT NULL;

-- Facts are only added to. This moves those of a student who was merged to the one who stays, and nowhere else:
-- whose they become is read from the student's own row, so there is nothing to hand in wrongly.
CREATE FUNCTION move_merged_facts(merged_student text) RETURNS void
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
END $$;
GRANT CREATE ON SCHEMA public TO rollbook_system;
ALTER FUNCTION move_merged_facts OWNER TO rollbook_system;
REVOKE CREATE ON SCHEMA public FROM rollbook_system;
REVOKE ALL ON FUNCTION move_merged_facts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION move_merged_facts TO rollbook_app;
GRANT UPDATE (student_id) ON daily_snapshots, attempts, ai_summaries, learning_events TO rollbook_system;
