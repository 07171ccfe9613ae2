CREATE TABLE branches (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  name text NOT NULL,
  type text NOT NULL CHECK (type IN ('school', 'community_center', 'frontal', 'online')),
  address text,
  city text,
  timezone text,
  contact_name text,
  contact_phone text,
  contact_email text,
  rooms jsonb NOT NULL DEFAULT '[]',
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX branches_by_name ON branches (tenant_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX branches_by_created ON branches (tenant_id, created_at, id) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('branches');
GRANT SELECT, INSERT, UPDATE ON branches TO rollbook_app;
GRANT SELECT ON branches TO rollbook_system;

CREATE TABLE courses (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  name text NOT NULL,
  description text,
  category text NOT NULL,
  target_audience text,
  origin text NOT NULL DEFAULT 'own' CHECK (origin IN ('own', 'partner')),
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX courses_by_name ON courses (tenant_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX courses_by_created ON courses (tenant_id, created_at, id) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('courses');
GRANT SELECT, INSERT, UPDATE ON courses TO rollbook_app;
GRANT SELECT ON courses TO rollbook_system;
