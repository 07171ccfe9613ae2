-- The audit log is read newest first, by any one of its filters: an index for each, ending in that order. A record's
-- id is nearly always one record's alone, so it is found without its kind, and the index that had both goes.
CREATE INDEX audit_log_by_time ON audit_log (tenant_id, created_at, id);
CREATE INDEX audit_log_by_entity_id ON audit_log (tenant_id, entity_id, created_at, id);
CREATE INDEX audit_log_by_entity_kind ON audit_log (tenant_id, entity, created_at, id);
CREATE INDEX audit_log_by_actor ON audit_log (tenant_id, actor_id, created_at, id);
CREATE INDEX audit_log_by_actor_kind ON audit_log (tenant_id, actor_kind, created_at, id);
CREATE INDEX audit_log_by_action ON audit_log (tenant_id, action, created_at, id);
DROP INDEX audit_log_by_entity;
