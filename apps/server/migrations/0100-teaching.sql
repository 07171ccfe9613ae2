-- One run of a course for one group. What follows from its meetings (end date, counters) is kept here by those who
-- change them, so that a list needs no meeting. Money is in the minor unit of the school's currency.
CREATE TABLE cycles (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  name text NOT NULL,
  course_id text NOT NULL,
  branch_id text NOT NULL,
  instructor_id text NOT NULL,
  institutional_order_id text,
  type text NOT NULL CHECK (type IN ('private', 'institutional_per_child', 'institutional_fixed')),
  start_date date NOT NULL,
  end_date date,
  total_meetings smallint NOT NULL CHECK (total_meetings BETWEEN 1 AND 500),
  completed_meetings smallint NOT NULL DEFAULT 0,
  cancelled_meetings smallint NOT NULL DEFAULT 0,
  remaining_meetings smallint NOT NULL GENERATED ALWAYS AS (total_meetings - completed_meetings - cancelled_meetings) STORED,
  price_per_student bigint CHECK (price_per_student >= 0),
  meeting_revenue bigint CHECK (meeting_revenue >= 0),
  student_count integer CHECK (student_count >= 0),
  max_students integer CHECK (max_students >= 1),
  activity_type text NOT NULL CHECK (activity_type IN ('online', 'frontal', 'private')),
  instructor_payment_mode text NOT NULL DEFAULT 'hourly' CHECK (instructor_payment_mode IN ('hourly', 'daily')),
  instructor_daily_rate bigint CHECK (instructor_daily_rate >= 0),
  join_url text,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'completed', 'cancelled', 'frozen')),
  search_text text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, course_id) REFERENCES courses (tenant_id, id),
  FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
  FOREIGN KEY (tenant_id, instructor_id) REFERENCES instructors (tenant_id, id),
  FOREIGN KEY (tenant_id, institutional_order_id) REFERENCES institutional_orders (tenant_id, id),
  CONSTRAINT cycles_meetings_add_up CHECK (completed_meetings >= 0 AND cancelled_meetings >= 0
    AND completed_meetings + cancelled_meetings <= total_meetings),
  CONSTRAINT cycles_daily_rate_known CHECK (instructor_payment_mode = 'hourly' OR instructor_daily_rate IS NOT NULL)
);
CREATE INDEX cycles_by_name ON cycles (tenant_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX cycles_by_start ON cycles (tenant_id, start_date, id) WHERE deleted_at IS NULL;
CREATE INDEX cycles_by_created ON cycles (tenant_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX cycles_by_course ON cycles (tenant_id, course_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX cycles_by_branch ON cycles (tenant_id, branch_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX cycles_by_instructor ON cycles (tenant_id, instructor_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX cycles_by_order ON cycles (tenant_id, institutional_order_id, name, id);
CREATE INDEX cycles_by_type ON cycles (tenant_id, type, name, id) WHERE deleted_at IS NULL;
CREATE INDEX cycles_by_status ON cycles (tenant_id, status, name, id) WHERE deleted_at IS NULL;
CREATE INDEX cycles_by_activity ON cycles (tenant_id, activity_type, name, id) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('cycles');
GRANT SELECT, INSERT, UPDATE ON cycles TO rollbook_app;
GRANT SELECT ON cycles TO rollbook_system;
SELECT add_labels('cycles', 'cycle', 'name');

-- The lessons of a cycle's week, on the clock of its branch, else of the school. Day 0 is Sunday. Replaced as a whole.
CREATE TABLE cycle_slots (
  tenant_id text NOT NULL REFERENCES tenants,
  cycle_id text NOT NULL,
  day smallint NOT NULL CHECK (day BETWEEN 0 AND 6),
  start_time time NOT NULL,
  end_time time NOT NULL,
  room_id text,
  PRIMARY KEY (tenant_id, cycle_id, day, start_time),
  FOREIGN KEY (tenant_id, cycle_id) REFERENCES cycles (tenant_id, id),
  CONSTRAINT cycle_slots_ends_after_start CHECK (end_time > start_time),
  CONSTRAINT cycle_slots_overlap EXCLUDE USING gist (
    tenant_id WITH =, cycle_id WITH =, day WITH =, tsrange(date '2000-01-01' + start_time, date '2000-01-01' + end_time) WITH &&)
);
CREATE INDEX cycle_slots_by_day ON cycle_slots (tenant_id, day, cycle_id);
SELECT protect_tenant_table('cycle_slots');
GRANT SELECT, INSERT, DELETE ON cycle_slots TO rollbook_app;
GRANT SELECT ON cycle_slots TO rollbook_system;

-- One lesson. Date and times are local; starts_at and ends_at are the instants they were on that date's clock.
-- course_id and branch_id are as the lesson was held: a cycle that moves later doesn't move its past.
-- revenue and instructor_payment: expected while scheduled, fixed when completed.
CREATE TABLE meetings (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  cycle_id text NOT NULL,
  course_id text NOT NULL,
  branch_id text NOT NULL,
  instructor_id text NOT NULL,
  date date NOT NULL,
  start_time time NOT NULL,
  end_time time NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  room_id text,
  status text NOT NULL DEFAULT 'scheduled' CHECK (status IN ('scheduled', 'completed', 'cancelled', 'postponed')),
  nature text NOT NULL DEFAULT 'regular' CHECK (nature IN ('regular', 'no_revenue')),
  activity_type text NOT NULL CHECK (activity_type IN ('online', 'frontal', 'private')),
  topic text,
  notes text,
  reason text,
  revenue bigint NOT NULL DEFAULT 0,
  instructor_payment bigint NOT NULL DEFAULT 0 CHECK (instructor_payment >= 0),
  expenses bigint NOT NULL DEFAULT 0,
  profit bigint NOT NULL GENERATED ALWAYS AS (revenue - instructor_payment - expenses) STORED,
  -- What the marks of those who were there left of the pay.
  paid_percent smallint NOT NULL DEFAULT 100 CHECK (paid_percent BETWEEN 0 AND 100),
  -- The one meeting of its instructor's day that carries the daily rate.
  carries_daily_rate boolean NOT NULL DEFAULT false,
  -- A cancelled meeting that is paid all the same.
  pays_instructor boolean NOT NULL DEFAULT false,
  -- A cancelled meeting in whose place another was put.
  is_replaced boolean NOT NULL DEFAULT false,
  rescheduled_to_id text,
  -- Somebody changed it by hand: a change of the cycle's week leaves it alone.
  is_edited boolean NOT NULL DEFAULT false,
  allows_overlap boolean NOT NULL DEFAULT false,
  join_url text,
  recording_url text,
  -- Times it was moved: calendars take a change only with a higher number (RFC 5545, SEQUENCE).
  sequence integer NOT NULL DEFAULT 0,
  completed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, cycle_id) REFERENCES cycles (tenant_id, id),
  FOREIGN KEY (tenant_id, course_id) REFERENCES courses (tenant_id, id),
  FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
  FOREIGN KEY (tenant_id, instructor_id) REFERENCES instructors (tenant_id, id),
  FOREIGN KEY (tenant_id, rescheduled_to_id) REFERENCES meetings (tenant_id, id),
  CONSTRAINT meetings_end_after_start CHECK (end_time > start_time AND ends_at > starts_at),
  CONSTRAINT meetings_earn_when_held CHECK (revenue = 0 OR (status IN ('scheduled', 'completed') AND nature = 'regular')),
  CONSTRAINT meetings_pay_when_held CHECK (instructor_payment = 0 OR status IN ('scheduled', 'completed')
    OR (status = 'cancelled' AND pays_instructor)),
  CONSTRAINT meetings_completed_once CHECK ((status = 'completed') = (completed_at IS NOT NULL)),
  -- Two requests at once can't both win. Half-open: one lesson may begin as another ends.
  CONSTRAINT meetings_instructor_not_double_booked EXCLUDE USING gist (
    tenant_id WITH =, instructor_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (status IN ('scheduled', 'completed') AND NOT allows_overlap AND deleted_at IS NULL),
  CONSTRAINT meetings_room_not_double_booked EXCLUDE USING gist (
    tenant_id WITH =, branch_id WITH =, room_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (room_id IS NOT NULL AND status IN ('scheduled', 'completed') AND NOT allows_overlap AND deleted_at IS NULL)
);
CREATE INDEX meetings_by_date ON meetings (tenant_id, date, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_by_cycle ON meetings (tenant_id, cycle_id, date, id);
CREATE INDEX meetings_by_course ON meetings (tenant_id, course_id, date, id);
CREATE INDEX meetings_by_instructor ON meetings (tenant_id, instructor_id, date, id);
CREATE INDEX meetings_by_branch ON meetings (tenant_id, branch_id, date, id);
CREATE INDEX meetings_by_status ON meetings (tenant_id, status, date, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_by_activity ON meetings (tenant_id, activity_type, date, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_by_created ON meetings (tenant_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_by_successor ON meetings (tenant_id, rescheduled_to_id) WHERE rescheduled_to_id IS NOT NULL;
-- The daily rate is paid once: whoever completes two lessons of one day at the same moment pays it once, too.
CREATE UNIQUE INDEX meetings_one_daily_rate ON meetings (tenant_id, instructor_id, date) WHERE carries_daily_rate AND deleted_at IS NULL;
SELECT protect_tenant_table('meetings');
GRANT SELECT, INSERT, UPDATE ON meetings TO rollbook_app;
GRANT SELECT ON meetings TO rollbook_system;

-- A student in a cycle. Billable meetings are those from starts_on to ends_on. amount is the agreed price as the family
-- pays it, net_amount what of it the school earns (without VAT); what is due is amount - refund_amount - credited_amount.
CREATE TABLE registrations (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  student_id text NOT NULL,
  cycle_id text NOT NULL,
  registration_date date NOT NULL,
  starts_on date,
  ends_on date,
  status text NOT NULL CHECK (status IN ('registered', 'active', 'completed', 'cancelled', 'trial', 'waitlisted')),
  amount bigint NOT NULL DEFAULT 0 CHECK (amount >= 0),
  refund_amount bigint NOT NULL DEFAULT 0 CHECK (refund_amount >= 0),
  credited_amount bigint NOT NULL DEFAULT 0 CHECK (credited_amount >= 0),
  vat_rate_bp integer NOT NULL DEFAULT 0 CHECK (vat_rate_bp BETWEEN 0 AND 10000),
  net_amount bigint NOT NULL DEFAULT 0 CHECK (net_amount >= 0),
  paid_amount bigint NOT NULL DEFAULT 0,
  payment_status text NOT NULL GENERATED ALWAYS AS (
    CASE WHEN paid_amount >= amount - refund_amount - credited_amount THEN 'paid' WHEN paid_amount > 0 THEN 'partial' ELSE 'unpaid' END) STORED,
  cancellation_date date,
  cancellation_reason text,
  -- Place in the queue: the earlier, the sooner. A freed place is offered until offer_expires_at, or given at once.
  waitlisted_at timestamptz,
  offer_expires_at timestamptz,
  transferred_to_id text,
  notes text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, student_id) REFERENCES students (tenant_id, id),
  FOREIGN KEY (tenant_id, cycle_id) REFERENCES cycles (tenant_id, id),
  FOREIGN KEY (tenant_id, transferred_to_id) REFERENCES registrations (tenant_id, id),
  CONSTRAINT registrations_refund_fits CHECK (refund_amount + credited_amount <= amount),
  CONSTRAINT registrations_wait_in_line CHECK ((status = 'waitlisted') = (waitlisted_at IS NOT NULL)),
  CONSTRAINT registrations_cancelled_on_a_day CHECK ((status = 'cancelled') = (cancellation_date IS NOT NULL))
);
-- One live registration of a student in a cycle; a cancelled or removed one may register again.
CREATE UNIQUE INDEX registrations_once_per_cycle ON registrations (tenant_id, student_id, cycle_id)
  WHERE status <> 'cancelled' AND deleted_at IS NULL;
CREATE INDEX registrations_by_date ON registrations (tenant_id, registration_date, id) WHERE deleted_at IS NULL;
CREATE INDEX registrations_by_student ON registrations (tenant_id, student_id, registration_date, id);
CREATE INDEX registrations_by_cycle ON registrations (tenant_id, cycle_id, registration_date, id);
CREATE INDEX registrations_by_status ON registrations (tenant_id, status, registration_date, id) WHERE deleted_at IS NULL;
CREATE INDEX registrations_by_payment ON registrations (tenant_id, payment_status, registration_date, id) WHERE deleted_at IS NULL;
CREATE INDEX registrations_by_created ON registrations (tenant_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX registrations_in_line ON registrations (tenant_id, cycle_id, waitlisted_at, id) WHERE status = 'waitlisted' AND deleted_at IS NULL;
CREATE INDEX registrations_by_offer ON registrations (offer_expires_at) WHERE offer_expires_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX registrations_by_successor ON registrations (tenant_id, transferred_to_id) WHERE transferred_to_id IS NOT NULL;
SELECT protect_tenant_table('registrations');
GRANT SELECT, INSERT, UPDATE ON registrations TO rollbook_app;
GRANT SELECT ON registrations TO rollbook_system;

-- What a completed meeting earned of each registration, and what was settled without one (meeting_id null) when a
-- registration closed: the shares of a closed registration are exactly its net amount. allocated is the share before
-- what an absence takes off; amount is what was earned.
CREATE TABLE revenue_shares (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL,
  registration_id text NOT NULL,
  meeting_id text,
  recognised_on date NOT NULL,
  allocated bigint NOT NULL,
  amount bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, registration_id) REFERENCES registrations (tenant_id, id),
  FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings (tenant_id, id)
);
CREATE UNIQUE INDEX revenue_shares_once ON revenue_shares (tenant_id, meeting_id, registration_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX revenue_shares_by_registration ON revenue_shares (tenant_id, registration_id);
CREATE INDEX revenue_shares_settled ON revenue_shares (tenant_id, recognised_on) WHERE meeting_id IS NULL;
SELECT protect_tenant_table('revenue_shares');
GRANT SELECT, INSERT, UPDATE, DELETE ON revenue_shares TO rollbook_app;
GRANT SELECT ON revenue_shares TO rollbook_system;

-- Money that moved. Append-only: a mistake is reversed by a row that names the one it gives back.
CREATE TABLE payments (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  customer_id text NOT NULL,
  registration_id text,
  amount bigint NOT NULL CHECK (amount > 0),
  method text NOT NULL CHECK (method IN ('credit', 'transfer', 'cash', 'institutional', 'standing_order')),
  received_at timestamptz NOT NULL,
  reference text,
  refund_of text,
  notes text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id),
  FOREIGN KEY (tenant_id, registration_id) REFERENCES registrations (tenant_id, id),
  FOREIGN KEY (tenant_id, refund_of) REFERENCES payments (tenant_id, id)
);
CREATE INDEX payments_by_received ON payments (tenant_id, received_at, id);
CREATE INDEX payments_by_customer ON payments (tenant_id, customer_id, received_at, id);
CREATE INDEX payments_by_registration ON payments (tenant_id, registration_id, received_at, id);
CREATE INDEX payments_by_method ON payments (tenant_id, method, received_at, id);
CREATE INDEX payments_by_created ON payments (tenant_id, created_at, id);
CREATE INDEX payments_by_refunded ON payments (tenant_id, refund_of) WHERE refund_of IS NOT NULL;
SELECT protect_tenant_table('payments');
-- customer_id moves when two customers are merged; nothing else of a payment ever changes.
GRANT SELECT, INSERT, UPDATE (customer_id, version, updated_at) ON payments TO rollbook_app;
GRANT SELECT ON payments TO rollbook_system;

-- A student, or a named guest, at a meeting. One row each: marking again changes it.
CREATE TABLE attendance (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  meeting_id text NOT NULL,
  student_id text,
  registration_id text,
  guest_name text,
  date date NOT NULL,
  status text NOT NULL CHECK (status IN ('present', 'absent', 'late', 'excused')),
  is_trial boolean NOT NULL DEFAULT false,
  notes text,
  recorded_by text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings (tenant_id, id),
  FOREIGN KEY (tenant_id, student_id) REFERENCES students (tenant_id, id),
  FOREIGN KEY (tenant_id, registration_id) REFERENCES registrations (tenant_id, id),
  CONSTRAINT attendance_names_somebody CHECK ((student_id IS NULL) <> (guest_name IS NULL)),
  CONSTRAINT attendance_registered_is_a_student CHECK (registration_id IS NULL OR student_id IS NOT NULL)
);
CREATE UNIQUE INDEX attendance_once_per_student ON attendance (tenant_id, meeting_id, student_id) WHERE student_id IS NOT NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX attendance_once_per_guest ON attendance (tenant_id, meeting_id, lower(guest_name)) WHERE guest_name IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX attendance_by_date ON attendance (tenant_id, date, id) WHERE deleted_at IS NULL;
CREATE INDEX attendance_by_meeting ON attendance (tenant_id, meeting_id, date, id);
CREATE INDEX attendance_by_student ON attendance (tenant_id, student_id, date, id);
CREATE INDEX attendance_by_registration ON attendance (tenant_id, registration_id, date, id);
CREATE INDEX attendance_by_status ON attendance (tenant_id, status, date, id) WHERE deleted_at IS NULL;
CREATE INDEX attendance_by_trial ON attendance (tenant_id, is_trial, date, id) WHERE deleted_at IS NULL;
CREATE INDEX attendance_by_created ON attendance (tenant_id, created_at, id) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('attendance');
GRANT SELECT, INSERT, UPDATE ON attendance TO rollbook_app;
GRANT SELECT ON attendance TO rollbook_system;

-- A lesson owed for one that was missed: one per absence, taken back when the mark changes, used earliest expiry first.
CREATE TABLE makeup_credits (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  student_id text NOT NULL,
  attendance_id text NOT NULL,
  course_id text NOT NULL,
  earned_on date NOT NULL,
  expires_on date NOT NULL,
  used_attendance_id text,
  revoked_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, student_id) REFERENCES students (tenant_id, id),
  FOREIGN KEY (tenant_id, attendance_id) REFERENCES attendance (tenant_id, id),
  FOREIGN KEY (tenant_id, course_id) REFERENCES courses (tenant_id, id),
  FOREIGN KEY (tenant_id, used_attendance_id) REFERENCES attendance (tenant_id, id),
  CONSTRAINT makeup_credits_expire_later CHECK (expires_on >= earned_on)
);
CREATE UNIQUE INDEX makeup_credits_one_per_absence ON makeup_credits (tenant_id, attendance_id) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX makeup_credits_used_once ON makeup_credits (tenant_id, used_attendance_id) WHERE used_attendance_id IS NOT NULL;
CREATE INDEX makeup_credits_by_student ON makeup_credits (tenant_id, student_id, expires_on, id);
CREATE INDEX makeup_credits_by_course ON makeup_credits (tenant_id, course_id);
SELECT protect_tenant_table('makeup_credits');
GRANT SELECT, INSERT, UPDATE ON makeup_credits TO rollbook_app;
GRANT SELECT ON makeup_credits TO rollbook_system;

-- What a lesson, or a cycle as a whole, cost beside its instructor. Only approved ones count.
CREATE TABLE expenses (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  cycle_id text NOT NULL,
  meeting_id text,
  description text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  spent_on date NOT NULL,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'approved', 'rejected')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, cycle_id) REFERENCES cycles (tenant_id, id),
  FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings (tenant_id, id)
);
CREATE INDEX expenses_by_date ON expenses (tenant_id, spent_on, id) WHERE deleted_at IS NULL;
CREATE INDEX expenses_by_cycle ON expenses (tenant_id, cycle_id, spent_on, id);
CREATE INDEX expenses_by_meeting ON expenses (tenant_id, meeting_id, spent_on, id);
CREATE INDEX expenses_by_status ON expenses (tenant_id, status, spent_on, id) WHERE deleted_at IS NULL;
CREATE INDEX expenses_by_created ON expenses (tenant_id, created_at, id) WHERE deleted_at IS NULL;
SELECT protect_tenant_table('expenses');
GRANT SELECT, INSERT, UPDATE ON expenses TO rollbook_app;
GRANT SELECT ON expenses TO rollbook_system;

-- The rate of VAT from a day on, until the next one. In basis points: 1800 is 18 %.
CREATE TABLE vat_periods (
  tenant_id text NOT NULL REFERENCES tenants,
  starts_on date NOT NULL,
  rate_bp integer NOT NULL CHECK (rate_bp BETWEEN 0 AND 10000),
  PRIMARY KEY (tenant_id, starts_on)
);
SELECT protect_tenant_table('vat_periods');
GRANT SELECT, INSERT, DELETE ON vat_periods TO rollbook_app;
GRANT SELECT ON vat_periods TO rollbook_system;

-- How a school counts lessons and money. Without a row the defaults hold.
-- attendance: what each status means: {"absent": {"chargedPercent": 100, "paidPercent": 100, "earnsMakeUp": false, "countsAsHours": false}, …}
CREATE TABLE teaching_settings (
  tenant_id text NOT NULL PRIMARY KEY REFERENCES tenants,
  prices_include_vat boolean NOT NULL DEFAULT false,
  employer_overhead_bp integer NOT NULL DEFAULT 3000 CHECK (employer_overhead_bp BETWEEN 0 AND 20000),
  attendance jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(attendance) = 'object'),
  makeup_expiry_days integer NOT NULL DEFAULT 90 CHECK (makeup_expiry_days BETWEEN 1 AND 1000),
  waiting_list text NOT NULL DEFAULT 'promote' CHECK (waiting_list IN ('promote', 'offer')),
  offer_hours integer NOT NULL DEFAULT 48 CHECK (offer_hours BETWEEN 1 AND 720),
  cancellation_notice_hours integer NOT NULL DEFAULT 24 CHECK (cancellation_notice_hours BETWEEN 0 AND 2160),
  late_cancellation_percent integer NOT NULL DEFAULT 100 CHECK (late_cancellation_percent BETWEEN 0 AND 100),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
SELECT protect_tenant_table('teaching_settings');
GRANT SELECT, INSERT, UPDATE ON teaching_settings TO rollbook_app;
GRANT SELECT ON teaching_settings TO rollbook_system;
