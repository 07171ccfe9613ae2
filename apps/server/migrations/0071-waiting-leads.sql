-- Open leads nobody works on: the figure a manager looks at first, however many closed ones never had an owner.
CREATE INDEX leads_waiting ON leads (tenant_id, created_at, id)
  WHERE deleted_at IS NULL AND owner_id IS NULL AND status IN ('new', 'contacted', 'in_progress');
