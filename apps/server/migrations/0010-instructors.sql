-- Equality beside a range in one exclusion constraint.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE branches ADD COLUMN external_id text;
CREATE UNIQUE INDEX branches_external_id_taken ON branches (tenant_id, external_id) WHERE deleted_at IS NULL;
ALTER TABLE courses ADD COLUMN external_id text;
CREATE UNIQUE INDEX courses_external_id_taken ON courses (tenant_id, external_id) WHERE deleted_at IS NULL;

-- Rates are per hour, in the minor unit of the school's currency. user_id is the person's own login.
CREATE TABLE instructors (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  user_id text,
  external_id text,
  name text NOT NULL,
  phone text CHECK (phone ~ '^\+[1-9][0-9]{4,14}$'),
  email text,
  city text,
  employment_type text NOT NULL DEFAULT 'employee' CHECK (employment_type IN ('employee', 'freelancer')),
  rate_frontal bigint CHECK (rate_frontal >= 0),
  rate_online bigint CHECK (rate_online >= 0),
  rate_private bigint CHECK (rate_private >= 0),
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
CREATE INDEX instructors_by_name ON instructors (tenant_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX instructors_by_created ON instructors (tenant_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX instructors_by_active ON instructors (tenant_id, is_active, name, id) WHERE deleted_at IS NULL;
CREATE INDEX instructors_by_user ON instructors (tenant_id, user_id);
CREATE UNIQUE INDEX instructors_user_taken ON instructors (tenant_id, user_id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX instructors_external_id_taken ON instructors (tenant_id, external_id) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('instructors');
GRANT SELECT, INSERT, UPDATE ON instructors TO rollbook_app;
GRANT SELECT ON instructors TO rollbook_system;

-- The hours of a week in which an instructor can teach, on the clock of the branch, else of the school.
-- Day 0 is Sunday. Replaced as a whole, so a slot needs no id of its own.
CREATE TABLE instructor_availability (
  tenant_id text NOT NULL REFERENCES tenants,
  instructor_id text NOT NULL,
  day smallint NOT NULL CHECK (day BETWEEN 0 AND 6),
  start_time time NOT NULL,
  end_time time NOT NULL,
  branch_id text,
  PRIMARY KEY (tenant_id, instructor_id, day, start_time),
  FOREIGN KEY (tenant_id, instructor_id) REFERENCES instructors (tenant_id, id),
  FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
  CONSTRAINT instructor_availability_ends_after_start CHECK (end_time > start_time),
  -- Any one date will do: it only turns times into something that has a range.
  CONSTRAINT instructor_availability_overlaps EXCLUDE USING gist (
    tenant_id WITH =, instructor_id WITH =, day WITH =, tsrange(date '2000-01-01' + start_time, date '2000-01-01' + end_time) WITH &&)
);
CREATE INDEX instructor_availability_by_branch ON instructor_availability (tenant_id, branch_id);
SELECT protect_tenant_table('instructor_availability');
GRANT SELECT, INSERT, DELETE ON instructor_availability TO rollbook_app;
GRANT SELECT ON instructor_availability TO rollbook_system;

-- Local dates, both included; with times it is a part of one day.
CREATE TABLE instructor_time_off (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  instructor_id text NOT NULL,
  start_date date NOT NULL,
  end_date date NOT NULL,
  start_time time,
  end_time time,
  reason text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, instructor_id) REFERENCES instructors (tenant_id, id),
  CONSTRAINT instructor_time_off_ends_after_start CHECK (end_date >= start_date),
  CONSTRAINT instructor_time_off_part_of_one_day CHECK (
    (start_time IS NULL) = (end_time IS NULL) AND (start_time IS NULL OR (end_time > start_time AND start_date = end_date)))
);
CREATE INDEX instructor_time_off_by_instructor ON instructor_time_off (tenant_id, instructor_id, start_date, id);
SELECT protect_tenant_table('instructor_time_off');
GRANT SELECT, INSERT, UPDATE ON instructor_time_off TO rollbook_app;
GRANT SELECT ON instructor_time_off TO rollbook_system;
