CREATE TABLE users (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  email text NOT NULL CHECK (email = lower(email)),
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('admin', 'manager', 'instructor', 'seller', 'viewer')),
  password_hash text,
  locale text CHECK (locale IN ('en', 'he', 'vi')),
  color_scheme text NOT NULL DEFAULT 'auto' CHECK (color_scheme IN ('auto', 'light', 'dark')),
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX users_email_taken ON users (tenant_id, email) WHERE deleted_at IS NULL;
CREATE INDEX users_by_email ON users (email) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('users');
GRANT SELECT, INSERT, UPDATE ON users TO rollbook_app;
GRANT SELECT ON users TO rollbook_system;

-- One row per sign-in: the family of refresh tokens. Only the newest token of a family is good; an older
-- one that comes back was copied, and ends the family.
CREATE TABLE user_sessions (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL,
  user_id text NOT NULL,
  refresh_hash bytea NOT NULL,
  ip text,
  user_agent text,
  created_at timestamptz NOT NULL DEFAULT now(),
  refreshed_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_because text CHECK (revoked_because IN ('logout', 'reuse', 'deactivated', 'password', 'ended')),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
CREATE INDEX user_sessions_by_user ON user_sessions (tenant_id, user_id);
CREATE INDEX user_sessions_by_expiry ON user_sessions (expires_at);
SELECT protect_tenant_table('user_sessions');
GRANT SELECT, INSERT, UPDATE ON user_sessions TO rollbook_app;
GRANT SELECT, DELETE ON user_sessions TO rollbook_system;

-- Keys that sign our tokens: one family for staff, one for students. Not a tenant's: they are the
-- installation's. Private parts are sealed with ENCRYPTION_KEY.
CREATE TABLE signing_keys (
  id text PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('staff', 'student')),
  public_jwk jsonb NOT NULL,
  private_jwk_sealed text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz
);
CREATE UNIQUE INDEX signing_keys_one_current ON signing_keys (purpose) WHERE retired_at IS NULL;
ALTER TABLE signing_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE signing_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY any_tenant ON signing_keys TO rollbook_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON signing_keys TO rollbook_system;

-- Learning apps that may push progress. Two tokens and two secrets are good during a rotation.
CREATE TABLE connected_apps (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL,
  name text NOT NULL,
  token_hash bytea NOT NULL CONSTRAINT connected_apps_token_taken UNIQUE,
  hmac_secret_sealed text NOT NULL,
  previous_token_hash bytea CONSTRAINT connected_apps_previous_token_taken UNIQUE,
  previous_hmac_secret_sealed text,
  previous_until timestamptz,
  require_v2 boolean NOT NULL DEFAULT false,
  requests_per_second integer NOT NULL DEFAULT 600 CHECK (requests_per_second BETWEEN 1 AND 100000),
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
SELECT protect_tenant_table('connected_apps');
GRANT SELECT, INSERT, UPDATE ON connected_apps TO rollbook_app;
GRANT SELECT ON connected_apps TO rollbook_system;
