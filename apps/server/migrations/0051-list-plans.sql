-- Open leads that nobody means to call: the newest first, however many others there are.
CREATE INDEX leads_without_follow_up ON leads (tenant_id, created_at, id)
  WHERE deleted_at IS NULL AND status IN ('new', 'contacted', 'in_progress') AND follow_up_at IS NULL;
