-- Which labels one record carries: asked for when a list is in another order than its labels', and the only way
-- for lists whose order is no text.
CREATE INDEX record_labels_by_record ON record_labels (tenant_id, resource, id, label);

-- A form on somebody's website. Its token is public: it says which form, and opens nothing but its own letter box.
CREATE TABLE lead_forms (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  name text NOT NULL,
  token text NOT NULL CONSTRAINT lead_forms_token_taken UNIQUE CHECK (token ~ '^[A-Za-z0-9_-]{24,64}$'),
  -- Websites that may send to it, or show its page in a frame, beside our own.
  allowed_origins text[] NOT NULL DEFAULT '{}',
  branch_id text,
  course_id text,
  source text,
  -- What the page asks for beside the name.
  fields text[] NOT NULL,
  -- By language: title, intro, thankYou, redirectUrl.
  texts jsonb NOT NULL DEFAULT '{}',
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
  FOREIGN KEY (tenant_id, course_id) REFERENCES courses (tenant_id, id)
);
CREATE INDEX lead_forms_by_name ON lead_forms (tenant_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_forms_by_created ON lead_forms (tenant_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_forms_by_branch ON lead_forms (tenant_id, branch_id) WHERE branch_id IS NOT NULL;
CREATE INDEX lead_forms_by_course ON lead_forms (tenant_id, course_id) WHERE course_id IS NOT NULL;
SELECT protect_tenant_table('lead_forms');
GRANT SELECT, INSERT, UPDATE ON lead_forms TO rollbook_app;
GRANT SELECT ON lead_forms TO rollbook_system;

-- A person who asked. Open: new, contacted, in_progress. A converted one names the customer and student it became.
CREATE TABLE leads (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  name text NOT NULL,
  phone text CHECK (phone ~ '^\+[1-9][0-9]{4,14}$'),
  email text,
  source text,
  channel text,
  campaign jsonb,
  message text,
  status text NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'contacted', 'in_progress', 'converted', 'closed')),
  closed_reason text,
  owner_id text,
  follow_up_at timestamptz,
  course_id text,
  branch_id text,
  form_id text,
  customer_id text,
  student_id text,
  converted_at timestamptz,
  search_text text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, owner_id) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, course_id) REFERENCES courses (tenant_id, id),
  FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
  FOREIGN KEY (tenant_id, form_id) REFERENCES lead_forms (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id),
  FOREIGN KEY (tenant_id, student_id) REFERENCES students (tenant_id, id),
  CONSTRAINT leads_converted_into_somebody CHECK (
    (status = 'converted') = (converted_at IS NOT NULL AND customer_id IS NOT NULL AND student_id IS NOT NULL)),
  CONSTRAINT leads_reason_of_the_closed CHECK (closed_reason IS NULL OR status = 'closed')
);
SELECT add_labels('leads', 'lead', 'created_at');
CREATE INDEX leads_by_created ON leads (tenant_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX leads_by_name ON leads (tenant_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX leads_by_status ON leads (tenant_id, status, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX leads_by_source ON leads (tenant_id, source, created_at, id) WHERE deleted_at IS NULL;
-- Not only the live ones: removing what a foreign key points at looks here too.
CREATE INDEX leads_by_owner ON leads (tenant_id, owner_id, created_at, id) WHERE owner_id IS NOT NULL;
CREATE INDEX leads_by_course ON leads (tenant_id, course_id, created_at, id) WHERE course_id IS NOT NULL;
CREATE INDEX leads_by_branch ON leads (tenant_id, branch_id, created_at, id) WHERE branch_id IS NOT NULL;
CREATE INDEX leads_by_customer ON leads (tenant_id, customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX leads_by_student ON leads (tenant_id, student_id) WHERE student_id IS NOT NULL;
CREATE INDEX leads_by_form ON leads (tenant_id, form_id) WHERE form_id IS NOT NULL;
CREATE INDEX leads_without_owner ON leads (tenant_id, created_at, id) WHERE owner_id IS NULL AND deleted_at IS NULL;
-- Those without a follow-up stand behind all others.
CREATE INDEX leads_by_follow_up ON leads (tenant_id, coalesce(follow_up_at, timestamptz '9999-12-31 00:00:00+00'), id) WHERE deleted_at IS NULL;
CREATE INDEX leads_open ON leads (tenant_id, created_at, id) WHERE deleted_at IS NULL AND status IN ('new', 'contacted', 'in_progress');
CREATE INDEX leads_to_follow_up ON leads (tenant_id, follow_up_at)
  WHERE deleted_at IS NULL AND status IN ('new', 'contacted', 'in_progress') AND follow_up_at IS NOT NULL;
CREATE INDEX leads_open_by_phone ON leads (tenant_id, phone) WHERE deleted_at IS NULL AND status IN ('new', 'contacted', 'in_progress');
CREATE INDEX leads_open_by_email ON leads (tenant_id, email) WHERE deleted_at IS NULL AND status IN ('new', 'contacted', 'in_progress');
CREATE INDEX leads_by_search_text ON leads USING gin (tenant_id, search_text gin_trgm_ops) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('leads');
GRANT SELECT, INSERT, UPDATE ON leads TO rollbook_app;
GRANT SELECT, DELETE ON leads TO rollbook_system;

CREATE FUNCTION search_lead_ids(pattern text, max_ids integer) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT id FROM public.leads
  WHERE tenant_id = current_setting('rollbook.tenants', true) AND deleted_at IS NULL AND search_text LIKE pattern
  LIMIT max_ids
$$;
GRANT CREATE ON SCHEMA public TO rollbook_system;
ALTER FUNCTION search_lead_ids OWNER TO rollbook_system;
REVOKE CREATE ON SCHEMA public FROM rollbook_system;
REVOKE ALL ON FUNCTION search_lead_ids FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_lead_ids TO rollbook_app;

-- What was done about a lead, by a person or by itself. Never changed, never removed.
CREATE TABLE lead_activities (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  lead_id text NOT NULL,
  type text NOT NULL CHECK (type IN ('call', 'email', 'meeting', 'message', 'note', 'status', 'assigned', 'repeated', 'converted')),
  text text,
  outcome text,
  follow_up_at timestamptz,
  -- Of those written by themselves: what changed, from and to, or what a form brought again.
  details jsonb,
  -- Null: nobody of the staff.
  user_id text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, lead_id) REFERENCES leads (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
CREATE INDEX lead_activities_by_lead ON lead_activities (tenant_id, lead_id, created_at, id);
CREATE INDEX lead_activities_by_user ON lead_activities (tenant_id, user_id) WHERE user_id IS NOT NULL;
SELECT protect_tenant_table('lead_activities');
GRANT SELECT, INSERT ON lead_activities TO rollbook_app;
GRANT SELECT, DELETE ON lead_activities TO rollbook_system;

-- Who gets the new leads of a branch (null: of all that have no rule of their own), in turn. `next` is the place of
-- whose turn it is; the row is locked while a lead is given away.
CREATE TABLE lead_assignment_rules (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  branch_id text,
  user_ids text[] NOT NULL CHECK (cardinality(user_ids) > 0),
  next integer NOT NULL DEFAULT 0 CHECK (next >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
  CONSTRAINT lead_assignment_rules_one_per_branch UNIQUE NULLS NOT DISTINCT (tenant_id, branch_id)
);
SELECT protect_tenant_table('lead_assignment_rules');
GRANT SELECT, INSERT, UPDATE, DELETE ON lead_assignment_rules TO rollbook_app;
GRANT SELECT ON lead_assignment_rules TO rollbook_system;
