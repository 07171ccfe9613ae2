-- Where a school's role differs from the matrix in the code: {"students:DELETE": "none", "tasks:VIEW": "all"}.
-- Only differences are kept, so that a resource that is new in a later version comes with its default.
CREATE TABLE role_permissions (
  tenant_id text NOT NULL REFERENCES tenants,
  role text NOT NULL CHECK (role IN ('manager', 'instructor', 'seller', 'viewer')),
  changes jsonb NOT NULL CHECK (jsonb_typeof(changes) = 'object'),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, role)
);
SELECT protect_tenant_table('role_permissions');
GRANT SELECT, INSERT, UPDATE ON role_permissions TO rollbook_app;
GRANT SELECT ON role_permissions TO rollbook_system;
