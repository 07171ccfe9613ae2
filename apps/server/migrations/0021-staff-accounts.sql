ALTER TABLE users ADD external_id text CHECK (length(external_id) BETWEEN 1 AND 200);
CREATE UNIQUE INDEX users_external_id_taken ON users (tenant_id, external_id) WHERE deleted_at IS NULL;
CREATE INDEX users_by_name ON users (tenant_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX users_by_created ON users (tenant_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX users_by_role ON users (tenant_id, role, name, id) WHERE deleted_at IS NULL;
CREATE INDEX users_by_activity ON users (tenant_id, is_active, name, id) WHERE deleted_at IS NULL;

-- Links that were mailed to a person: they prove once that the mailbox is theirs. A new one takes the place
-- of the one before, and a used one is gone.
CREATE TABLE user_tokens (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  user_id text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('invitation', 'password-reset')),
  token_hash bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT user_tokens_one_per_purpose UNIQUE (tenant_id, user_id, purpose),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
CREATE INDEX user_tokens_by_expiry ON user_tokens (expires_at);
SELECT protect_tenant_table('user_tokens');
GRANT SELECT, INSERT, UPDATE, DELETE ON user_tokens TO rollbook_app;
GRANT SELECT, DELETE ON user_tokens TO rollbook_system;

-- Two-factor sign-in. Until it is confirmed by a first code it asks for nothing. last_step is the time step of
-- the last code that was taken: a code works once. Recovery codes are taken out as they are used.
CREATE TABLE user_two_factor (
  tenant_id text NOT NULL REFERENCES tenants,
  user_id text NOT NULL,
  secret_sealed text NOT NULL,
  confirmed_at timestamptz,
  last_step bigint NOT NULL DEFAULT 0,
  recovery_hashes bytea[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, user_id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
SELECT protect_tenant_table('user_two_factor');
GRANT SELECT, INSERT, UPDATE, DELETE ON user_two_factor TO rollbook_app;
GRANT SELECT ON user_two_factor TO rollbook_system;
