-- Keys of programs. Only hashes are kept; the display prefix is what a person knows a key by. Two hashes are good
-- while a rotation overlaps. A revoked key is a deleted one: the audit log still names it.
CREATE TABLE api_keys (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  name text NOT NULL,
  environment text NOT NULL CHECK (environment IN ('live', 'test')),
  display_prefix text NOT NULL,
  key_hash bytea NOT NULL CONSTRAINT api_keys_key_taken UNIQUE,
  previous_key_hash bytea CONSTRAINT api_keys_previous_key_taken UNIQUE,
  previous_until timestamptz,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  rate_limit_per_hour integer NOT NULL CHECK (rate_limit_per_hour BETWEEN 1 AND 1000000),
  allowed_ips text[] NOT NULL DEFAULT '{}',
  expires_at timestamptz,
  last_used_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT api_keys_previous_has_an_end CHECK ((previous_key_hash IS NULL) = (previous_until IS NULL))
);
CREATE INDEX api_keys_by_name ON api_keys (tenant_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX api_keys_by_created ON api_keys (tenant_id, created_at, id) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('api_keys');
GRANT SELECT, INSERT, UPDATE ON api_keys TO rollbook_app;
GRANT SELECT, UPDATE (last_used_at) ON api_keys TO rollbook_system;

-- What keys asked for, by the hour. Counted in memory and added in batches, so a crash may lose some seconds of it.
CREATE TABLE api_key_usage (
  tenant_id text NOT NULL,
  key_id text NOT NULL,
  hour timestamptz NOT NULL,
  route_group text NOT NULL,
  status_class smallint NOT NULL CHECK (status_class BETWEEN 1 AND 5),
  requests integer NOT NULL CHECK (requests > 0),
  PRIMARY KEY (tenant_id, key_id, hour, route_group, status_class),
  FOREIGN KEY (tenant_id, key_id) REFERENCES api_keys (tenant_id, id)
);
CREATE INDEX api_key_usage_by_hour ON api_key_usage (hour);
SELECT protect_tenant_table('api_key_usage');
GRANT SELECT ON api_key_usage TO rollbook_app;
GRANT SELECT, INSERT, UPDATE (requests), DELETE ON api_key_usage TO rollbook_system;
