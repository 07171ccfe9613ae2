-- search_text is the name folded by the application (lower case, no diacritics) and the phone's digits.
CREATE TABLE customers (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  name text NOT NULL,
  email text,
  phone text CHECK (phone ~ '^\+[1-9][0-9]{4,14}$'),
  address text,
  city text,
  notes text,
  source text,
  search_text text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX customers_by_name ON customers (tenant_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX customers_by_created ON customers (tenant_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX customers_by_city ON customers (tenant_id, city, name, id) WHERE deleted_at IS NULL;
CREATE INDEX customers_by_phone ON customers (tenant_id, phone) WHERE deleted_at IS NULL;
CREATE INDEX customers_by_email ON customers (tenant_id, email) WHERE deleted_at IS NULL;
CREATE INDEX customers_by_search_text ON customers USING gin (tenant_id, search_text gin_trgm_ops) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('customers');
GRANT SELECT, INSERT, UPDATE ON customers TO rollbook_app;
GRANT SELECT ON customers TO rollbook_system;

CREATE TABLE students (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  customer_id text NOT NULL,
  name text NOT NULL,
  birth_date date,
  grade text,
  email text,
  phone text CHECK (phone ~ '^\+[1-9][0-9]{4,14}$'),
  locale text CHECK (locale IN ('en', 'he', 'vi')),
  notes text,
  search_text text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id)
);
CREATE INDEX students_by_name ON students (tenant_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX students_by_created ON students (tenant_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX students_by_grade ON students (tenant_id, grade, name, id) WHERE deleted_at IS NULL;
CREATE INDEX students_by_customer ON students (tenant_id, customer_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX students_by_search_text ON students USING gin (tenant_id, search_text gin_trgm_ops) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('students');
GRANT SELECT, INSERT, UPDATE ON students TO rollbook_app;
GRANT SELECT ON students TO rollbook_system;

-- A student's own login. token_version goes up to end every session at once.
CREATE TABLE student_accounts (
  tenant_id text NOT NULL REFERENCES tenants,
  student_id text NOT NULL,
  phone text NOT NULL CHECK (phone ~ '^\+[1-9][0-9]{4,14}$'),
  password_hash text NOT NULL,
  token_version integer NOT NULL DEFAULT 1,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, student_id),
  FOREIGN KEY (tenant_id, student_id) REFERENCES students (tenant_id, id)
);
CREATE UNIQUE INDEX student_accounts_phone_taken ON student_accounts (tenant_id, phone) WHERE is_active;
CREATE INDEX student_accounts_by_phone ON student_accounts (phone) WHERE is_active;
SELECT protect_tenant_table('student_accounts');
GRANT SELECT, INSERT, UPDATE ON student_accounts TO rollbook_app;
GRANT SELECT ON student_accounts TO rollbook_system;

-- Substring search inside one tenant. LIKE is not leakproof, so under row-level security PostgreSQL
-- refuses to use the trigram index for it; these two run as rollbook_system and hold the tenant
-- themselves, read from the same setting the policies read. They answer ids only, at most max_ids.
CREATE FUNCTION search_student_ids(pattern text, max_ids integer) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT id FROM public.students
  WHERE tenant_id = current_setting('rollbook.tenants', true) AND deleted_at IS NULL AND search_text LIKE pattern
  LIMIT max_ids
$$;
CREATE FUNCTION search_customer_ids(pattern text, max_ids integer) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT id FROM public.customers
  WHERE tenant_id = current_setting('rollbook.tenants', true) AND deleted_at IS NULL AND search_text LIKE pattern
  LIMIT max_ids
$$;
-- An owner needs CREATE on the schema at the moment it is made one, and not a moment longer.
GRANT CREATE ON SCHEMA public TO rollbook_system;
ALTER FUNCTION search_student_ids OWNER TO rollbook_system;
ALTER FUNCTION search_customer_ids OWNER TO rollbook_system;
REVOKE CREATE ON SCHEMA public FROM rollbook_system;
REVOKE ALL ON FUNCTION search_student_ids, search_customer_ids FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_student_ids, search_customer_ids TO rollbook_app;
