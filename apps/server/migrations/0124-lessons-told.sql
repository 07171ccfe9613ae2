-- Whose lessons were told as sessions since: by the moment, the student beside it, so that the index answers alone.
CREATE INDEX attendance_by_session_told ON attendance (tenant_id, session_told_at, student_id) WHERE session_told_at IS NOT NULL;
