-- A school's or city's contract that pays for cycles. Money in the minor unit of the school's currency.
-- estimated_total is null when it follows from price and meetings.
CREATE TABLE institutional_orders (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  branch_id text,
  payer_name text NOT NULL,
  payer_tax_id text,
  payer_contact_name text,
  payer_contact_phone text,
  payer_contact_email text,
  order_number text,
  order_date date NOT NULL,
  start_date date,
  end_date date,
  price_per_meeting bigint CHECK (price_per_meeting >= 0),
  estimated_meetings integer CHECK (estimated_meetings >= 0),
  estimated_total bigint CHECK (estimated_total >= 0),
  paid_amount bigint NOT NULL DEFAULT 0 CHECK (paid_amount >= 0),
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'completed', 'cancelled')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
  CONSTRAINT institutional_orders_end_after_start CHECK (end_date >= start_date)
);
CREATE INDEX institutional_orders_by_date ON institutional_orders (tenant_id, order_date, id) WHERE deleted_at IS NULL;
CREATE INDEX institutional_orders_by_created ON institutional_orders (tenant_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX institutional_orders_by_status ON institutional_orders (tenant_id, status, order_date, id) WHERE deleted_at IS NULL;
CREATE INDEX institutional_orders_by_branch ON institutional_orders (tenant_id, branch_id, order_date, id);
SELECT protect_tenant_table('institutional_orders');
GRANT SELECT, INSERT, UPDATE ON institutional_orders TO rollbook_app;
GRANT SELECT ON institutional_orders TO rollbook_system;

-- Days without lessons: of one branch, or of the whole school when there is no branch. import_key says
-- which event of which calendar a holiday came from, also after it was changed or deleted.
CREATE TABLE holidays (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  branch_id text,
  name text NOT NULL,
  start_date date NOT NULL,
  end_date date NOT NULL,
  import_key text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
  CONSTRAINT holidays_end_after_start CHECK (end_date >= start_date)
);
CREATE INDEX holidays_by_date ON holidays (tenant_id, start_date, id) WHERE deleted_at IS NULL;
CREATE INDEX holidays_by_created ON holidays (tenant_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX holidays_by_branch ON holidays (tenant_id, branch_id, start_date, id);
CREATE UNIQUE INDEX holidays_imported_once ON holidays (tenant_id, import_key);
SELECT protect_tenant_table('holidays');
GRANT SELECT, INSERT, UPDATE ON holidays TO rollbook_app;
GRANT SELECT ON holidays TO rollbook_system;
