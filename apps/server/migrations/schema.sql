-- Made by `npm run db:generate` from a freshly migrated database. Do not edit: write a migration.

-- tables

CREATE TABLE ai_summaries (
  tenant_id text NOT NULL,
  student_id text NOT NULL,
  generated_at timestamp with time zone NOT NULL,
  ordered_at timestamp with time zone NOT NULL,
  pass_probability double precision NOT NULL,
  strengths json NOT NULL,
  weaknesses json NOT NULL,
  today_plan json NOT NULL,
  extra json,
  content_hash text NOT NULL,
  app_id text NOT NULL,
  ip text,
  request_id text NOT NULL,
  received_at timestamp with time zone NOT NULL
);
CREATE TABLE api_key_usage (
  tenant_id text NOT NULL,
  key_id text NOT NULL,
  hour timestamp with time zone NOT NULL,
  route_group text NOT NULL,
  status_class smallint NOT NULL,
  requests integer NOT NULL
);
CREATE TABLE api_keys (
  tenant_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  environment text NOT NULL,
  display_prefix text NOT NULL,
  key_hash bytea NOT NULL,
  previous_key_hash bytea,
  previous_until timestamp with time zone,
  scopes text[] NOT NULL,
  rate_limit_per_hour integer NOT NULL,
  allowed_ips text[] NOT NULL DEFAULT '{}'::text[],
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone
);
CREATE TABLE attempts (
  tenant_id text NOT NULL,
  attempt_id text NOT NULL,
  student_id text NOT NULL,
  mode text NOT NULL,
  started_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone NOT NULL,
  ordered_at timestamp with time zone NOT NULL,
  date date NOT NULL,
  score double precision NOT NULL,
  total double precision NOT NULL,
  accuracy double precision NOT NULL,
  topic_breakdown json NOT NULL,
  extra json,
  content_hash text NOT NULL,
  app_id text NOT NULL,
  ip text,
  request_id text NOT NULL,
  received_at timestamp with time zone NOT NULL
);
CREATE TABLE attendance (
  tenant_id text NOT NULL,
  id text NOT NULL,
  meeting_id text NOT NULL,
  student_id text,
  registration_id text,
  guest_name text,
  date date NOT NULL,
  status text NOT NULL,
  is_trial boolean NOT NULL DEFAULT false,
  notes text,
  recorded_by text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone,
  session_told_at timestamp with time zone
);
CREATE TABLE audit_log (
  tenant_id text NOT NULL,
  id text NOT NULL,
  actor_kind text NOT NULL,
  actor_id text,
  action text NOT NULL,
  entity text NOT NULL,
  entity_id text NOT NULL,
  old_values jsonb,
  new_values jsonb,
  ip text,
  user_agent text,
  request_id text,
  created_at timestamp with time zone NOT NULL DEFAULT now()
) PARTITION BY RANGE (created_at);
CREATE TABLE branches (
  tenant_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  address text,
  city text,
  timezone text,
  contact_name text,
  contact_phone text,
  contact_email text,
  rooms jsonb NOT NULL DEFAULT '[]'::jsonb,
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone,
  external_id text
);
CREATE TABLE calendar_feeds (
  tenant_id text NOT NULL,
  instructor_id text NOT NULL,
  token_hash bytea,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE connected_apps (
  tenant_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  token_hash bytea NOT NULL,
  hmac_secret_sealed text NOT NULL,
  previous_token_hash bytea,
  previous_hmac_secret_sealed text,
  previous_until timestamp with time zone,
  require_v2 boolean NOT NULL DEFAULT false,
  requests_per_second integer NOT NULL DEFAULT 600,
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone
);
CREATE TABLE consents (
  tenant_id text NOT NULL,
  id text NOT NULL,
  customer_id text NOT NULL,
  student_id text,
  purpose text NOT NULL,
  is_given boolean NOT NULL,
  source text NOT NULL,
  text_version text,
  note text,
  given_at timestamp with time zone NOT NULL,
  recorded_by_kind text NOT NULL,
  recorded_by text,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE courses (
  tenant_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  description text,
  category text NOT NULL,
  target_audience text,
  origin text NOT NULL DEFAULT 'own'::text,
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone,
  tags text[] NOT NULL DEFAULT '{}'::text[],
  custom_fields jsonb NOT NULL DEFAULT '{}'::jsonb,
  external_id text
);
CREATE TABLE custom_fields (
  tenant_id text NOT NULL,
  id text NOT NULL,
  resource text NOT NULL,
  key text NOT NULL,
  label text NOT NULL,
  type text NOT NULL,
  options text[] NOT NULL DEFAULT '{}'::text[],
  is_required boolean NOT NULL DEFAULT false,
  "position" integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone
);
CREATE TABLE customers (
  tenant_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  email text,
  phone text,
  address text,
  city text,
  notes text,
  source text,
  search_text text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone,
  tags text[] NOT NULL DEFAULT '{}'::text[],
  custom_fields jsonb NOT NULL DEFAULT '{}'::jsonb,
  external_id text,
  merged_into text
);
CREATE TABLE cycle_slots (
  tenant_id text NOT NULL,
  cycle_id text NOT NULL,
  day smallint NOT NULL,
  start_time time without time zone NOT NULL,
  end_time time without time zone NOT NULL,
  room_id text
);
CREATE TABLE cycles (
  tenant_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  course_id text NOT NULL,
  branch_id text NOT NULL,
  instructor_id text NOT NULL,
  institutional_order_id text,
  type text NOT NULL,
  start_date date NOT NULL,
  end_date date,
  total_meetings smallint NOT NULL,
  completed_meetings smallint NOT NULL DEFAULT 0,
  cancelled_meetings smallint NOT NULL DEFAULT 0,
  remaining_meetings smallint NOT NULL DEFAULT ((total_meetings - completed_meetings) - cancelled_meetings),
  price_per_student bigint,
  meeting_revenue bigint,
  student_count integer,
  max_students integer,
  activity_type text NOT NULL,
  instructor_payment_mode text NOT NULL DEFAULT 'hourly'::text,
  instructor_daily_rate bigint,
  join_url text,
  status text NOT NULL DEFAULT 'active'::text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone,
  tags text[] NOT NULL DEFAULT '{}'::text[],
  custom_fields jsonb NOT NULL DEFAULT '{}'::jsonb
);
CREATE TABLE daily_snapshots (
  tenant_id text NOT NULL,
  student_id text NOT NULL,
  date_key date NOT NULL,
  minutes integer NOT NULL,
  questions_answered integer NOT NULL,
  correct integer NOT NULL,
  accuracy double precision NOT NULL,
  streak_current integer NOT NULL,
  streak_longest integer NOT NULL,
  due_count integer NOT NULL,
  top_weak_topics json NOT NULL,
  last_active_at timestamp with time zone NOT NULL,
  ordered_at timestamp with time zone NOT NULL,
  extra json,
  content_hash text NOT NULL,
  app_id text NOT NULL,
  ip text,
  request_id text NOT NULL,
  received_at timestamp with time zone NOT NULL
) WITH (fillfactor=80);
CREATE TABLE default_views (
  tenant_id text NOT NULL,
  user_id text NOT NULL,
  resource text NOT NULL,
  view_id text NOT NULL
);
CREATE TABLE erasures (
  tenant_id text NOT NULL,
  kind text NOT NULL,
  record_id text NOT NULL,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE events (
  tenant_id text NOT NULL,
  seq bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  id text NOT NULL,
  type text NOT NULL,
  subject text NOT NULL,
  actor text NOT NULL,
  data json NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  xid xid8 NOT NULL DEFAULT told_at(pg_current_xact_id())
) PARTITION BY RANGE (created_at);
CREATE TABLE expenses (
  tenant_id text NOT NULL,
  id text NOT NULL,
  cycle_id text NOT NULL,
  meeting_id text,
  description text NOT NULL,
  amount bigint NOT NULL,
  spent_on date NOT NULL,
  status text NOT NULL DEFAULT 'pending'::text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone
);
CREATE TABLE export_chunks (
  tenant_id text NOT NULL,
  export_id text NOT NULL,
  attempt integer NOT NULL,
  seq integer NOT NULL,
  bytes bytea NOT NULL
);
CREATE TABLE exports (
  tenant_id text NOT NULL,
  id text NOT NULL,
  resource text,
  report text,
  filters jsonb NOT NULL DEFAULT '{}'::jsonb,
  columns text[],
  format text NOT NULL,
  locale text NOT NULL,
  has_bom boolean NOT NULL,
  state text NOT NULL DEFAULT 'queued'::text,
  rows_done integer NOT NULL DEFAULT 0,
  rows_total integer,
  size_bytes bigint NOT NULL DEFAULT 0,
  failure text,
  requested_by text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  finished_at timestamp with time zone,
  expires_at timestamp with time zone,
  worker text NOT NULL DEFAULT ''::text,
  worked_at timestamp with time zone NOT NULL DEFAULT '-infinity'::timestamp with time zone,
  attempt integer NOT NULL DEFAULT 0
);
CREATE TABLE external_events (
  tenant_id text NOT NULL,
  source_system text NOT NULL,
  event_id text NOT NULL,
  student_id text NOT NULL,
  event_type text NOT NULL,
  content_id text,
  content_title text,
  duration_seconds integer,
  score double precision,
  occurred_at timestamp with time zone NOT NULL,
  ordered_at timestamp with time zone NOT NULL,
  metadata json,
  content_hash text NOT NULL,
  key_id text NOT NULL,
  ip text,
  request_id text NOT NULL,
  received_at timestamp with time zone NOT NULL
);
CREATE TABLE holidays (
  tenant_id text NOT NULL,
  id text NOT NULL,
  branch_id text,
  name text NOT NULL,
  start_date date NOT NULL,
  end_date date NOT NULL,
  import_key text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone
);
CREATE TABLE idempotency_keys (
  tenant_id text NOT NULL,
  scope text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status smallint,
  headers jsonb,
  body text,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE import_records (
  tenant_id text NOT NULL,
  import_id text NOT NULL,
  row_no integer NOT NULL,
  seq smallint NOT NULL,
  kind text NOT NULL,
  record_id text NOT NULL,
  record_version integer NOT NULL,
  previous jsonb
);
CREATE TABLE import_rows (
  tenant_id text NOT NULL,
  import_id text NOT NULL,
  row_no integer NOT NULL,
  cells text[] NOT NULL,
  outcome text,
  record_id text,
  reasons jsonb
);
CREATE TABLE imports (
  tenant_id text NOT NULL,
  id text NOT NULL,
  resource text NOT NULL,
  file_name text NOT NULL,
  columns text[] NOT NULL,
  mapping jsonb NOT NULL DEFAULT '{}'::jsonb,
  mode text NOT NULL DEFAULT 'create'::text,
  allow_duplicates boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'ready'::text,
  total_rows integer NOT NULL,
  done_rows integer NOT NULL DEFAULT 0,
  last_row integer NOT NULL DEFAULT 0,
  created_count integer NOT NULL DEFAULT 0,
  updated_count integer NOT NULL DEFAULT 0,
  skipped_count integer NOT NULL DEFAULT 0,
  error_count integer NOT NULL DEFAULT 0,
  failure text,
  started_by text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  finished_at timestamp with time zone,
  worker text NOT NULL DEFAULT ''::text,
  worked_at timestamp with time zone NOT NULL DEFAULT '-infinity'::timestamp with time zone
);
CREATE TABLE institutional_orders (
  tenant_id text NOT NULL,
  id text NOT NULL,
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
  price_per_meeting bigint,
  estimated_meetings integer,
  estimated_total bigint,
  paid_amount bigint NOT NULL DEFAULT 0,
  status text NOT NULL DEFAULT 'draft'::text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone
);
CREATE TABLE instructor_availability (
  tenant_id text NOT NULL,
  instructor_id text NOT NULL,
  day smallint NOT NULL,
  start_time time without time zone NOT NULL,
  end_time time without time zone NOT NULL,
  branch_id text
);
CREATE TABLE instructor_links (
  tenant_id text NOT NULL,
  meeting_id text NOT NULL,
  instructor_id text NOT NULL,
  token_hash bytea,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE instructor_time_off (
  tenant_id text NOT NULL,
  id text NOT NULL,
  instructor_id text NOT NULL,
  start_date date NOT NULL,
  end_date date NOT NULL,
  start_time time without time zone,
  end_time time without time zone,
  reason text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone
);
CREATE TABLE instructors (
  tenant_id text NOT NULL,
  id text NOT NULL,
  user_id text,
  external_id text,
  name text NOT NULL,
  phone text,
  email text,
  city text,
  employment_type text NOT NULL DEFAULT 'employee'::text,
  rate_frontal bigint,
  rate_online bigint,
  rate_private bigint,
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone,
  has_hours boolean NOT NULL DEFAULT false
);
CREATE TABLE lead_activities (
  tenant_id text NOT NULL,
  id text NOT NULL,
  lead_id text NOT NULL,
  type text NOT NULL,
  text text,
  outcome text,
  follow_up_at timestamp with time zone,
  details jsonb,
  user_id text,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE lead_assignment_rules (
  tenant_id text NOT NULL,
  id text NOT NULL,
  branch_id text,
  user_ids text[] NOT NULL,
  next integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE lead_forms (
  tenant_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  token text NOT NULL,
  allowed_origins text[] NOT NULL DEFAULT '{}'::text[],
  branch_id text,
  course_id text,
  source text,
  fields text[] NOT NULL,
  texts jsonb NOT NULL DEFAULT '{}'::jsonb,
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone
);
CREATE TABLE leads (
  tenant_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  phone text,
  email text,
  source text,
  channel text,
  campaign jsonb,
  message text,
  status text NOT NULL DEFAULT 'new'::text,
  closed_reason text,
  owner_id text,
  follow_up_at timestamp with time zone,
  course_id text,
  branch_id text,
  form_id text,
  customer_id text,
  student_id text,
  converted_at timestamp with time zone,
  search_text text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone,
  tags text[] NOT NULL DEFAULT '{}'::text[],
  custom_fields jsonb NOT NULL DEFAULT '{}'::jsonb
);
CREATE TABLE learner_skills (
  tenant_id text NOT NULL,
  student_id text NOT NULL,
  skill text NOT NULL,
  weighted_correct double precision NOT NULL,
  weighted_total double precision NOT NULL,
  mastery double precision NOT NULL,
  last_evidence_at timestamp with time zone NOT NULL
) WITH (fillfactor=80);
CREATE TABLE learners (
  tenant_id text NOT NULL,
  student_id text NOT NULL,
  minutes integer NOT NULL DEFAULT 0,
  questions_answered integer NOT NULL DEFAULT 0,
  correct integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  active_days integer NOT NULL DEFAULT 0,
  streak_date date,
  streak_current integer NOT NULL DEFAULT 0,
  streak_longest integer NOT NULL DEFAULT 0,
  last_active_at timestamp with time zone NOT NULL DEFAULT '-infinity'::timestamp with time zone,
  last_active_on date NOT NULL DEFAULT '-infinity'::date,
  last_received_at timestamp with time zone,
  version bigint NOT NULL DEFAULT 1,
  has_baseline boolean NOT NULL DEFAULT false,
  sessions integer NOT NULL DEFAULT 0,
  received_hour timestamp with time zone NOT NULL DEFAULT COALESCE(date_bin('01:00:00'::interval, last_received_at, '2000-01-01 00:00:00+00'::timestamp with time zone), '-infinity'::timestamp with time zone)
) WITH (fillfactor=70);
CREATE TABLE learning_events (
  tenant_id text NOT NULL,
  event_id text NOT NULL,
  student_id text NOT NULL,
  type text NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  payload json NOT NULL,
  extra json,
  app_id text NOT NULL,
  ip text,
  request_id text NOT NULL,
  received_at timestamp with time zone NOT NULL
);
CREATE TABLE mails (
  tenant_id text NOT NULL,
  id text NOT NULL,
  template text NOT NULL,
  recipient text NOT NULL,
  locale text NOT NULL,
  subject text NOT NULL,
  letter_sealed text,
  status text NOT NULL DEFAULT 'queued'::text,
  tries integer NOT NULL DEFAULT 0,
  last_error text,
  next_try_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  sent_at timestamp with time zone
);
CREATE TABLE makeup_credits (
  tenant_id text NOT NULL,
  id text NOT NULL,
  student_id text NOT NULL,
  attendance_id text NOT NULL,
  course_id text NOT NULL,
  earned_on date NOT NULL,
  expires_on date NOT NULL,
  used_attendance_id text,
  revoked_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE meeting_room_settings (
  tenant_id text NOT NULL,
  zoom_secret text NOT NULL
);
CREATE TABLE meetings (
  tenant_id text NOT NULL,
  id text NOT NULL,
  cycle_id text NOT NULL,
  course_id text NOT NULL,
  branch_id text NOT NULL,
  instructor_id text NOT NULL,
  date date NOT NULL,
  start_time time without time zone NOT NULL,
  end_time time without time zone NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  room_id text,
  status text NOT NULL DEFAULT 'scheduled'::text,
  nature text NOT NULL DEFAULT 'regular'::text,
  activity_type text NOT NULL,
  topic text,
  notes text,
  reason text,
  revenue bigint NOT NULL DEFAULT 0,
  instructor_payment bigint NOT NULL DEFAULT 0,
  expenses bigint NOT NULL DEFAULT 0,
  profit bigint NOT NULL DEFAULT ((revenue - instructor_payment) - expenses),
  paid_percent smallint NOT NULL DEFAULT 100,
  carries_daily_rate boolean NOT NULL DEFAULT false,
  pays_instructor boolean NOT NULL DEFAULT false,
  is_replaced boolean NOT NULL DEFAULT false,
  rescheduled_to_id text,
  is_edited boolean NOT NULL DEFAULT false,
  allows_overlap boolean NOT NULL DEFAULT false,
  join_url text,
  recording_url text,
  sequence integer NOT NULL DEFAULT 0,
  completed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone
);
CREATE TABLE migrations (
  name text NOT NULL,
  hash text NOT NULL,
  ran_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE payments (
  tenant_id text NOT NULL,
  id text NOT NULL,
  customer_id text NOT NULL,
  registration_id text,
  amount bigint NOT NULL,
  method text NOT NULL,
  received_at timestamp with time zone NOT NULL,
  reference text,
  refund_of text,
  notes text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE record_labels (
  tenant_id text NOT NULL,
  resource text NOT NULL,
  label text NOT NULL,
  sort_key text NOT NULL,
  id text NOT NULL
);
CREATE TABLE registrations (
  tenant_id text NOT NULL,
  id text NOT NULL,
  student_id text NOT NULL,
  cycle_id text NOT NULL,
  registration_date date NOT NULL,
  starts_on date,
  ends_on date,
  status text NOT NULL,
  amount bigint NOT NULL DEFAULT 0,
  refund_amount bigint NOT NULL DEFAULT 0,
  credited_amount bigint NOT NULL DEFAULT 0,
  vat_rate_bp integer NOT NULL DEFAULT 0,
  net_amount bigint NOT NULL DEFAULT 0,
  paid_amount bigint NOT NULL DEFAULT 0,
  payment_status text NOT NULL DEFAULT 
CASE
    WHEN (paid_amount >= ((amount - refund_amount) - credited_amount)) THEN 'paid'::text
    WHEN (paid_amount > 0) THEN 'partial'::text
    ELSE 'unpaid'::text
END,
  cancellation_date date,
  cancellation_reason text,
  waitlisted_at timestamp with time zone,
  offer_expires_at timestamp with time zone,
  transferred_to_id text,
  notes text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone
);
CREATE TABLE revenue_shares (
  tenant_id text NOT NULL,
  id text NOT NULL,
  registration_id text NOT NULL,
  meeting_id text,
  recognised_on date NOT NULL,
  allocated bigint NOT NULL,
  amount bigint NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE role_permissions (
  tenant_id text NOT NULL,
  role text NOT NULL,
  changes jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE room_messages (
  tenant_id text NOT NULL,
  message_hash bytea NOT NULL,
  heard_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE room_participants (
  tenant_id text NOT NULL,
  meeting_id text NOT NULL,
  participant_key text NOT NULL,
  name text NOT NULL,
  plain_name text NOT NULL,
  email text,
  joined_at timestamp with time zone,
  left_at timestamp with time zone,
  heard_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE room_sessions (
  tenant_id text NOT NULL,
  meeting_id text NOT NULL,
  started_at timestamp with time zone,
  ended_at timestamp with time zone
);
CREATE TABLE saved_views (
  tenant_id text NOT NULL,
  id text NOT NULL,
  resource text NOT NULL,
  name text NOT NULL,
  query jsonb NOT NULL DEFAULT '{}'::jsonb,
  columns text[] NOT NULL DEFAULT '{}'::text[],
  is_shared boolean NOT NULL DEFAULT false,
  owner_id text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone
);
CREATE TABLE signing_keys (
  id text NOT NULL,
  purpose text NOT NULL,
  public_jwk jsonb NOT NULL,
  private_jwk_sealed text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  retired_at timestamp with time zone
);
CREATE TABLE student_accounts (
  tenant_id text NOT NULL,
  student_id text NOT NULL,
  phone text NOT NULL,
  password_hash text NOT NULL,
  token_version integer NOT NULL DEFAULT 1,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE students (
  tenant_id text NOT NULL,
  id text NOT NULL,
  customer_id text NOT NULL,
  name text NOT NULL,
  birth_date date,
  grade text,
  email text,
  phone text,
  locale text,
  notes text,
  search_text text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone,
  tags text[] NOT NULL DEFAULT '{}'::text[],
  custom_fields jsonb NOT NULL DEFAULT '{}'::jsonb,
  external_id text,
  merged_into text
);
CREATE TABLE tasks (
  tenant_id text NOT NULL,
  id text NOT NULL,
  title text NOT NULL,
  due_at timestamp with time zone,
  due_key timestamp with time zone NOT NULL DEFAULT COALESCE(due_at, '9999-12-31 00:00:00+00'::timestamp with time zone),
  assignee_id text NOT NULL,
  created_by text,
  entity_type text,
  entity_id text,
  status text NOT NULL DEFAULT 'open'::text,
  done_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone
);
CREATE TABLE teaching_settings (
  tenant_id text NOT NULL,
  prices_include_vat boolean NOT NULL DEFAULT false,
  employer_overhead_bp integer NOT NULL DEFAULT 3000,
  attendance jsonb NOT NULL DEFAULT '{}'::jsonb,
  makeup_expiry_days integer NOT NULL DEFAULT 90,
  waiting_list text NOT NULL DEFAULT 'promote'::text,
  offer_hours integer NOT NULL DEFAULT 48,
  cancellation_notice_hours integer NOT NULL DEFAULT 24,
  late_cancellation_percent integer NOT NULL DEFAULT 100,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE tenants (
  id text NOT NULL,
  name text NOT NULL,
  subdomain text NOT NULL,
  kinde_org_id text,
  locale text NOT NULL DEFAULT 'en'::text,
  timezone text NOT NULL DEFAULT 'UTC'::text,
  currency text NOT NULL DEFAULT 'USD'::text,
  country text NOT NULL DEFAULT 'GB'::text,
  week_start smallint NOT NULL DEFAULT 1,
  settings jsonb NOT NULL DEFAULT '{}'::jsonb,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  stand_in_secret text
);
CREATE TABLE user_sessions (
  tenant_id text NOT NULL,
  id text NOT NULL,
  user_id text NOT NULL,
  refresh_hash bytea NOT NULL,
  ip text,
  user_agent text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  refreshed_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  revoked_because text
);
CREATE TABLE user_tokens (
  tenant_id text NOT NULL,
  id text NOT NULL,
  user_id text NOT NULL,
  purpose text NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL
);
CREATE TABLE user_two_factor (
  tenant_id text NOT NULL,
  user_id text NOT NULL,
  secret_sealed text NOT NULL,
  confirmed_at timestamp with time zone,
  last_step bigint NOT NULL DEFAULT 0,
  recovery_hashes bytea[] NOT NULL DEFAULT '{}'::bytea[],
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE users (
  tenant_id text NOT NULL,
  id text NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  password_hash text,
  locale text,
  color_scheme text NOT NULL DEFAULT 'auto'::text,
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone,
  external_id text
);
CREATE TABLE vat_periods (
  tenant_id text NOT NULL,
  starts_on date NOT NULL,
  rate_bp integer NOT NULL
);
CREATE TABLE webhook_attempts (
  tenant_id text NOT NULL,
  endpoint_id text NOT NULL,
  delivery_id text NOT NULL,
  attempt smallint NOT NULL,
  is_success boolean NOT NULL,
  is_last boolean NOT NULL,
  event_id text NOT NULL,
  event_type text NOT NULL,
  event_seq bigint,
  event_at timestamp with time zone,
  queued_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  took_ms integer NOT NULL,
  status smallint,
  answer text,
  error text,
  signature text NOT NULL,
  standard_signature text NOT NULL,
  is_test boolean NOT NULL DEFAULT false
) PARTITION BY LIST (is_success);
CREATE TABLE webhook_endpoints (
  tenant_id text NOT NULL,
  id text NOT NULL,
  url text NOT NULL,
  name text,
  description text,
  event_types text[] NOT NULL,
  branch_ids text[],
  course_ids text[],
  student_ids text[],
  secret text NOT NULL,
  previous_secret text,
  previous_until timestamp with time zone,
  retry_schedule text NOT NULL DEFAULT 'short'::text,
  max_concurrency smallint NOT NULL DEFAULT 10,
  is_enabled boolean NOT NULL DEFAULT true,
  disabled_reason text,
  disabled_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone,
  anonymise_learners boolean NOT NULL DEFAULT false
);
CREATE TABLE webhook_lanes (
  tenant_id text NOT NULL,
  endpoint_id text NOT NULL,
  worker integer,
  fence bigint NOT NULL DEFAULT 0,
  held_until timestamp with time zone NOT NULL DEFAULT '-infinity'::timestamp with time zone,
  failing_since timestamp with time zone,
  given_up_in_row integer NOT NULL DEFAULT 0,
  paused_until timestamp with time zone,
  last_success_at timestamp with time zone,
  last_failure_at timestamp with time zone
) WITH (fillfactor=50);
CREATE TABLE webhook_queue (
  tenant_id text NOT NULL,
  endpoint_id text NOT NULL,
  seq bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  id text NOT NULL,
  event_id text NOT NULL,
  event_seq bigint NOT NULL,
  event_at timestamp with time zone NOT NULL,
  event_type text NOT NULL,
  attempts smallint NOT NULL DEFAULT 0,
  due_at timestamp with time zone NOT NULL DEFAULT now(),
  is_asked_for boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL DEFAULT now()
) WITH (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=5000, autovacuum_vacuum_cost_delay=0, autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=50000);

-- constraints

ALTER TABLE ai_summaries ADD CONSTRAINT ai_summaries_pkey PRIMARY KEY (tenant_id, student_id, generated_at);
ALTER TABLE ai_summaries ADD CONSTRAINT ai_summaries_tenant_id_student_id_fkey FOREIGN KEY (tenant_id, student_id) REFERENCES learners(tenant_id, student_id);
ALTER TABLE api_key_usage ADD CONSTRAINT api_key_usage_pkey PRIMARY KEY (tenant_id, key_id, hour, route_group, status_class);
ALTER TABLE api_key_usage ADD CONSTRAINT api_key_usage_requests_check CHECK ((requests > 0));
ALTER TABLE api_key_usage ADD CONSTRAINT api_key_usage_status_class_check CHECK (((status_class >= 1) AND (status_class <= 5)));
ALTER TABLE api_key_usage ADD CONSTRAINT api_key_usage_tenant_id_key_id_fkey FOREIGN KEY (tenant_id, key_id) REFERENCES api_keys(tenant_id, id);
ALTER TABLE api_keys ADD CONSTRAINT api_keys_environment_check CHECK ((environment = ANY (ARRAY['live'::text, 'test'::text])));
ALTER TABLE api_keys ADD CONSTRAINT api_keys_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE api_keys ADD CONSTRAINT api_keys_key_taken UNIQUE (key_hash);
ALTER TABLE api_keys ADD CONSTRAINT api_keys_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE api_keys ADD CONSTRAINT api_keys_previous_has_an_end CHECK (((previous_key_hash IS NULL) = (previous_until IS NULL)));
ALTER TABLE api_keys ADD CONSTRAINT api_keys_previous_key_taken UNIQUE (previous_key_hash);
ALTER TABLE api_keys ADD CONSTRAINT api_keys_rate_limit_per_hour_check CHECK (((rate_limit_per_hour >= 1) AND (rate_limit_per_hour <= 1000000)));
ALTER TABLE api_keys ADD CONSTRAINT api_keys_scopes_check CHECK ((cardinality(scopes) > 0));
ALTER TABLE api_keys ADD CONSTRAINT api_keys_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE attempts ADD CONSTRAINT attempts_pkey PRIMARY KEY (tenant_id, attempt_id);
ALTER TABLE attempts ADD CONSTRAINT attempts_tenant_id_student_id_fkey FOREIGN KEY (tenant_id, student_id) REFERENCES learners(tenant_id, student_id);
ALTER TABLE attendance ADD CONSTRAINT attendance_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE attendance ADD CONSTRAINT attendance_names_somebody CHECK (((student_id IS NULL) <> (guest_name IS NULL)));
ALTER TABLE attendance ADD CONSTRAINT attendance_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE attendance ADD CONSTRAINT attendance_registered_is_a_student CHECK (((registration_id IS NULL) OR (student_id IS NOT NULL)));
ALTER TABLE attendance ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'absent'::text, 'late'::text, 'excused'::text])));
ALTER TABLE attendance ADD CONSTRAINT attendance_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE attendance ADD CONSTRAINT attendance_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id);
ALTER TABLE attendance ADD CONSTRAINT attendance_tenant_id_registration_id_fkey FOREIGN KEY (tenant_id, registration_id) REFERENCES registrations(tenant_id, id);
ALTER TABLE attendance ADD CONSTRAINT attendance_tenant_id_student_id_fkey FOREIGN KEY (tenant_id, student_id) REFERENCES students(tenant_id, id);
ALTER TABLE audit_log ADD CONSTRAINT audit_log_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'key'::text, 'app'::text, 'student'::text, 'partner'::text, 'job'::text, 'system'::text, 'anonymous'::text])));
ALTER TABLE audit_log ADD CONSTRAINT audit_log_pkey PRIMARY KEY (tenant_id, id, created_at);
ALTER TABLE audit_log ADD CONSTRAINT audit_log_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE branches ADD CONSTRAINT branches_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE branches ADD CONSTRAINT branches_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE branches ADD CONSTRAINT branches_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE branches ADD CONSTRAINT branches_type_check CHECK ((type = ANY (ARRAY['school'::text, 'community_center'::text, 'frontal'::text, 'online'::text])));
ALTER TABLE calendar_feeds ADD CONSTRAINT calendar_feeds_pkey PRIMARY KEY (tenant_id, instructor_id);
ALTER TABLE calendar_feeds ADD CONSTRAINT calendar_feeds_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE calendar_feeds ADD CONSTRAINT calendar_feeds_tenant_id_instructor_id_fkey FOREIGN KEY (tenant_id, instructor_id) REFERENCES instructors(tenant_id, id);
ALTER TABLE connected_apps ADD CONSTRAINT connected_apps_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE connected_apps ADD CONSTRAINT connected_apps_previous_token_taken UNIQUE (previous_token_hash);
ALTER TABLE connected_apps ADD CONSTRAINT connected_apps_requests_per_second_check CHECK (((requests_per_second >= 1) AND (requests_per_second <= 100000)));
ALTER TABLE connected_apps ADD CONSTRAINT connected_apps_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE connected_apps ADD CONSTRAINT connected_apps_token_taken UNIQUE (token_hash);
ALTER TABLE consents ADD CONSTRAINT consents_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE consents ADD CONSTRAINT consents_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE consents ADD CONSTRAINT consents_purpose_check CHECK ((purpose ~ '^[a-z][a-z0-9_]{0,39}$'::text));
ALTER TABLE consents ADD CONSTRAINT consents_source_check CHECK ((source = ANY (ARRAY['form'::text, 'paper'::text, 'phone'::text, 'email'::text, 'message'::text, 'in_person'::text, 'import'::text])));
ALTER TABLE consents ADD CONSTRAINT consents_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id);
ALTER TABLE consents ADD CONSTRAINT consents_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE consents ADD CONSTRAINT consents_tenant_id_student_id_fkey FOREIGN KEY (tenant_id, student_id) REFERENCES students(tenant_id, id);
ALTER TABLE consents ADD CONSTRAINT consents_text_version_check CHECK ((text_version ~ '^[A-Za-z0-9._-]{1,40}$'::text));
ALTER TABLE courses ADD CONSTRAINT courses_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE courses ADD CONSTRAINT courses_origin_check CHECK ((origin = ANY (ARRAY['own'::text, 'partner'::text])));
ALTER TABLE courses ADD CONSTRAINT courses_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE courses ADD CONSTRAINT courses_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE custom_fields ADD CONSTRAINT custom_fields_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE custom_fields ADD CONSTRAINT custom_fields_key_check CHECK ((key ~ '^[a-z][A-Za-z0-9_]{0,39}$'::text));
ALTER TABLE custom_fields ADD CONSTRAINT custom_fields_options_fit CHECK (((type = ANY (ARRAY['select'::text, 'multiselect'::text])) = (cardinality(options) > 0)));
ALTER TABLE custom_fields ADD CONSTRAINT custom_fields_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE custom_fields ADD CONSTRAINT custom_fields_resource_check CHECK ((resource = ANY (ARRAY['customer'::text, 'lead'::text, 'student'::text, 'course'::text, 'cycle'::text])));
ALTER TABLE custom_fields ADD CONSTRAINT custom_fields_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE custom_fields ADD CONSTRAINT custom_fields_type_check CHECK ((type = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'boolean'::text, 'select'::text, 'multiselect'::text])));
ALTER TABLE customers ADD CONSTRAINT customers_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE customers ADD CONSTRAINT customers_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{4,14}$'::text));
ALTER TABLE customers ADD CONSTRAINT customers_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE customers ADD CONSTRAINT customers_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE customers ADD CONSTRAINT customers_tenant_id_merged_into_fkey FOREIGN KEY (tenant_id, merged_into) REFERENCES customers(tenant_id, id);
ALTER TABLE cycle_slots ADD CONSTRAINT cycle_slots_day_check CHECK (((day >= 0) AND (day <= 6)));
ALTER TABLE cycle_slots ADD CONSTRAINT cycle_slots_ends_after_start CHECK ((end_time > start_time));
ALTER TABLE cycle_slots ADD CONSTRAINT cycle_slots_overlap EXCLUDE USING gist (tenant_id WITH =, cycle_id WITH =, day WITH =, tsrange(('2000-01-01'::date + start_time), ('2000-01-01'::date + end_time)) WITH &&);
ALTER TABLE cycle_slots ADD CONSTRAINT cycle_slots_pkey PRIMARY KEY (tenant_id, cycle_id, day, start_time);
ALTER TABLE cycle_slots ADD CONSTRAINT cycle_slots_tenant_id_cycle_id_fkey FOREIGN KEY (tenant_id, cycle_id) REFERENCES cycles(tenant_id, id);
ALTER TABLE cycle_slots ADD CONSTRAINT cycle_slots_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE cycles ADD CONSTRAINT cycles_activity_type_check CHECK ((activity_type = ANY (ARRAY['online'::text, 'frontal'::text, 'private'::text])));
ALTER TABLE cycles ADD CONSTRAINT cycles_daily_rate_known CHECK (((instructor_payment_mode = 'hourly'::text) OR (instructor_daily_rate IS NOT NULL)));
ALTER TABLE cycles ADD CONSTRAINT cycles_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE cycles ADD CONSTRAINT cycles_instructor_daily_rate_check CHECK ((instructor_daily_rate >= 0));
ALTER TABLE cycles ADD CONSTRAINT cycles_instructor_payment_mode_check CHECK ((instructor_payment_mode = ANY (ARRAY['hourly'::text, 'daily'::text])));
ALTER TABLE cycles ADD CONSTRAINT cycles_max_students_check CHECK ((max_students >= 1));
ALTER TABLE cycles ADD CONSTRAINT cycles_meeting_revenue_check CHECK ((meeting_revenue >= 0));
ALTER TABLE cycles ADD CONSTRAINT cycles_meetings_add_up CHECK (((completed_meetings >= 0) AND (cancelled_meetings >= 0) AND ((completed_meetings + cancelled_meetings) <= total_meetings)));
ALTER TABLE cycles ADD CONSTRAINT cycles_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE cycles ADD CONSTRAINT cycles_price_per_student_check CHECK ((price_per_student >= 0));
ALTER TABLE cycles ADD CONSTRAINT cycles_status_check CHECK ((status = ANY (ARRAY['active'::text, 'completed'::text, 'cancelled'::text, 'frozen'::text])));
ALTER TABLE cycles ADD CONSTRAINT cycles_student_count_check CHECK ((student_count >= 0));
ALTER TABLE cycles ADD CONSTRAINT cycles_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches(tenant_id, id);
ALTER TABLE cycles ADD CONSTRAINT cycles_tenant_id_course_id_fkey FOREIGN KEY (tenant_id, course_id) REFERENCES courses(tenant_id, id);
ALTER TABLE cycles ADD CONSTRAINT cycles_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE cycles ADD CONSTRAINT cycles_tenant_id_institutional_order_id_fkey FOREIGN KEY (tenant_id, institutional_order_id) REFERENCES institutional_orders(tenant_id, id);
ALTER TABLE cycles ADD CONSTRAINT cycles_tenant_id_instructor_id_fkey FOREIGN KEY (tenant_id, instructor_id) REFERENCES instructors(tenant_id, id);
ALTER TABLE cycles ADD CONSTRAINT cycles_total_meetings_check CHECK (((total_meetings >= 1) AND (total_meetings <= 500)));
ALTER TABLE cycles ADD CONSTRAINT cycles_type_check CHECK ((type = ANY (ARRAY['private'::text, 'institutional_per_child'::text, 'institutional_fixed'::text])));
ALTER TABLE daily_snapshots ADD CONSTRAINT daily_snapshots_pkey PRIMARY KEY (tenant_id, student_id, date_key);
ALTER TABLE daily_snapshots ADD CONSTRAINT daily_snapshots_tenant_id_student_id_fkey FOREIGN KEY (tenant_id, student_id) REFERENCES learners(tenant_id, student_id);
ALTER TABLE default_views ADD CONSTRAINT default_views_pkey PRIMARY KEY (tenant_id, user_id, resource);
ALTER TABLE default_views ADD CONSTRAINT default_views_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE default_views ADD CONSTRAINT default_views_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES users(tenant_id, id);
ALTER TABLE default_views ADD CONSTRAINT default_views_tenant_id_view_id_fkey FOREIGN KEY (tenant_id, view_id) REFERENCES saved_views(tenant_id, id);
ALTER TABLE erasures ADD CONSTRAINT erasures_kind_check CHECK ((kind = ANY (ARRAY['customer'::text, 'student'::text, 'lead'::text, 'task'::text, 'registration'::text, 'payment'::text, 'attendance'::text])));
ALTER TABLE erasures ADD CONSTRAINT erasures_pkey PRIMARY KEY (tenant_id, kind, record_id);
ALTER TABLE erasures ADD CONSTRAINT erasures_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY (tenant_id, seq, created_at);
ALTER TABLE expenses ADD CONSTRAINT expenses_amount_check CHECK ((amount > 0));
ALTER TABLE expenses ADD CONSTRAINT expenses_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE expenses ADD CONSTRAINT expenses_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE expenses ADD CONSTRAINT expenses_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text])));
ALTER TABLE expenses ADD CONSTRAINT expenses_tenant_id_cycle_id_fkey FOREIGN KEY (tenant_id, cycle_id) REFERENCES cycles(tenant_id, id);
ALTER TABLE expenses ADD CONSTRAINT expenses_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE expenses ADD CONSTRAINT expenses_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id);
ALTER TABLE export_chunks ADD CONSTRAINT export_chunks_pkey PRIMARY KEY (tenant_id, export_id, attempt, seq);
ALTER TABLE export_chunks ADD CONSTRAINT export_chunks_seq_check CHECK ((seq >= 0));
ALTER TABLE export_chunks ADD CONSTRAINT export_chunks_tenant_id_export_id_fkey FOREIGN KEY (tenant_id, export_id) REFERENCES exports(tenant_id, id);
ALTER TABLE export_chunks ADD CONSTRAINT export_chunks_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE exports ADD CONSTRAINT exports_finished CHECK (((finished_at IS NULL) = (state = ANY (ARRAY['queued'::text, 'running'::text]))));
ALTER TABLE exports ADD CONSTRAINT exports_format_check CHECK ((format = ANY (ARRAY['csv'::text, 'xlsx'::text])));
ALTER TABLE exports ADD CONSTRAINT exports_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE exports ADD CONSTRAINT exports_kept_when_completed CHECK (((expires_at IS NOT NULL) = (state = 'completed'::text)));
ALTER TABLE exports ADD CONSTRAINT exports_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'he'::text, 'vi'::text])));
ALTER TABLE exports ADD CONSTRAINT exports_of_one_thing CHECK ((num_nonnulls(resource, report) = 1));
ALTER TABLE exports ADD CONSTRAINT exports_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE exports ADD CONSTRAINT exports_say_why CHECK (((failure IS NOT NULL) = (state = 'failed'::text)));
ALTER TABLE exports ADD CONSTRAINT exports_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'completed'::text, 'failed'::text, 'cancelled'::text])));
ALTER TABLE exports ADD CONSTRAINT exports_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE exports ADD CONSTRAINT exports_tenant_id_requested_by_fkey FOREIGN KEY (tenant_id, requested_by) REFERENCES users(tenant_id, id);
ALTER TABLE external_events ADD CONSTRAINT external_events_duration_seconds_check CHECK ((duration_seconds >= 0));
ALTER TABLE external_events ADD CONSTRAINT external_events_pkey PRIMARY KEY (tenant_id, source_system, event_id);
ALTER TABLE external_events ADD CONSTRAINT external_events_score_check CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision)));
ALTER TABLE external_events ADD CONSTRAINT external_events_tenant_id_student_id_fkey FOREIGN KEY (tenant_id, student_id) REFERENCES learners(tenant_id, student_id);
ALTER TABLE holidays ADD CONSTRAINT holidays_end_after_start CHECK ((end_date >= start_date));
ALTER TABLE holidays ADD CONSTRAINT holidays_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE holidays ADD CONSTRAINT holidays_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE holidays ADD CONSTRAINT holidays_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches(tenant_id, id);
ALTER TABLE holidays ADD CONSTRAINT holidays_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (tenant_id, scope, key);
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE import_records ADD CONSTRAINT import_records_kind_check CHECK ((kind = ANY (ARRAY['customer'::text, 'student'::text, 'lead'::text, 'course'::text])));
ALTER TABLE import_records ADD CONSTRAINT import_records_pkey PRIMARY KEY (tenant_id, import_id, row_no, seq);
ALTER TABLE import_records ADD CONSTRAINT import_records_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE import_records ADD CONSTRAINT import_records_tenant_id_import_id_row_no_fkey FOREIGN KEY (tenant_id, import_id, row_no) REFERENCES import_rows(tenant_id, import_id, row_no);
ALTER TABLE import_rows ADD CONSTRAINT import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'updated'::text, 'skipped'::text, 'error'::text, 'removed'::text, 'restored'::text, 'kept'::text])));
ALTER TABLE import_rows ADD CONSTRAINT import_rows_pkey PRIMARY KEY (tenant_id, import_id, row_no);
ALTER TABLE import_rows ADD CONSTRAINT import_rows_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE import_rows ADD CONSTRAINT import_rows_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES imports(tenant_id, id);
ALTER TABLE imports ADD CONSTRAINT imports_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE imports ADD CONSTRAINT imports_mode_check CHECK ((mode = ANY (ARRAY['create'::text, 'upsert'::text])));
ALTER TABLE imports ADD CONSTRAINT imports_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE imports ADD CONSTRAINT imports_resource_check CHECK ((resource = ANY (ARRAY['customers'::text, 'students'::text, 'leads'::text, 'courses'::text])));
ALTER TABLE imports ADD CONSTRAINT imports_status_check CHECK ((status = ANY (ARRAY['ready'::text, 'checking'::text, 'checked'::text, 'running'::text, 'completed'::text, 'cancelled'::text, 'failed'::text, 'undoing'::text, 'undone'::text])));
ALTER TABLE imports ADD CONSTRAINT imports_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE imports ADD CONSTRAINT imports_tenant_id_started_by_fkey FOREIGN KEY (tenant_id, started_by) REFERENCES users(tenant_id, id);
ALTER TABLE imports ADD CONSTRAINT imports_total_rows_check CHECK ((total_rows >= 0));
ALTER TABLE institutional_orders ADD CONSTRAINT institutional_orders_end_after_start CHECK ((end_date >= start_date));
ALTER TABLE institutional_orders ADD CONSTRAINT institutional_orders_estimated_meetings_check CHECK ((estimated_meetings >= 0));
ALTER TABLE institutional_orders ADD CONSTRAINT institutional_orders_estimated_total_check CHECK ((estimated_total >= 0));
ALTER TABLE institutional_orders ADD CONSTRAINT institutional_orders_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE institutional_orders ADD CONSTRAINT institutional_orders_paid_amount_check CHECK ((paid_amount >= 0));
ALTER TABLE institutional_orders ADD CONSTRAINT institutional_orders_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE institutional_orders ADD CONSTRAINT institutional_orders_price_per_meeting_check CHECK ((price_per_meeting >= 0));
ALTER TABLE institutional_orders ADD CONSTRAINT institutional_orders_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'active'::text, 'completed'::text, 'cancelled'::text])));
ALTER TABLE institutional_orders ADD CONSTRAINT institutional_orders_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches(tenant_id, id);
ALTER TABLE institutional_orders ADD CONSTRAINT institutional_orders_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE instructor_availability ADD CONSTRAINT instructor_availability_day_check CHECK (((day >= 0) AND (day <= 6)));
ALTER TABLE instructor_availability ADD CONSTRAINT instructor_availability_ends_after_start CHECK ((end_time > start_time));
ALTER TABLE instructor_availability ADD CONSTRAINT instructor_availability_overlaps EXCLUDE USING gist (tenant_id WITH =, instructor_id WITH =, day WITH =, tsrange(('2000-01-01'::date + start_time), ('2000-01-01'::date + end_time)) WITH &&);
ALTER TABLE instructor_availability ADD CONSTRAINT instructor_availability_pkey PRIMARY KEY (tenant_id, instructor_id, day, start_time);
ALTER TABLE instructor_availability ADD CONSTRAINT instructor_availability_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches(tenant_id, id);
ALTER TABLE instructor_availability ADD CONSTRAINT instructor_availability_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE instructor_availability ADD CONSTRAINT instructor_availability_tenant_id_instructor_id_fkey FOREIGN KEY (tenant_id, instructor_id) REFERENCES instructors(tenant_id, id);
ALTER TABLE instructor_links ADD CONSTRAINT instructor_links_pkey PRIMARY KEY (tenant_id, meeting_id);
ALTER TABLE instructor_links ADD CONSTRAINT instructor_links_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE instructor_links ADD CONSTRAINT instructor_links_tenant_id_instructor_id_fkey FOREIGN KEY (tenant_id, instructor_id) REFERENCES instructors(tenant_id, id);
ALTER TABLE instructor_links ADD CONSTRAINT instructor_links_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id);
ALTER TABLE instructor_time_off ADD CONSTRAINT instructor_time_off_ends_after_start CHECK ((end_date >= start_date));
ALTER TABLE instructor_time_off ADD CONSTRAINT instructor_time_off_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE instructor_time_off ADD CONSTRAINT instructor_time_off_part_of_one_day CHECK ((((start_time IS NULL) = (end_time IS NULL)) AND ((start_time IS NULL) OR ((end_time > start_time) AND (start_date = end_date)))));
ALTER TABLE instructor_time_off ADD CONSTRAINT instructor_time_off_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE instructor_time_off ADD CONSTRAINT instructor_time_off_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE instructor_time_off ADD CONSTRAINT instructor_time_off_tenant_id_instructor_id_fkey FOREIGN KEY (tenant_id, instructor_id) REFERENCES instructors(tenant_id, id);
ALTER TABLE instructors ADD CONSTRAINT instructors_employment_type_check CHECK ((employment_type = ANY (ARRAY['employee'::text, 'freelancer'::text])));
ALTER TABLE instructors ADD CONSTRAINT instructors_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE instructors ADD CONSTRAINT instructors_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{4,14}$'::text));
ALTER TABLE instructors ADD CONSTRAINT instructors_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE instructors ADD CONSTRAINT instructors_rate_frontal_check CHECK ((rate_frontal >= 0));
ALTER TABLE instructors ADD CONSTRAINT instructors_rate_online_check CHECK ((rate_online >= 0));
ALTER TABLE instructors ADD CONSTRAINT instructors_rate_private_check CHECK ((rate_private >= 0));
ALTER TABLE instructors ADD CONSTRAINT instructors_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE instructors ADD CONSTRAINT instructors_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES users(tenant_id, id);
ALTER TABLE lead_activities ADD CONSTRAINT lead_activities_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE lead_activities ADD CONSTRAINT lead_activities_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE lead_activities ADD CONSTRAINT lead_activities_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE lead_activities ADD CONSTRAINT lead_activities_tenant_id_lead_id_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES leads(tenant_id, id);
ALTER TABLE lead_activities ADD CONSTRAINT lead_activities_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES users(tenant_id, id);
ALTER TABLE lead_activities ADD CONSTRAINT lead_activities_type_check CHECK ((type = ANY (ARRAY['call'::text, 'email'::text, 'meeting'::text, 'message'::text, 'note'::text, 'status'::text, 'assigned'::text, 'repeated'::text, 'converted'::text])));
ALTER TABLE lead_assignment_rules ADD CONSTRAINT lead_assignment_rules_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE lead_assignment_rules ADD CONSTRAINT lead_assignment_rules_next_check CHECK ((next >= 0));
ALTER TABLE lead_assignment_rules ADD CONSTRAINT lead_assignment_rules_one_per_branch UNIQUE NULLS NOT DISTINCT (tenant_id, branch_id);
ALTER TABLE lead_assignment_rules ADD CONSTRAINT lead_assignment_rules_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE lead_assignment_rules ADD CONSTRAINT lead_assignment_rules_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches(tenant_id, id);
ALTER TABLE lead_assignment_rules ADD CONSTRAINT lead_assignment_rules_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE lead_assignment_rules ADD CONSTRAINT lead_assignment_rules_user_ids_check CHECK ((cardinality(user_ids) > 0));
ALTER TABLE lead_forms ADD CONSTRAINT lead_forms_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE lead_forms ADD CONSTRAINT lead_forms_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE lead_forms ADD CONSTRAINT lead_forms_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches(tenant_id, id);
ALTER TABLE lead_forms ADD CONSTRAINT lead_forms_tenant_id_course_id_fkey FOREIGN KEY (tenant_id, course_id) REFERENCES courses(tenant_id, id);
ALTER TABLE lead_forms ADD CONSTRAINT lead_forms_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE lead_forms ADD CONSTRAINT lead_forms_token_check CHECK ((token ~ '^[A-Za-z0-9_-]{24,64}$'::text));
ALTER TABLE lead_forms ADD CONSTRAINT lead_forms_token_taken UNIQUE (token);
ALTER TABLE leads ADD CONSTRAINT leads_converted_into_somebody CHECK (((status = 'converted'::text) = ((converted_at IS NOT NULL) AND (customer_id IS NOT NULL) AND (student_id IS NOT NULL))));
ALTER TABLE leads ADD CONSTRAINT leads_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE leads ADD CONSTRAINT leads_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{4,14}$'::text));
ALTER TABLE leads ADD CONSTRAINT leads_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE leads ADD CONSTRAINT leads_reason_of_the_closed CHECK (((closed_reason IS NULL) OR (status = 'closed'::text)));
ALTER TABLE leads ADD CONSTRAINT leads_status_check CHECK ((status = ANY (ARRAY['new'::text, 'contacted'::text, 'in_progress'::text, 'converted'::text, 'closed'::text])));
ALTER TABLE leads ADD CONSTRAINT leads_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches(tenant_id, id);
ALTER TABLE leads ADD CONSTRAINT leads_tenant_id_course_id_fkey FOREIGN KEY (tenant_id, course_id) REFERENCES courses(tenant_id, id);
ALTER TABLE leads ADD CONSTRAINT leads_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id);
ALTER TABLE leads ADD CONSTRAINT leads_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE leads ADD CONSTRAINT leads_tenant_id_form_id_fkey FOREIGN KEY (tenant_id, form_id) REFERENCES lead_forms(tenant_id, id);
ALTER TABLE leads ADD CONSTRAINT leads_tenant_id_owner_id_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES users(tenant_id, id);
ALTER TABLE leads ADD CONSTRAINT leads_tenant_id_student_id_fkey FOREIGN KEY (tenant_id, student_id) REFERENCES students(tenant_id, id);
ALTER TABLE learner_skills ADD CONSTRAINT learner_skills_mastery_check CHECK (((mastery >= (0)::double precision) AND (mastery <= (1)::double precision)));
ALTER TABLE learner_skills ADD CONSTRAINT learner_skills_pkey PRIMARY KEY (tenant_id, student_id, skill);
ALTER TABLE learner_skills ADD CONSTRAINT learner_skills_tenant_id_student_id_fkey FOREIGN KEY (tenant_id, student_id) REFERENCES learners(tenant_id, student_id);
ALTER TABLE learners ADD CONSTRAINT learners_pkey PRIMARY KEY (tenant_id, student_id);
ALTER TABLE learners ADD CONSTRAINT learners_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE learners ADD CONSTRAINT learners_tenant_id_student_id_fkey FOREIGN KEY (tenant_id, student_id) REFERENCES students(tenant_id, id);
ALTER TABLE learning_events ADD CONSTRAINT learning_events_pkey PRIMARY KEY (tenant_id, event_id);
ALTER TABLE learning_events ADD CONSTRAINT learning_events_tenant_id_student_id_fkey FOREIGN KEY (tenant_id, student_id) REFERENCES learners(tenant_id, student_id);
ALTER TABLE mails ADD CONSTRAINT mails_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE mails ADD CONSTRAINT mails_letter_while_queued CHECK (((status = 'queued'::text) = (letter_sealed IS NOT NULL)));
ALTER TABLE mails ADD CONSTRAINT mails_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'he'::text, 'vi'::text])));
ALTER TABLE mails ADD CONSTRAINT mails_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE mails ADD CONSTRAINT mails_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text])));
ALTER TABLE mails ADD CONSTRAINT mails_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE makeup_credits ADD CONSTRAINT makeup_credits_expire_later CHECK ((expires_on >= earned_on));
ALTER TABLE makeup_credits ADD CONSTRAINT makeup_credits_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE makeup_credits ADD CONSTRAINT makeup_credits_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE makeup_credits ADD CONSTRAINT makeup_credits_tenant_id_attendance_id_fkey FOREIGN KEY (tenant_id, attendance_id) REFERENCES attendance(tenant_id, id);
ALTER TABLE makeup_credits ADD CONSTRAINT makeup_credits_tenant_id_course_id_fkey FOREIGN KEY (tenant_id, course_id) REFERENCES courses(tenant_id, id);
ALTER TABLE makeup_credits ADD CONSTRAINT makeup_credits_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE makeup_credits ADD CONSTRAINT makeup_credits_tenant_id_student_id_fkey FOREIGN KEY (tenant_id, student_id) REFERENCES students(tenant_id, id);
ALTER TABLE makeup_credits ADD CONSTRAINT makeup_credits_tenant_id_used_attendance_id_fkey FOREIGN KEY (tenant_id, used_attendance_id) REFERENCES attendance(tenant_id, id);
ALTER TABLE meeting_room_settings ADD CONSTRAINT meeting_room_settings_pkey PRIMARY KEY (tenant_id);
ALTER TABLE meeting_room_settings ADD CONSTRAINT meeting_room_settings_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE meetings ADD CONSTRAINT meetings_activity_type_check CHECK ((activity_type = ANY (ARRAY['online'::text, 'frontal'::text, 'private'::text])));
ALTER TABLE meetings ADD CONSTRAINT meetings_completed_once CHECK (((status = 'completed'::text) = (completed_at IS NOT NULL)));
ALTER TABLE meetings ADD CONSTRAINT meetings_earn_when_held CHECK (((revenue = 0) OR ((status = ANY (ARRAY['scheduled'::text, 'completed'::text])) AND (nature = 'regular'::text))));
ALTER TABLE meetings ADD CONSTRAINT meetings_end_after_start CHECK (((end_time > start_time) AND (ends_at > starts_at)));
ALTER TABLE meetings ADD CONSTRAINT meetings_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE meetings ADD CONSTRAINT meetings_instructor_not_double_booked EXCLUDE USING gist (tenant_id WITH =, instructor_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (((status = ANY (ARRAY['scheduled'::text, 'completed'::text])) AND (NOT allows_overlap) AND (deleted_at IS NULL)));
ALTER TABLE meetings ADD CONSTRAINT meetings_instructor_payment_check CHECK ((instructor_payment >= 0));
ALTER TABLE meetings ADD CONSTRAINT meetings_nature_check CHECK ((nature = ANY (ARRAY['regular'::text, 'no_revenue'::text])));
ALTER TABLE meetings ADD CONSTRAINT meetings_paid_percent_check CHECK (((paid_percent >= 0) AND (paid_percent <= 100)));
ALTER TABLE meetings ADD CONSTRAINT meetings_pay_when_held CHECK (((instructor_payment = 0) OR (status = ANY (ARRAY['scheduled'::text, 'completed'::text])) OR ((status = 'cancelled'::text) AND pays_instructor)));
ALTER TABLE meetings ADD CONSTRAINT meetings_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE meetings ADD CONSTRAINT meetings_room_not_double_booked EXCLUDE USING gist (tenant_id WITH =, branch_id WITH =, room_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (((room_id IS NOT NULL) AND (status = ANY (ARRAY['scheduled'::text, 'completed'::text])) AND (NOT allows_overlap) AND (deleted_at IS NULL)));
ALTER TABLE meetings ADD CONSTRAINT meetings_status_check CHECK ((status = ANY (ARRAY['scheduled'::text, 'completed'::text, 'cancelled'::text, 'postponed'::text])));
ALTER TABLE meetings ADD CONSTRAINT meetings_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches(tenant_id, id);
ALTER TABLE meetings ADD CONSTRAINT meetings_tenant_id_course_id_fkey FOREIGN KEY (tenant_id, course_id) REFERENCES courses(tenant_id, id);
ALTER TABLE meetings ADD CONSTRAINT meetings_tenant_id_cycle_id_fkey FOREIGN KEY (tenant_id, cycle_id) REFERENCES cycles(tenant_id, id);
ALTER TABLE meetings ADD CONSTRAINT meetings_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE meetings ADD CONSTRAINT meetings_tenant_id_instructor_id_fkey FOREIGN KEY (tenant_id, instructor_id) REFERENCES instructors(tenant_id, id);
ALTER TABLE meetings ADD CONSTRAINT meetings_tenant_id_rescheduled_to_id_fkey FOREIGN KEY (tenant_id, rescheduled_to_id) REFERENCES meetings(tenant_id, id);
ALTER TABLE migrations ADD CONSTRAINT migrations_pkey PRIMARY KEY (name);
ALTER TABLE payments ADD CONSTRAINT payments_amount_check CHECK ((amount > 0));
ALTER TABLE payments ADD CONSTRAINT payments_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE payments ADD CONSTRAINT payments_method_check CHECK ((method = ANY (ARRAY['credit'::text, 'transfer'::text, 'cash'::text, 'institutional'::text, 'standing_order'::text])));
ALTER TABLE payments ADD CONSTRAINT payments_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE payments ADD CONSTRAINT payments_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id);
ALTER TABLE payments ADD CONSTRAINT payments_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE payments ADD CONSTRAINT payments_tenant_id_refund_of_fkey FOREIGN KEY (tenant_id, refund_of) REFERENCES payments(tenant_id, id);
ALTER TABLE payments ADD CONSTRAINT payments_tenant_id_registration_id_fkey FOREIGN KEY (tenant_id, registration_id) REFERENCES registrations(tenant_id, id);
ALTER TABLE record_labels ADD CONSTRAINT record_labels_pkey PRIMARY KEY (tenant_id, resource, label, sort_key, id);
ALTER TABLE record_labels ADD CONSTRAINT record_labels_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE registrations ADD CONSTRAINT registrations_amount_check CHECK ((amount >= 0));
ALTER TABLE registrations ADD CONSTRAINT registrations_cancelled_on_a_day CHECK (((status = 'cancelled'::text) = (cancellation_date IS NOT NULL)));
ALTER TABLE registrations ADD CONSTRAINT registrations_credited_amount_check CHECK ((credited_amount >= 0));
ALTER TABLE registrations ADD CONSTRAINT registrations_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE registrations ADD CONSTRAINT registrations_net_amount_check CHECK ((net_amount >= 0));
ALTER TABLE registrations ADD CONSTRAINT registrations_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE registrations ADD CONSTRAINT registrations_refund_amount_check CHECK ((refund_amount >= 0));
ALTER TABLE registrations ADD CONSTRAINT registrations_refund_fits CHECK (((refund_amount + credited_amount) <= amount));
ALTER TABLE registrations ADD CONSTRAINT registrations_status_check CHECK ((status = ANY (ARRAY['registered'::text, 'active'::text, 'completed'::text, 'cancelled'::text, 'trial'::text, 'waitlisted'::text])));
ALTER TABLE registrations ADD CONSTRAINT registrations_tenant_id_cycle_id_fkey FOREIGN KEY (tenant_id, cycle_id) REFERENCES cycles(tenant_id, id);
ALTER TABLE registrations ADD CONSTRAINT registrations_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE registrations ADD CONSTRAINT registrations_tenant_id_student_id_fkey FOREIGN KEY (tenant_id, student_id) REFERENCES students(tenant_id, id);
ALTER TABLE registrations ADD CONSTRAINT registrations_tenant_id_transferred_to_id_fkey FOREIGN KEY (tenant_id, transferred_to_id) REFERENCES registrations(tenant_id, id);
ALTER TABLE registrations ADD CONSTRAINT registrations_vat_rate_bp_check CHECK (((vat_rate_bp >= 0) AND (vat_rate_bp <= 10000)));
ALTER TABLE registrations ADD CONSTRAINT registrations_wait_in_line CHECK (((status = 'waitlisted'::text) = (waitlisted_at IS NOT NULL)));
ALTER TABLE revenue_shares ADD CONSTRAINT revenue_shares_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE revenue_shares ADD CONSTRAINT revenue_shares_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE revenue_shares ADD CONSTRAINT revenue_shares_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id);
ALTER TABLE revenue_shares ADD CONSTRAINT revenue_shares_tenant_id_registration_id_fkey FOREIGN KEY (tenant_id, registration_id) REFERENCES registrations(tenant_id, id);
ALTER TABLE role_permissions ADD CONSTRAINT role_permissions_changes_check CHECK ((jsonb_typeof(changes) = 'object'::text));
ALTER TABLE role_permissions ADD CONSTRAINT role_permissions_pkey PRIMARY KEY (tenant_id, role);
ALTER TABLE role_permissions ADD CONSTRAINT role_permissions_role_check CHECK ((role = ANY (ARRAY['manager'::text, 'instructor'::text, 'seller'::text, 'viewer'::text])));
ALTER TABLE role_permissions ADD CONSTRAINT role_permissions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE room_messages ADD CONSTRAINT room_messages_pkey PRIMARY KEY (tenant_id, message_hash);
ALTER TABLE room_messages ADD CONSTRAINT room_messages_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE room_participants ADD CONSTRAINT room_participants_pkey PRIMARY KEY (tenant_id, meeting_id, participant_key);
ALTER TABLE room_participants ADD CONSTRAINT room_participants_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE room_participants ADD CONSTRAINT room_participants_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id);
ALTER TABLE room_sessions ADD CONSTRAINT room_sessions_pkey PRIMARY KEY (tenant_id, meeting_id);
ALTER TABLE room_sessions ADD CONSTRAINT room_sessions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE room_sessions ADD CONSTRAINT room_sessions_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id);
ALTER TABLE saved_views ADD CONSTRAINT saved_views_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE saved_views ADD CONSTRAINT saved_views_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE saved_views ADD CONSTRAINT saved_views_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE saved_views ADD CONSTRAINT saved_views_tenant_id_owner_id_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES users(tenant_id, id);
ALTER TABLE signing_keys ADD CONSTRAINT signing_keys_pkey PRIMARY KEY (id);
ALTER TABLE signing_keys ADD CONSTRAINT signing_keys_purpose_check CHECK ((purpose = ANY (ARRAY['staff'::text, 'student'::text])));
ALTER TABLE student_accounts ADD CONSTRAINT student_accounts_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{4,14}$'::text));
ALTER TABLE student_accounts ADD CONSTRAINT student_accounts_pkey PRIMARY KEY (tenant_id, student_id);
ALTER TABLE student_accounts ADD CONSTRAINT student_accounts_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE student_accounts ADD CONSTRAINT student_accounts_tenant_id_student_id_fkey FOREIGN KEY (tenant_id, student_id) REFERENCES students(tenant_id, id);
ALTER TABLE students ADD CONSTRAINT students_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE students ADD CONSTRAINT students_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'he'::text, 'vi'::text])));
ALTER TABLE students ADD CONSTRAINT students_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{4,14}$'::text));
ALTER TABLE students ADD CONSTRAINT students_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE students ADD CONSTRAINT students_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id);
ALTER TABLE students ADD CONSTRAINT students_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE students ADD CONSTRAINT students_tenant_id_merged_into_fkey FOREIGN KEY (tenant_id, merged_into) REFERENCES students(tenant_id, id);
ALTER TABLE tasks ADD CONSTRAINT tasks_entity_whole CHECK (((entity_type IS NULL) = (entity_id IS NULL)));
ALTER TABLE tasks ADD CONSTRAINT tasks_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE tasks ADD CONSTRAINT tasks_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE tasks ADD CONSTRAINT tasks_status_check CHECK ((status = ANY (ARRAY['open'::text, 'done'::text])));
ALTER TABLE tasks ADD CONSTRAINT tasks_tenant_id_assignee_id_fkey FOREIGN KEY (tenant_id, assignee_id) REFERENCES users(tenant_id, id);
ALTER TABLE tasks ADD CONSTRAINT tasks_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE teaching_settings ADD CONSTRAINT teaching_settings_attendance_check CHECK ((jsonb_typeof(attendance) = 'object'::text));
ALTER TABLE teaching_settings ADD CONSTRAINT teaching_settings_cancellation_notice_hours_check CHECK (((cancellation_notice_hours >= 0) AND (cancellation_notice_hours <= 2160)));
ALTER TABLE teaching_settings ADD CONSTRAINT teaching_settings_employer_overhead_bp_check CHECK (((employer_overhead_bp >= 0) AND (employer_overhead_bp <= 20000)));
ALTER TABLE teaching_settings ADD CONSTRAINT teaching_settings_late_cancellation_percent_check CHECK (((late_cancellation_percent >= 0) AND (late_cancellation_percent <= 100)));
ALTER TABLE teaching_settings ADD CONSTRAINT teaching_settings_makeup_expiry_days_check CHECK (((makeup_expiry_days >= 1) AND (makeup_expiry_days <= 1000)));
ALTER TABLE teaching_settings ADD CONSTRAINT teaching_settings_offer_hours_check CHECK (((offer_hours >= 1) AND (offer_hours <= 720)));
ALTER TABLE teaching_settings ADD CONSTRAINT teaching_settings_pkey PRIMARY KEY (tenant_id);
ALTER TABLE teaching_settings ADD CONSTRAINT teaching_settings_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE teaching_settings ADD CONSTRAINT teaching_settings_waiting_list_check CHECK ((waiting_list = ANY (ARRAY['promote'::text, 'offer'::text])));
ALTER TABLE tenants ADD CONSTRAINT tenants_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
ALTER TABLE tenants ADD CONSTRAINT tenants_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
ALTER TABLE tenants ADD CONSTRAINT tenants_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE tenants ADD CONSTRAINT tenants_kinde_org_taken UNIQUE (kinde_org_id);
ALTER TABLE tenants ADD CONSTRAINT tenants_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'he'::text, 'vi'::text])));
ALTER TABLE tenants ADD CONSTRAINT tenants_pkey PRIMARY KEY (id);
ALTER TABLE tenants ADD CONSTRAINT tenants_subdomain_check CHECK ((subdomain ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text));
ALTER TABLE tenants ADD CONSTRAINT tenants_subdomain_taken UNIQUE (subdomain);
ALTER TABLE tenants ADD CONSTRAINT tenants_week_start_check CHECK (((week_start >= 0) AND (week_start <= 6)));
ALTER TABLE user_sessions ADD CONSTRAINT user_sessions_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE user_sessions ADD CONSTRAINT user_sessions_revoked_because_check CHECK ((revoked_because = ANY (ARRAY['logout'::text, 'reuse'::text, 'deactivated'::text, 'password'::text, 'ended'::text])));
ALTER TABLE user_sessions ADD CONSTRAINT user_sessions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE user_sessions ADD CONSTRAINT user_sessions_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES users(tenant_id, id);
ALTER TABLE user_tokens ADD CONSTRAINT user_tokens_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE user_tokens ADD CONSTRAINT user_tokens_one_per_purpose UNIQUE (tenant_id, user_id, purpose);
ALTER TABLE user_tokens ADD CONSTRAINT user_tokens_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE user_tokens ADD CONSTRAINT user_tokens_purpose_check CHECK ((purpose = ANY (ARRAY['invitation'::text, 'password-reset'::text])));
ALTER TABLE user_tokens ADD CONSTRAINT user_tokens_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE user_tokens ADD CONSTRAINT user_tokens_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES users(tenant_id, id);
ALTER TABLE user_two_factor ADD CONSTRAINT user_two_factor_pkey PRIMARY KEY (tenant_id, user_id);
ALTER TABLE user_two_factor ADD CONSTRAINT user_two_factor_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE user_two_factor ADD CONSTRAINT user_two_factor_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES users(tenant_id, id);
ALTER TABLE users ADD CONSTRAINT users_color_scheme_check CHECK ((color_scheme = ANY (ARRAY['auto'::text, 'light'::text, 'dark'::text])));
ALTER TABLE users ADD CONSTRAINT users_email_check CHECK ((email = lower(email)));
ALTER TABLE users ADD CONSTRAINT users_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 200)));
ALTER TABLE users ADD CONSTRAINT users_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE users ADD CONSTRAINT users_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'he'::text, 'vi'::text])));
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE users ADD CONSTRAINT users_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'manager'::text, 'instructor'::text, 'seller'::text, 'viewer'::text])));
ALTER TABLE users ADD CONSTRAINT users_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE vat_periods ADD CONSTRAINT vat_periods_pkey PRIMARY KEY (tenant_id, starts_on);
ALTER TABLE vat_periods ADD CONSTRAINT vat_periods_rate_bp_check CHECK (((rate_bp >= 0) AND (rate_bp <= 10000)));
ALTER TABLE vat_periods ADD CONSTRAINT vat_periods_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE webhook_attempts ADD CONSTRAINT webhook_attempts_pkey PRIMARY KEY (tenant_id, delivery_id, attempt, sent_at, is_success);
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_disabled_for_a_reason CHECK (((is_enabled = (disabled_reason IS NULL)) AND (is_enabled = (disabled_at IS NULL))));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_disabled_reason_check CHECK ((disabled_reason = ANY (ARRAY['by-hand'::text, 'gone'::text, 'failing'::text])));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_event_types_check CHECK (((cardinality(event_types) >= 1) AND (cardinality(event_types) <= 100)));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,64}$'::text));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_max_concurrency_check CHECK (((max_concurrency >= 1) AND (max_concurrency <= 50)));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_pkey PRIMARY KEY (tenant_id, id);
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_previous_ends CHECK (((previous_secret IS NULL) = (previous_until IS NULL)));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_retry_schedule_check CHECK ((retry_schedule = ANY (ARRAY['short'::text, 'long'::text])));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE webhook_lanes ADD CONSTRAINT webhook_lanes_pkey PRIMARY KEY (tenant_id, endpoint_id);
ALTER TABLE webhook_lanes ADD CONSTRAINT webhook_lanes_tenant_id_endpoint_id_fkey FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints(tenant_id, id);
ALTER TABLE webhook_queue ADD CONSTRAINT webhook_queue_pkey PRIMARY KEY (id);
ALTER TABLE webhook_queue ADD CONSTRAINT webhook_queue_seq_key UNIQUE (seq);
ALTER TABLE webhook_queue ADD CONSTRAINT webhook_queue_tenant_id_endpoint_id_fkey FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints(tenant_id, id);

-- indexes

CREATE INDEX ai_summaries_by_order ON public.ai_summaries USING btree (tenant_id, student_id, ordered_at DESC, generated_at DESC);
CREATE INDEX api_key_usage_by_hour ON public.api_key_usage USING btree (hour);
CREATE INDEX api_keys_by_created ON public.api_keys USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX api_keys_by_name ON public.api_keys USING btree (tenant_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX api_keys_by_search_key ON public.api_keys USING gin (tenant_id, search_key(name) gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX attempts_by_student ON public.attempts USING btree (tenant_id, student_id, finished_at DESC, attempt_id);
CREATE INDEX attempts_by_student_date ON public.attempts USING btree (tenant_id, student_id, date) INCLUDE (started_at, finished_at);
CREATE INDEX attendance_by_created ON public.attendance USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX attendance_by_date ON public.attendance USING btree (tenant_id, date, id) WHERE (deleted_at IS NULL);
CREATE INDEX attendance_by_meeting ON public.attendance USING btree (tenant_id, meeting_id, date, id);
CREATE INDEX attendance_by_registration ON public.attendance USING btree (tenant_id, registration_id, date, id);
CREATE INDEX attendance_by_session_told ON public.attendance USING btree (tenant_id, session_told_at, student_id) WHERE (session_told_at IS NOT NULL);
CREATE INDEX attendance_by_status ON public.attendance USING btree (tenant_id, status, date, id) WHERE (deleted_at IS NULL);
CREATE INDEX attendance_by_student ON public.attendance USING btree (tenant_id, student_id, date, id);
CREATE INDEX attendance_by_trial ON public.attendance USING btree (tenant_id, is_trial, date, id) WHERE (deleted_at IS NULL);
CREATE INDEX audit_log_by_action ON ONLY public.audit_log USING btree (tenant_id, action, created_at, id);
CREATE INDEX audit_log_by_actor ON ONLY public.audit_log USING btree (tenant_id, actor_id, created_at, id);
CREATE INDEX audit_log_by_actor_kind ON ONLY public.audit_log USING btree (tenant_id, actor_kind, created_at, id);
CREATE INDEX audit_log_by_entity_id ON ONLY public.audit_log USING btree (tenant_id, entity_id, created_at, id);
CREATE INDEX audit_log_by_entity_kind ON ONLY public.audit_log USING btree (tenant_id, entity, created_at, id);
CREATE INDEX audit_log_by_time ON ONLY public.audit_log USING btree (tenant_id, created_at, id);
CREATE INDEX branches_by_activity ON public.branches USING btree (tenant_id, is_active, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX branches_by_city ON public.branches USING btree (tenant_id, city, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX branches_by_created ON public.branches USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX branches_by_name ON public.branches USING btree (tenant_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX branches_by_search_key ON public.branches USING gin (tenant_id, search_key(name) gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX branches_by_type ON public.branches USING btree (tenant_id, type, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX consents_by_customer ON public.consents USING btree (tenant_id, customer_id, given_at, created_at, id);
CREATE INDEX consents_by_student ON public.consents USING btree (tenant_id, student_id) WHERE (student_id IS NOT NULL);
CREATE INDEX courses_by_activity ON public.courses USING btree (tenant_id, is_active, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX courses_by_category ON public.courses USING btree (tenant_id, category, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX courses_by_created ON public.courses USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX courses_by_name ON public.courses USING btree (tenant_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX courses_by_origin ON public.courses USING btree (tenant_id, origin, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX courses_by_search_key ON public.courses USING gin (tenant_id, search_key(name) gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX custom_fields_by_position ON public.custom_fields USING btree (tenant_id, lpad(("position")::text, 5, '0'::text), id) WHERE (deleted_at IS NULL);
CREATE INDEX custom_fields_of_resource ON public.custom_fields USING btree (tenant_id, resource, lpad(("position")::text, 5, '0'::text), id) WHERE (deleted_at IS NULL);
CREATE INDEX customers_by_city ON public.customers USING btree (tenant_id, city, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX customers_by_created ON public.customers USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX customers_by_email ON public.customers USING btree (tenant_id, email) WHERE (deleted_at IS NULL);
CREATE INDEX customers_by_name ON public.customers USING btree (tenant_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX customers_by_phone ON public.customers USING btree (tenant_id, phone) WHERE (deleted_at IS NULL);
CREATE INDEX customers_by_search_text ON public.customers USING gin (tenant_id, search_text gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX customers_by_survivor ON public.customers USING btree (tenant_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX cycle_slots_by_day ON public.cycle_slots USING btree (tenant_id, day, cycle_id);
CREATE INDEX cycles_by_activity ON public.cycles USING btree (tenant_id, activity_type, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX cycles_by_branch ON public.cycles USING btree (tenant_id, branch_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX cycles_by_course ON public.cycles USING btree (tenant_id, course_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX cycles_by_created ON public.cycles USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX cycles_by_instructor ON public.cycles USING btree (tenant_id, instructor_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX cycles_by_name ON public.cycles USING btree (tenant_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX cycles_by_order ON public.cycles USING btree (tenant_id, institutional_order_id, name, id);
CREATE INDEX cycles_by_search_key ON public.cycles USING gin (tenant_id, search_key(name) gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX cycles_by_start ON public.cycles USING btree (tenant_id, start_date, id) WHERE (deleted_at IS NULL);
CREATE INDEX cycles_by_status ON public.cycles USING btree (tenant_id, status, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX cycles_by_type ON public.cycles USING btree (tenant_id, type, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX default_views_by_view ON public.default_views USING btree (tenant_id, view_id);
CREATE INDEX erasures_by_transaction ON public.erasures USING btree (tenant_id, xid);
CREATE INDEX events_in_order ON ONLY public.events USING btree (tenant_id, xid, seq);
CREATE INDEX expenses_by_created ON public.expenses USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX expenses_by_cycle ON public.expenses USING btree (tenant_id, cycle_id, spent_on, id);
CREATE INDEX expenses_by_date ON public.expenses USING btree (tenant_id, spent_on, id) WHERE (deleted_at IS NULL);
CREATE INDEX expenses_by_meeting ON public.expenses USING btree (tenant_id, meeting_id, spent_on, id);
CREATE INDEX expenses_by_status ON public.expenses USING btree (tenant_id, status, spent_on, id) WHERE (deleted_at IS NULL);
CREATE INDEX exports_at_work ON public.exports USING btree (worked_at) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE INDEX exports_by_id ON public.exports USING btree (id);
CREATE INDEX exports_by_requester ON public.exports USING btree (tenant_id, requested_by, created_at, id);
CREATE INDEX exports_by_state ON public.exports USING btree (tenant_id, requested_by, state, created_at, id);
CREATE INDEX external_events_by_student ON public.external_events USING btree (tenant_id, student_id, occurred_at DESC, source_system, event_id) INCLUDE (duration_seconds);
CREATE INDEX holidays_by_branch ON public.holidays USING btree (tenant_id, branch_id, start_date, id);
CREATE INDEX holidays_by_created ON public.holidays USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX holidays_by_date ON public.holidays USING btree (tenant_id, start_date, id) WHERE (deleted_at IS NULL);
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (created_at);
CREATE INDEX import_records_by_record ON public.import_records USING btree (tenant_id, import_id, kind, record_id);
CREATE INDEX import_records_by_record_id ON public.import_records USING btree (tenant_id, record_id) WHERE (previous IS NOT NULL);
CREATE INDEX import_rows_by_outcome ON public.import_rows USING btree (tenant_id, import_id, outcome, row_no);
CREATE INDEX imports_at_work ON public.imports USING btree (worked_at) WHERE (status = ANY (ARRAY['checking'::text, 'running'::text, 'undoing'::text]));
CREATE INDEX imports_by_created ON public.imports USING btree (tenant_id, created_at, id);
CREATE INDEX imports_by_resource ON public.imports USING btree (tenant_id, resource, created_at, id);
CREATE INDEX imports_by_starter ON public.imports USING btree (tenant_id, started_by, created_at, id);
CREATE INDEX imports_by_status ON public.imports USING btree (tenant_id, status, created_at, id);
CREATE INDEX institutional_orders_by_branch ON public.institutional_orders USING btree (tenant_id, branch_id, order_date, id);
CREATE INDEX institutional_orders_by_created ON public.institutional_orders USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX institutional_orders_by_date ON public.institutional_orders USING btree (tenant_id, order_date, id) WHERE (deleted_at IS NULL);
CREATE INDEX institutional_orders_by_search_key ON public.institutional_orders USING gin (tenant_id, search_key(((payer_name || ' '::text) || COALESCE(order_number, ''::text))) gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX institutional_orders_by_status ON public.institutional_orders USING btree (tenant_id, status, order_date, id) WHERE (deleted_at IS NULL);
CREATE INDEX institutional_orders_of_branch ON public.institutional_orders USING btree (tenant_id, branch_id, status, order_date, id) WHERE (deleted_at IS NULL);
CREATE INDEX instructor_availability_by_branch ON public.instructor_availability USING btree (tenant_id, branch_id);
CREATE INDEX instructor_links_by_instructor ON public.instructor_links USING btree (tenant_id, instructor_id);
CREATE INDEX instructor_time_off_by_date ON public.instructor_time_off USING btree (tenant_id, instructor_id, start_date, id) WHERE (deleted_at IS NULL);
CREATE INDEX instructor_time_off_by_instructor ON public.instructor_time_off USING btree (tenant_id, instructor_id, start_date, id);
CREATE INDEX instructors_by_active ON public.instructors USING btree (tenant_id, is_active, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX instructors_by_created ON public.instructors USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX instructors_by_hours ON public.instructors USING btree (tenant_id, has_hours, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX instructors_by_name ON public.instructors USING btree (tenant_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX instructors_by_search_key ON public.instructors USING gin (tenant_id, search_key(((((name || ' '::text) || COALESCE(email, ''::text)) || ' '::text) || COALESCE(phone, ''::text))) gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX instructors_by_user ON public.instructors USING btree (tenant_id, user_id);
CREATE INDEX lead_activities_by_lead ON public.lead_activities USING btree (tenant_id, lead_id, created_at, id);
CREATE INDEX lead_activities_by_user ON public.lead_activities USING btree (tenant_id, user_id) WHERE (user_id IS NOT NULL);
CREATE INDEX lead_forms_by_branch ON public.lead_forms USING btree (tenant_id, branch_id) WHERE (branch_id IS NOT NULL);
CREATE INDEX lead_forms_by_course ON public.lead_forms USING btree (tenant_id, course_id) WHERE (course_id IS NOT NULL);
CREATE INDEX lead_forms_by_created ON public.lead_forms USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX lead_forms_by_name ON public.lead_forms USING btree (tenant_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX leads_by_branch ON public.leads USING btree (tenant_id, branch_id, created_at, id) WHERE (branch_id IS NOT NULL);
CREATE INDEX leads_by_course ON public.leads USING btree (tenant_id, course_id, created_at, id) WHERE (course_id IS NOT NULL);
CREATE INDEX leads_by_created ON public.leads USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX leads_by_customer ON public.leads USING btree (tenant_id, customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX leads_by_follow_up ON public.leads USING btree (tenant_id, COALESCE(follow_up_at, '9999-12-31 00:00:00+00'::timestamp with time zone), id) WHERE (deleted_at IS NULL);
CREATE INDEX leads_by_form ON public.leads USING btree (tenant_id, form_id) WHERE (form_id IS NOT NULL);
CREATE INDEX leads_by_name ON public.leads USING btree (tenant_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX leads_by_owner ON public.leads USING btree (tenant_id, owner_id, created_at, id) WHERE (owner_id IS NOT NULL);
CREATE INDEX leads_by_search_text ON public.leads USING gin (tenant_id, search_text gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX leads_by_source ON public.leads USING btree (tenant_id, source, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX leads_by_status ON public.leads USING btree (tenant_id, status, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX leads_by_student ON public.leads USING btree (tenant_id, student_id) WHERE (student_id IS NOT NULL);
CREATE INDEX leads_open ON public.leads USING btree (tenant_id, created_at, id) WHERE ((deleted_at IS NULL) AND (status = ANY (ARRAY['new'::text, 'contacted'::text, 'in_progress'::text])));
CREATE INDEX leads_open_by_email ON public.leads USING btree (tenant_id, email) WHERE ((deleted_at IS NULL) AND (status = ANY (ARRAY['new'::text, 'contacted'::text, 'in_progress'::text])));
CREATE INDEX leads_open_by_phone ON public.leads USING btree (tenant_id, phone) WHERE ((deleted_at IS NULL) AND (status = ANY (ARRAY['new'::text, 'contacted'::text, 'in_progress'::text])));
CREATE INDEX leads_to_follow_up ON public.leads USING btree (tenant_id, follow_up_at) WHERE ((deleted_at IS NULL) AND (status = ANY (ARRAY['new'::text, 'contacted'::text, 'in_progress'::text])) AND (follow_up_at IS NOT NULL));
CREATE INDEX leads_waiting ON public.leads USING btree (tenant_id, created_at, id) WHERE ((deleted_at IS NULL) AND (owner_id IS NULL) AND (status = ANY (ARRAY['new'::text, 'contacted'::text, 'in_progress'::text])));
CREATE INDEX leads_without_follow_up ON public.leads USING btree (tenant_id, created_at, id) WHERE ((deleted_at IS NULL) AND (status = ANY (ARRAY['new'::text, 'contacted'::text, 'in_progress'::text])) AND (follow_up_at IS NULL));
CREATE INDEX leads_without_owner ON public.leads USING btree (tenant_id, created_at, id) WHERE ((owner_id IS NULL) AND (deleted_at IS NULL));
CREATE INDEX learners_by_last_active ON public.learners USING btree (tenant_id, last_active_on, student_id);
CREATE INDEX learners_by_received ON public.learners USING btree (tenant_id, received_hour, student_id);
CREATE INDEX learning_events_by_student ON public.learning_events USING btree (tenant_id, student_id, occurred_at DESC, event_id);
CREATE INDEX mails_by_created ON public.mails USING btree (tenant_id, created_at, id);
CREATE INDEX mails_by_recipient ON public.mails USING btree (tenant_id, recipient, created_at, id);
CREATE INDEX mails_by_status ON public.mails USING btree (tenant_id, status, created_at, id);
CREATE INDEX mails_done_by_age ON public.mails USING btree (created_at) WHERE (status <> 'queued'::text);
CREATE INDEX mails_due ON public.mails USING btree (next_try_at) WHERE (status = 'queued'::text);
CREATE INDEX makeup_credits_by_course ON public.makeup_credits USING btree (tenant_id, course_id);
CREATE INDEX makeup_credits_by_student ON public.makeup_credits USING btree (tenant_id, student_id, expires_on, id);
CREATE INDEX meetings_by_activity ON public.meetings USING btree (tenant_id, activity_type, date, id) WHERE (deleted_at IS NULL);
CREATE INDEX meetings_by_branch ON public.meetings USING btree (tenant_id, branch_id, date, id);
CREATE INDEX meetings_by_course ON public.meetings USING btree (tenant_id, course_id, date, id);
CREATE INDEX meetings_by_created ON public.meetings USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX meetings_by_cycle ON public.meetings USING btree (tenant_id, cycle_id, date, id);
CREATE INDEX meetings_by_date ON public.meetings USING btree (tenant_id, date, id) WHERE (deleted_at IS NULL);
CREATE INDEX meetings_by_instructor ON public.meetings USING btree (tenant_id, instructor_id, date, id);
CREATE INDEX meetings_by_status ON public.meetings USING btree (tenant_id, status, date, id) WHERE (deleted_at IS NULL);
CREATE INDEX meetings_by_successor ON public.meetings USING btree (tenant_id, rescheduled_to_id) WHERE (rescheduled_to_id IS NOT NULL);
CREATE INDEX payments_by_created ON public.payments USING btree (tenant_id, created_at, id);
CREATE INDEX payments_by_customer ON public.payments USING btree (tenant_id, customer_id, received_at, id);
CREATE INDEX payments_by_method ON public.payments USING btree (tenant_id, method, received_at, id);
CREATE INDEX payments_by_received ON public.payments USING btree (tenant_id, received_at, id);
CREATE INDEX payments_by_refunded ON public.payments USING btree (tenant_id, refund_of) WHERE (refund_of IS NOT NULL);
CREATE INDEX payments_by_registration ON public.payments USING btree (tenant_id, registration_id, received_at, id);
CREATE INDEX record_labels_by_record ON public.record_labels USING btree (tenant_id, resource, id, label);
CREATE INDEX registrations_by_created ON public.registrations USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX registrations_by_cycle ON public.registrations USING btree (tenant_id, cycle_id, registration_date, id);
CREATE INDEX registrations_by_date ON public.registrations USING btree (tenant_id, registration_date, id) WHERE (deleted_at IS NULL);
CREATE INDEX registrations_by_offer ON public.registrations USING btree (offer_expires_at) WHERE ((offer_expires_at IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX registrations_by_payment ON public.registrations USING btree (tenant_id, payment_status, registration_date, id) WHERE (deleted_at IS NULL);
CREATE INDEX registrations_by_status ON public.registrations USING btree (tenant_id, status, registration_date, id) WHERE (deleted_at IS NULL);
CREATE INDEX registrations_by_student ON public.registrations USING btree (tenant_id, student_id, registration_date, id);
CREATE INDEX registrations_by_successor ON public.registrations USING btree (tenant_id, transferred_to_id) WHERE (transferred_to_id IS NOT NULL);
CREATE INDEX registrations_in_line ON public.registrations USING btree (tenant_id, cycle_id, waitlisted_at, id) WHERE ((status = 'waitlisted'::text) AND (deleted_at IS NULL));
CREATE INDEX revenue_shares_by_registration ON public.revenue_shares USING btree (tenant_id, registration_id);
CREATE INDEX revenue_shares_settled ON public.revenue_shares USING btree (tenant_id, recognised_on) WHERE (meeting_id IS NULL);
CREATE INDEX room_messages_by_age ON public.room_messages USING btree (heard_at);
CREATE INDEX room_participants_by_age ON public.room_participants USING btree (heard_at);
CREATE INDEX saved_views_by_owner ON public.saved_views USING btree (tenant_id, owner_id);
CREATE INDEX saved_views_own ON public.saved_views USING btree (tenant_id, owner_id, name, id) WHERE ((NOT is_shared) AND (deleted_at IS NULL));
CREATE INDEX saved_views_own_of_list ON public.saved_views USING btree (tenant_id, owner_id, resource, name, id) WHERE ((NOT is_shared) AND (deleted_at IS NULL));
CREATE INDEX saved_views_shared ON public.saved_views USING btree (tenant_id, name, id) WHERE (is_shared AND (deleted_at IS NULL));
CREATE INDEX saved_views_shared_of_list ON public.saved_views USING btree (tenant_id, resource, name, id) WHERE (is_shared AND (deleted_at IS NULL));
CREATE INDEX student_accounts_by_phone ON public.student_accounts USING btree (phone) WHERE is_active;
CREATE INDEX students_by_created ON public.students USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX students_by_customer ON public.students USING btree (tenant_id, customer_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX students_by_grade ON public.students USING btree (tenant_id, grade, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX students_by_name ON public.students USING btree (tenant_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX students_by_search_text ON public.students USING gin (tenant_id, search_text gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX students_by_survivor ON public.students USING btree (tenant_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX students_of_customer ON public.students USING btree (tenant_id, customer_id);
CREATE INDEX tasks_by_assignee ON public.tasks USING btree (tenant_id, assignee_id, due_key, id) WHERE (deleted_at IS NULL);
CREATE INDEX tasks_by_created ON public.tasks USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX tasks_by_creator ON public.tasks USING btree (tenant_id, created_by, due_key, id) WHERE (deleted_at IS NULL);
CREATE INDEX tasks_by_due ON public.tasks USING btree (tenant_id, due_key, id) WHERE (deleted_at IS NULL);
CREATE INDEX tasks_by_entity ON public.tasks USING btree (tenant_id, entity_type, entity_id, due_key, id) WHERE (deleted_at IS NULL);
CREATE INDEX tasks_by_status ON public.tasks USING btree (tenant_id, status, due_key, id) WHERE (deleted_at IS NULL);
CREATE INDEX user_sessions_by_expiry ON public.user_sessions USING btree (expires_at);
CREATE INDEX user_sessions_by_user ON public.user_sessions USING btree (tenant_id, user_id);
CREATE INDEX user_tokens_by_expiry ON public.user_tokens USING btree (expires_at);
CREATE INDEX users_by_activity ON public.users USING btree (tenant_id, is_active, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX users_by_created ON public.users USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX users_by_email ON public.users USING btree (email) WHERE (deleted_at IS NULL);
CREATE INDEX users_by_name ON public.users USING btree (tenant_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX users_by_role ON public.users USING btree (tenant_id, role, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX users_by_search_key ON public.users USING gin (tenant_id, search_key(((name || ' '::text) || email)) gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX webhook_attempts_over ON ONLY public.webhook_attempts USING btree (tenant_id, endpoint_id, sent_at DESC, delivery_id) WHERE is_last;
CREATE INDEX webhook_attempts_over_by_type ON ONLY public.webhook_attempts USING btree (tenant_id, endpoint_id, event_type, sent_at DESC, delivery_id) WHERE is_last;
CREATE INDEX webhook_endpoints_by_created ON public.webhook_endpoints USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX webhook_lanes_held ON public.webhook_lanes USING btree (worker) WHERE (worker IS NOT NULL);
CREATE INDEX webhook_queue_by_created ON public.webhook_queue USING btree (tenant_id, endpoint_id, created_at DESC, id DESC) WHERE (created_at > '-infinity'::timestamp with time zone);
CREATE INDEX webhook_queue_due ON public.webhook_queue USING btree (tenant_id, endpoint_id, due_at, seq);
CREATE UNIQUE INDEX attendance_once_per_guest ON public.attendance USING btree (tenant_id, meeting_id, lower(guest_name)) WHERE ((guest_name IS NOT NULL) AND (deleted_at IS NULL));
CREATE UNIQUE INDEX attendance_once_per_student ON public.attendance USING btree (tenant_id, meeting_id, student_id) WHERE ((student_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE UNIQUE INDEX branches_external_id_taken ON public.branches USING btree (tenant_id, external_id) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX calendar_feeds_by_token ON public.calendar_feeds USING btree (token_hash);
CREATE UNIQUE INDEX courses_external_id_taken ON public.courses USING btree (tenant_id, external_id) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX custom_fields_key_taken ON public.custom_fields USING btree (tenant_id, resource, key) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX customers_external_id_taken ON public.customers USING btree (tenant_id, external_id) WHERE ((external_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE UNIQUE INDEX holidays_imported_once ON public.holidays USING btree (tenant_id, import_key);
CREATE UNIQUE INDEX instructor_links_by_token ON public.instructor_links USING btree (token_hash);
CREATE UNIQUE INDEX instructors_external_id_taken ON public.instructors USING btree (tenant_id, external_id) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX instructors_user_taken ON public.instructors USING btree (tenant_id, user_id) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX makeup_credits_one_per_absence ON public.makeup_credits USING btree (tenant_id, attendance_id) WHERE (revoked_at IS NULL);
CREATE UNIQUE INDEX makeup_credits_used_once ON public.makeup_credits USING btree (tenant_id, used_attendance_id) WHERE (used_attendance_id IS NOT NULL);
CREATE UNIQUE INDEX meetings_one_daily_rate ON public.meetings USING btree (tenant_id, instructor_id, date) WHERE (carries_daily_rate AND (deleted_at IS NULL));
CREATE UNIQUE INDEX registrations_once_per_cycle ON public.registrations USING btree (tenant_id, student_id, cycle_id) WHERE ((status <> 'cancelled'::text) AND (deleted_at IS NULL));
CREATE UNIQUE INDEX revenue_shares_once ON public.revenue_shares USING btree (tenant_id, meeting_id, registration_id) WHERE (meeting_id IS NOT NULL);
CREATE UNIQUE INDEX signing_keys_one_current ON public.signing_keys USING btree (purpose) WHERE (retired_at IS NULL);
CREATE UNIQUE INDEX student_accounts_phone_taken ON public.student_accounts USING btree (tenant_id, phone) WHERE is_active;
CREATE UNIQUE INDEX students_external_id_taken ON public.students USING btree (tenant_id, external_id) WHERE ((external_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE UNIQUE INDEX users_email_taken ON public.users USING btree (tenant_id, email) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX users_external_id_taken ON public.users USING btree (tenant_id, external_id) WHERE (deleted_at IS NULL);

-- row-level security

ALTER TABLE ai_summaries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE api_key_usage ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE attempts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE attendance ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE branches ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE calendar_feeds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE connected_apps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE consents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE courses ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE custom_fields ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE customers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE cycle_slots ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE cycles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE daily_snapshots ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE default_views ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE erasures ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE expenses ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE export_chunks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE exports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE external_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE holidays ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE import_records ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE import_rows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE imports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE institutional_orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE instructor_availability ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE instructor_links ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE instructor_time_off ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE instructors ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE lead_activities ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE lead_assignment_rules ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE lead_forms ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE leads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE learner_skills ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE learners ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE learning_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE mails ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE makeup_credits ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE meeting_room_settings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE migrations DISABLE ROW LEVEL SECURITY;
ALTER TABLE payments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE record_labels ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE registrations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE revenue_shares ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permissions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE room_messages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE room_participants ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE room_sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE saved_views ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE signing_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE student_accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE students ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE tasks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE teaching_settings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE user_sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE user_tokens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE user_two_factor ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE users ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE vat_periods ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE webhook_attempts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE webhook_endpoints ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE webhook_lanes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE webhook_queue ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- policies

CREATE POLICY any_tenant ON ai_summaries FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON ai_summaries FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON api_key_usage FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON api_key_usage FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON api_keys FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON api_keys FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON attempts FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON attempts FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON attendance FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON attendance FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON audit_log FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON audit_log FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON branches FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON branches FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON calendar_feeds FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON calendar_feeds FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON connected_apps FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON connected_apps FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON consents FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON consents FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON courses FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON courses FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON custom_fields FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON custom_fields FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON customers FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON customers FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON cycle_slots FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON cycle_slots FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON cycles FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON cycles FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON daily_snapshots FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON daily_snapshots FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON default_views FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON default_views FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON erasures FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON erasures FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON events FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON events FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON expenses FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON expenses FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON export_chunks FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON export_chunks FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON exports FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON exports FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON external_events FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON external_events FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON holidays FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON holidays FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON idempotency_keys FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON idempotency_keys FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON import_records FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON import_records FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON import_rows FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON import_rows FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON imports FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON imports FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON institutional_orders FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON institutional_orders FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON instructor_availability FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON instructor_availability FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON instructor_links FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON instructor_links FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON instructor_time_off FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON instructor_time_off FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON instructors FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON instructors FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON lead_activities FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON lead_activities FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON lead_assignment_rules FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON lead_assignment_rules FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON lead_forms FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON lead_forms FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON leads FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON leads FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON learner_skills FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON learner_skills FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON learners FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON learners FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON learning_events FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON learning_events FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON mails FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON mails FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON makeup_credits FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON makeup_credits FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON meeting_room_settings FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON meeting_room_settings FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON meetings FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON meetings FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON payments FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON payments FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON record_labels FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON record_labels FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON registrations FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON registrations FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON revenue_shares FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON revenue_shares FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON role_permissions FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON role_permissions FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON room_messages FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON room_messages FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON room_participants FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON room_participants FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON room_sessions FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON room_sessions FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON saved_views FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON saved_views FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON signing_keys FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY any_tenant ON student_accounts FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON student_accounts FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON students FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON students FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON tasks FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON tasks FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON teaching_settings FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON teaching_settings FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON tenants FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON tenants FOR ALL TO rollbook_app USING (((id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON user_sessions FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON user_sessions FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON user_tokens FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON user_tokens FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON user_two_factor FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON user_two_factor FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON users FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON users FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON vat_periods FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON vat_periods FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON webhook_attempts FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON webhook_attempts FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON webhook_endpoints FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON webhook_endpoints FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON webhook_lanes FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON webhook_lanes FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));
CREATE POLICY any_tenant ON webhook_queue FOR ALL TO rollbook_system USING (true) WITH CHECK (true);
CREATE POLICY own_tenant ON webhook_queue FOR ALL TO rollbook_app USING (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK (((tenant_id || ''::text) = ANY (( SELECT string_to_array(current_setting('rollbook.tenants'::text, true), ','::text) AS string_to_array)::text[])));

-- functions

CREATE OR REPLACE FUNCTION public.add_labels(target regclass, resource text, sort_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  EXECUTE format('ALTER TABLE %s ADD COLUMN tags text[] NOT NULL DEFAULT ''{}'', ADD COLUMN custom_fields jsonb NOT NULL DEFAULT ''{}''', target);
  EXECUTE format(
    'CREATE TRIGGER keep_labels_of_new AFTER INSERT ON %s FOR EACH ROW
       WHEN (NEW.tags <> ''{}'' OR NEW.custom_fields <> ''{}'') EXECUTE FUNCTION keep_record_labels(%L, %L)', target, resource, sort_column);
  EXECUTE format(
    'CREATE TRIGGER keep_labels_of_changed AFTER UPDATE ON %s FOR EACH ROW
       WHEN ((OLD.tags, OLD.custom_fields, OLD.%I, OLD.deleted_at) IS DISTINCT FROM (NEW.tags, NEW.custom_fields, NEW.%I, NEW.deleted_at)
         AND (OLD.tags <> ''{}'' OR OLD.custom_fields <> ''{}'' OR NEW.tags <> ''{}'' OR NEW.custom_fields <> ''{}''))
       EXECUTE FUNCTION keep_record_labels(%L, %L)', target, sort_column, sort_column, resource, sort_column);
  EXECUTE format(
    'CREATE TRIGGER keep_labels_of_removed AFTER DELETE ON %s FOR EACH ROW
       WHEN (OLD.tags <> ''{}'' OR OLD.custom_fields <> ''{}'') EXECUTE FUNCTION keep_record_labels(%L, %L)', target, resource, sort_column);
END $function$
;
CREATE OR REPLACE FUNCTION public.counting_cluster()
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$SELECT 0::bigint$function$
;
CREATE OR REPLACE FUNCTION public.cycle_of(own_tenant text, data json)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  SELECT coalesce(data->>'cycleId',
    (SELECT r.cycle_id FROM public.registrations r WHERE r.tenant_id = own_tenant AND r.id = data->>'registrationId'),
    (SELECT m.cycle_id FROM public.meetings m WHERE m.tenant_id = own_tenant AND m.id = data->>'meetingId'))
$function$
;
CREATE OR REPLACE FUNCTION public.drop_audit_months(keep_months integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE
  first_kept date := (date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => keep_months))::date;
  child text;
  dropped integer := 0;
BEGIN
  IF keep_months IS NULL OR keep_months < 12 THEN
    RAISE EXCEPTION 'the audit log is kept for at least 12 months, not %', keep_months;
  END IF;
  FOR child IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'public.audit_log'::regclass AND c.relname ~ '^audit_log_\d{4}_\d{2}$'
  LOOP
    IF to_date(right(child, 7), 'YYYY_MM') < first_kept THEN
      EXECUTE format('DROP TABLE public.%I', child);
      dropped := dropped + 1;
    END IF;
  END LOOP;
  RETURN dropped;
END $function$
;
CREATE OR REPLACE FUNCTION public.drop_unshared_deliveries()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  DELETE FROM public.webhook_queue q WHERE q.tenant_id = NEW.id AND NOT public.is_shared(NEW.settings, q.event_type);
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.erase_external_events()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  UPDATE public.external_events x SET event_type = 'erased', content_id = NULL, content_title = NULL, metadata = NULL, content_hash = 'erased'
  FROM public.erasures e
  WHERE e.tenant_id = current_setting('rollbook.tenants', true) AND e.xid = pg_current_xact_id() AND e.kind = 'student'
    AND x.tenant_id = e.tenant_id AND x.student_id = e.record_id;
$function$
;
CREATE OR REPLACE FUNCTION public.erase_kept_texts(addresses text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE
  own_tenant text := current_setting('rollbook.tenants', true);
  erased text[];
  customers_erased text[];
  students_erased text[];
  leads_erased text[];
BEGIN
  SELECT coalesce(array_agg(record_id), '{}'), coalesce(array_agg(record_id) FILTER (WHERE kind = 'customer'), '{}'),
      coalesce(array_agg(record_id) FILTER (WHERE kind = 'student'), '{}'), coalesce(array_agg(record_id) FILTER (WHERE kind = 'lead'), '{}')
    INTO erased, customers_erased, students_erased, leads_erased
    FROM public.erasures WHERE tenant_id = own_tenant AND xid = pg_current_xact_id();
  IF erased = '{}' THEN
    RAISE EXCEPTION 'nobody is being erased in this transaction';
  END IF;

  DELETE FROM public.student_accounts WHERE tenant_id = own_tenant AND student_id = ANY (students_erased);
  UPDATE public.daily_snapshots SET top_weak_topics = '[]', extra = NULL, content_hash = 'erased'
    WHERE tenant_id = own_tenant AND student_id = ANY (students_erased);
  UPDATE public.attempts SET mode = 'erased', topic_breakdown = '[]', extra = NULL, content_hash = 'erased'
    WHERE tenant_id = own_tenant AND student_id = ANY (students_erased);
  UPDATE public.ai_summaries SET strengths = '[]', weaknesses = '[]', today_plan = '[]', extra = NULL, content_hash = 'erased'
    WHERE tenant_id = own_tenant AND student_id = ANY (students_erased);
  UPDATE public.learning_events SET payload = '{}', extra = NULL
    WHERE tenant_id = own_tenant AND student_id = ANY (students_erased);
  UPDATE public.lead_activities SET text = NULL, outcome = NULL, details = NULL
    WHERE tenant_id = own_tenant AND lead_id = ANY (leads_erased);
  UPDATE public.consents SET note = NULL
    WHERE tenant_id = own_tenant AND (customer_id = ANY (customers_erased) OR student_id = ANY (students_erased)) AND note IS NOT NULL;
  UPDATE public.payments SET reference = NULL, notes = NULL
    WHERE tenant_id = own_tenant AND customer_id = ANY (customers_erased) AND (reference IS NOT NULL OR notes IS NOT NULL);
  UPDATE public.import_records SET previous = '{}'
    WHERE tenant_id = own_tenant AND record_id = ANY (erased) AND previous IS NOT NULL;

  -- A letter still waiting is not sent any more. Mails to the school's own people are theirs.
  UPDATE public.mails m SET recipient = 'erased', subject = 'erased', last_error = NULL, letter_sealed = NULL,
      status = CASE m.status WHEN 'queued' THEN 'failed' ELSE m.status END
    WHERE m.tenant_id = own_tenant AND m.recipient = ANY (addresses)
      AND NOT EXISTS (SELECT FROM public.users u WHERE u.tenant_id = own_tenant AND u.email = m.recipient);

  -- The address and the browser of a student or of somebody who filled in a form are theirs; those of staff stay.
  UPDATE public.audit_log SET old_values = NULL, new_values = NULL,
      ip = CASE WHEN actor_kind IN ('student', 'anonymous') THEN NULL ELSE ip END,
      user_agent = CASE WHEN actor_kind IN ('student', 'anonymous') THEN NULL ELSE user_agent END
    WHERE tenant_id = own_tenant AND entity_id = ANY (erased) AND entity IN ('customer', 'student', 'lead', 'task', 'registration', 'payment', 'attendance');
  UPDATE public.events SET data = json_build_object('id', subject)
    WHERE tenant_id = own_tenant AND subject = ANY (erased);
  -- A student who had this customer once, and has another now, named the customer in what was told of them.
  UPDATE public.audit_log SET old_values = old_values - 'customer', new_values = new_values - 'customer'
    WHERE tenant_id = own_tenant AND entity = 'student'
      AND (old_values #>> '{customer,id}' = ANY (customers_erased) OR new_values #>> '{customer,id}' = ANY (customers_erased));
  UPDATE public.events SET data = (data::jsonb - 'customer')::json
    WHERE tenant_id = own_tenant AND type LIKE 'student.%' AND data #>> '{customer,id}' = ANY (customers_erased);
END $function$
;
CREATE OR REPLACE FUNCTION public.is_shared(settings jsonb, event_type text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT coalesce(settings->>CASE
    WHEN event_type = 'SESSION_COMPLETED' THEN 'shareSessions'
    WHEN event_type IN ('BASELINE_COMPLETED', 'RECOMMENDATION_CREATED', 'MASTERY_MILESTONE', 'GOAL_COMPLETED', 'CONTENT_ASSIGNED',
      'progress.daily_updated') THEN 'shareProgress'
    END, 'true')::boolean
$function$
;
CREATE OR REPLACE FUNCTION public.keep_record_labels()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE
  key text;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    key := CASE TG_ARGV[1] WHEN 'created_at' THEN to_char(OLD.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') ELSE OLD.name END;
    DELETE FROM public.record_labels
      WHERE tenant_id = OLD.tenant_id AND resource = TG_ARGV[0] AND sort_key = key AND id = OLD.id
        AND label IN (SELECT public.labels_of(OLD.tags, OLD.custom_fields));
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.deleted_at IS NULL THEN
    key := CASE TG_ARGV[1] WHEN 'created_at' THEN to_char(NEW.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') ELSE NEW.name END;
    INSERT INTO public.record_labels (tenant_id, resource, label, sort_key, id)
      SELECT NEW.tenant_id, TG_ARGV[0], label, key, NEW.id FROM public.labels_of(NEW.tags, NEW.custom_fields) AS label
      ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_webhook_days(success_days integer, failure_days integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE
  today date := (now() AT TIME ZONE 'UTC')::date;
  parent text;
  child text;
  kept integer;
  changed integer := 0;
BEGIN
  FOREACH parent IN ARRAY ARRAY['webhook_successes', 'webhook_failures'] LOOP
    kept := greatest(1, CASE parent WHEN 'webhook_successes' THEN success_days ELSE failure_days END);
    FOR n IN 0 .. 3 LOOP
      child := format('%s_%s', parent, to_char(today + n, 'YYYY_MM_DD'));
      CONTINUE WHEN to_regclass('public.' || quote_ident(child)) IS NOT NULL;
      BEGIN
        EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)', child, parent,
          (today + n)::text || ' 00:00:00+00', (today + n + 1)::text || ' 00:00:00+00');
      EXCEPTION WHEN check_violation THEN
        RAISE WARNING '% keeps the day % in its default partition', parent, today + n;
        CONTINUE;
      END;
      EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', child);
      EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', child);
      changed := changed + 1;
    END LOOP;
    FOR child IN
      SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = ('public.' || parent)::regclass AND c.relname ~ '_\d{4}_\d\d_\d\d$'
        AND to_date(right(c.relname, 10), 'YYYY_MM_DD') < today - kept
    LOOP
      EXECUTE format('DROP TABLE public.%I', child);
      changed := changed + 1;
    END LOOP;
  END LOOP;
  RETURN changed;
END $function$
;
CREATE OR REPLACE FUNCTION public.labels_of(tags text[], custom_fields jsonb)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT '#' || tag FROM unnest(tags) AS tag
  UNION
  SELECT field.key || '=' || item FROM jsonb_each(custom_fields) AS field,
    LATERAL (
      SELECT jsonb_array_elements_text(field.value) AS item WHERE jsonb_typeof(field.value) = 'array'
      UNION ALL
      SELECT field.value #>> '{}' WHERE jsonb_typeof(field.value) IN ('string', 'number', 'boolean')
    ) AS items
$function$
;
CREATE OR REPLACE FUNCTION public.last_told()
 RETURNS xid8
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT coalesce(max(e.xid), '0'::xid8) FROM public.events e;
$function$
;
CREATE OR REPLACE FUNCTION public.make_month_partitions(parent regclass, months_ahead integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE
  first_day date := date_trunc('month', now() AT TIME ZONE 'UTC')::date;
  month_start date;
  child text;
  made integer := 0;
BEGIN
  IF parent NOT IN ('public.events'::regclass, 'public.audit_log'::regclass) THEN
    RAISE EXCEPTION 'no month partitions for %', parent;
  END IF;
  FOR n IN -1 .. least(months_ahead, 24) LOOP
    month_start := (first_day + make_interval(months => n))::date;
    child := format('%s_%s', parent::text, to_char(month_start, 'YYYY_MM'));
    IF to_regclass('public.' || quote_ident(child)) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE TABLE public.%I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)', child, parent,
          to_char(month_start, 'YYYY-MM-DD') || ' 00:00:00+00',
          to_char(month_start + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
      EXCEPTION WHEN check_violation THEN
        -- Rows of this month already lie in the default partition; they stay there, and so do its next ones.
        RAISE WARNING '% keeps the month % in its default partition', parent, month_start;
        CONTINUE;
      END;
      EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', child);
      EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', child);
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END $function$
;
CREATE OR REPLACE FUNCTION public.move_merged_facts(merged_student text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE
  own_tenant text := current_setting('rollbook.tenants', true);
  survivor text;
BEGIN
  SELECT s.merged_into INTO survivor FROM public.students s WHERE s.tenant_id = own_tenant AND s.id = merged_student;
  IF survivor IS NULL THEN
    RAISE EXCEPTION 'this student was not merged into another';
  END IF;
  UPDATE public.daily_snapshots SET student_id = survivor WHERE tenant_id = own_tenant AND student_id = merged_student;
  UPDATE public.attempts SET student_id = survivor WHERE tenant_id = own_tenant AND student_id = merged_student;
  UPDATE public.ai_summaries SET student_id = survivor WHERE tenant_id = own_tenant AND student_id = merged_student;
  UPDATE public.learning_events SET student_id = survivor WHERE tenant_id = own_tenant AND student_id = merged_student;
  UPDATE public.external_events SET student_id = survivor WHERE tenant_id = own_tenant AND student_id = merged_student;
END $function$
;
CREATE OR REPLACE FUNCTION public.protect_tenant_table(target regclass, tenant_column text DEFAULT 'tenant_id'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY own_tenant ON %s TO rollbook_app
       USING ((%I || '''') = ANY ((SELECT string_to_array(current_setting(''rollbook.tenants'', true), '',''))::text[]))
       WITH CHECK ((%I || '''') = ANY ((SELECT string_to_array(current_setting(''rollbook.tenants'', true), '',''))::text[]))',
    target, tenant_column, tenant_column);
  EXECUTE format('CREATE POLICY any_tenant ON %s TO rollbook_system USING (true) WITH CHECK (true)', target);
END $function$
;
CREATE OR REPLACE FUNCTION public.queue_deliveries()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO public.webhook_queue (tenant_id, endpoint_id, id, event_id, event_seq, event_at, event_type)
  SELECT e.tenant_id, w.id, 'dlv_' || lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
      || right(replace(gen_random_uuid()::text, '-', ''), 20), e.id, e.seq, e.created_at, e.type
  FROM told e JOIN public.webhook_endpoints w ON w.tenant_id = e.tenant_id AND w.deleted_at IS NULL
    JOIN public.tenants t ON t.id = e.tenant_id
  WHERE w.event_types && ARRAY['*', e.type, split_part(e.type, '.', 1) || '.*']
    AND (w.branch_ids IS NULL
      OR coalesce(e.data->>'branchId', CASE WHEN e.type LIKE 'branch.%' THEN e.subject END,
        (SELECT c.branch_id FROM public.cycles c WHERE c.tenant_id = e.tenant_id AND c.id = public.cycle_of(e.tenant_id, e.data))) = ANY (w.branch_ids))
    AND (w.course_ids IS NULL
      OR coalesce(e.data->>'courseId', CASE WHEN e.type LIKE 'course.%' THEN e.subject END,
        (SELECT c.course_id FROM public.cycles c WHERE c.tenant_id = e.tenant_id AND c.id = public.cycle_of(e.tenant_id, e.data))) = ANY (w.course_ids))
    AND (w.student_ids IS NULL
      OR coalesce(e.data->>'studentId', e.data->>'learnerId', CASE WHEN e.type LIKE 'student.%' THEN e.subject END,
        (SELECT r.student_id FROM public.registrations r WHERE r.tenant_id = e.tenant_id AND r.id = e.data->>'registrationId')) = ANY (w.student_ids))
    AND public.is_shared(t.settings, e.type)
  ORDER BY e.seq;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.refuse_rewriting_the_ledger()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  IF current_user = 'rollbook_system' AND NOT EXISTS (
    SELECT FROM public.erasures WHERE tenant_id = OLD.tenant_id AND xid = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'the ledger is only added to' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.remove_imported_records(import text, first_row integer, last_row integer)
 RETURNS TABLE(row_no integer, kind text, record_id text, is_gone boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE
  own_tenant text := current_setting('rollbook.tenants', true);
  made record;
  removed integer;
BEGIN
  FOR made IN
    SELECT r.row_no AS n, r.kind AS what, r.record_id AS rid,
        (SELECT max(x.record_version) FROM public.import_records x WHERE x.tenant_id = r.tenant_id AND x.import_id = r.import_id
           AND x.kind = r.kind AND x.record_id = r.record_id) AS ver FROM public.import_records r
    JOIN public.imports i ON i.tenant_id = r.tenant_id AND i.id = r.import_id
    WHERE r.tenant_id = own_tenant AND r.import_id = import AND i.status = 'undoing' AND r.previous IS NULL
      AND r.row_no BETWEEN remove_imported_records.first_row AND remove_imported_records.last_row
    ORDER BY r.row_no DESC, r.seq DESC
  LOOP
    removed := 0;
    BEGIN
      IF made.what = 'customer' THEN
        DELETE FROM public.customers c WHERE c.tenant_id = own_tenant AND c.id = made.rid AND c.version = made.ver AND coalesce(c.deleted_at, 'infinity') = 'infinity';
        GET DIAGNOSTICS removed = ROW_COUNT;
      ELSIF made.what = 'student' THEN
        IF EXISTS (SELECT FROM public.students s WHERE s.tenant_id = own_tenant AND s.id = made.rid AND s.version = made.ver
            AND coalesce(s.deleted_at, 'infinity') = 'infinity' FOR UPDATE) THEN
          DELETE FROM public.learners l WHERE l.tenant_id = own_tenant AND l.student_id = made.rid AND l.last_active_at = '-infinity';
          DELETE FROM public.students s WHERE s.tenant_id = own_tenant AND s.id = made.rid;
          GET DIAGNOSTICS removed = ROW_COUNT;
        END IF;
      ELSIF made.what = 'lead' THEN
        -- Assigned while it was made, a lead has an activity of that very moment; a later one is somebody's work.
        IF EXISTS (SELECT FROM public.leads l WHERE l.tenant_id = own_tenant AND l.id = made.rid AND l.version = made.ver
            AND coalesce(l.deleted_at, 'infinity') = 'infinity' FOR UPDATE)
          AND NOT EXISTS (SELECT FROM public.leads l JOIN public.lead_activities a ON a.tenant_id = l.tenant_id AND a.lead_id = l.id
            WHERE l.tenant_id = own_tenant AND l.id = made.rid AND a.created_at > l.created_at) THEN
          DELETE FROM public.lead_activities a WHERE a.tenant_id = own_tenant AND a.lead_id = made.rid;
          DELETE FROM public.leads l WHERE l.tenant_id = own_tenant AND l.id = made.rid;
          GET DIAGNOSTICS removed = ROW_COUNT;
        END IF;
      ELSIF made.what = 'course' THEN
        DELETE FROM public.courses c WHERE c.tenant_id = own_tenant AND c.id = made.rid AND c.version = made.ver AND coalesce(c.deleted_at, 'infinity') = 'infinity';
        GET DIAGNOSTICS removed = ROW_COUNT;
      END IF;
    EXCEPTION WHEN foreign_key_violation THEN
      removed := 0;
    END;
    row_no := made.n;
    kind := made.what;
    record_id := made.rid;
    is_gone := removed > 0;
    RETURN NEXT;
  END LOOP;
END $function$
;
CREATE OR REPLACE FUNCTION public.search_alike_ids(kind text, word text, max_ids integer)
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE
  target text := CASE kind WHEN 'customers' THEN 'customers' WHEN 'students' THEN 'students' WHEN 'leads' THEN 'leads' END;
BEGIN
  IF target IS NULL THEN
    RAISE EXCEPTION 'nobody is searched among %', kind;
  END IF;
  RETURN QUERY EXECUTE format(
    'SELECT id FROM public.%I WHERE tenant_id = $1 AND deleted_at IS NULL AND $2 <%% search_text LIMIT $3', target)
    USING current_setting('rollbook.tenants', true), word, max_ids;
END $function$
;
CREATE OR REPLACE FUNCTION public.search_key(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT translate(lower(regexp_replace(normalize(given, NFD), '[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]', '', 'g')),
    'đĐאבגדהוזחטיכךלמםנןסעפףצץקרשת', 'ddabcdefghijkklmmnnopqqrrstuv')
$function$
;
CREATE OR REPLACE FUNCTION public.search_people_ids(kind text, patterns text[], max_ids integer)
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  own_tenant text := current_setting('rollbook.tenants', true);
  target text := CASE kind WHEN 'customers' THEN 'customers' WHEN 'students' THEN 'students' WHEN 'leads' THEN 'leads' END;
  pattern text;
  conditions text := '';
  near text[] := '{}';
BEGIN
  IF target IS NULL THEN
    RAISE EXCEPTION 'nobody is searched among %', kind;
  END IF;
  FOREACH pattern IN ARRAY patterns LOOP
    IF pattern LIKE '!%%' ESCAPE '!' THEN
      conditions := conditions || format(' AND search_text LIKE %L', pattern);
    ELSE
      conditions := conditions || format(' AND (search_text LIKE %L OR search_text LIKE %L)', pattern, '% ' || pattern);
    END IF;
  END LOOP;
  IF cardinality(patterns) = 1 AND patterns[1] !~ '[0-9]' THEN
    EXECUTE format($q$SELECT array(SELECT id FROM public.%I WHERE ctid < '(400,0)' AND tenant_id = $1 AND deleted_at IS NULL%s LIMIT $2)$q$,
      target, conditions) INTO near USING own_tenant, max_ids;
  END IF;
  IF cardinality(near) = max_ids THEN
    RETURN QUERY SELECT unnest(near);
  ELSE
    RETURN QUERY EXECUTE format('SELECT id FROM public.%I WHERE tenant_id = $1 AND deleted_at IS NULL%s LIMIT $2', target, conditions)
      USING own_tenant, max_ids;
  END IF;
END $function$
;
CREATE OR REPLACE FUNCTION public.search_record_ids(kind text, words text[], max_ids integer)
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
DECLARE
  key text := CASE kind
    WHEN 'branches' THEN 'name'
    WHEN 'courses' THEN 'name'
    WHEN 'cycles' THEN 'name'
    WHEN 'instructors' THEN $k$name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')$k$
    WHEN 'institutional_orders' THEN $k$payer_name || ' ' || coalesce(order_number, '')$k$
    WHEN 'users' THEN $k$name || ' ' || email$k$
    WHEN 'api_keys' THEN 'name' END;
  word text;
  conditions text := '';
BEGIN
  IF key IS NULL THEN
    RAISE EXCEPTION 'nothing is searched among %', kind;
  END IF;
  FOREACH word IN ARRAY words LOOP
    conditions := conditions || format(' AND public.search_key(%s) LIKE %L', key,
      '%' || regexp_replace(public.search_key(word), '([\\%_])', '\\\1', 'g') || '%');
  END LOOP;
  RETURN QUERY EXECUTE format('SELECT id FROM public.%I WHERE tenant_id = $1 AND deleted_at IS NULL%s LIMIT $2', kind, conditions)
    USING current_setting('rollbook.tenants', true), max_ids;
END $function$
;
CREATE OR REPLACE FUNCTION public.told_at(transaction xid8)
 RETURNS xid8
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$SELECT transaction$function$
;

-- grants

GRANT INSERT, SELECT ON ai_summaries TO rollbook_app;
GRANT SELECT ON ai_summaries TO rollbook_system;
GRANT SELECT ON api_key_usage TO rollbook_app;
GRANT DELETE, INSERT, SELECT ON api_key_usage TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON api_keys TO rollbook_app;
GRANT SELECT ON api_keys TO rollbook_system;
GRANT INSERT, SELECT ON attempts TO rollbook_app;
GRANT SELECT ON attempts TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON attendance TO rollbook_app;
GRANT SELECT ON attendance TO rollbook_system;
GRANT INSERT, SELECT ON audit_log TO rollbook_app;
GRANT INSERT, SELECT ON audit_log TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON branches TO rollbook_app;
GRANT SELECT ON branches TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON calendar_feeds TO rollbook_app;
GRANT SELECT ON calendar_feeds TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON connected_apps TO rollbook_app;
GRANT SELECT ON connected_apps TO rollbook_system;
GRANT INSERT, SELECT ON consents TO rollbook_app;
GRANT SELECT ON consents TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON courses TO rollbook_app;
GRANT DELETE, SELECT ON courses TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON custom_fields TO rollbook_app;
GRANT SELECT ON custom_fields TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON customers TO rollbook_app;
GRANT DELETE, SELECT ON customers TO rollbook_system;
GRANT DELETE, INSERT, SELECT ON cycle_slots TO rollbook_app;
GRANT SELECT ON cycle_slots TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON cycles TO rollbook_app;
GRANT SELECT ON cycles TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON daily_snapshots TO rollbook_app;
GRANT SELECT ON daily_snapshots TO rollbook_system;
GRANT DELETE, INSERT, SELECT, UPDATE ON default_views TO rollbook_app;
GRANT SELECT ON default_views TO rollbook_system;
GRANT SELECT ON erasures TO rollbook_app;
GRANT SELECT ON erasures TO rollbook_system;
GRANT INSERT, SELECT ON events TO rollbook_app;
GRANT INSERT, SELECT ON events TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON expenses TO rollbook_app;
GRANT SELECT ON expenses TO rollbook_system;
GRANT INSERT, SELECT ON export_chunks TO rollbook_app;
GRANT DELETE ON export_chunks TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON exports TO rollbook_app;
GRANT DELETE, SELECT ON exports TO rollbook_system;
GRANT INSERT, SELECT ON external_events TO rollbook_app;
GRANT SELECT ON external_events TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON holidays TO rollbook_app;
GRANT SELECT ON holidays TO rollbook_system;
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotency_keys TO rollbook_app;
GRANT DELETE, SELECT ON idempotency_keys TO rollbook_system;
GRANT INSERT, SELECT ON import_records TO rollbook_app;
GRANT DELETE, SELECT ON import_records TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON import_rows TO rollbook_app;
GRANT DELETE, SELECT ON import_rows TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON imports TO rollbook_app;
GRANT SELECT ON imports TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON institutional_orders TO rollbook_app;
GRANT SELECT ON institutional_orders TO rollbook_system;
GRANT DELETE, INSERT, SELECT ON instructor_availability TO rollbook_app;
GRANT SELECT ON instructor_availability TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON instructor_links TO rollbook_app;
GRANT SELECT ON instructor_links TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON instructor_time_off TO rollbook_app;
GRANT SELECT ON instructor_time_off TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON instructors TO rollbook_app;
GRANT SELECT ON instructors TO rollbook_system;
GRANT INSERT, SELECT ON lead_activities TO rollbook_app;
GRANT DELETE, SELECT ON lead_activities TO rollbook_system;
GRANT DELETE, INSERT, SELECT, UPDATE ON lead_assignment_rules TO rollbook_app;
GRANT SELECT ON lead_assignment_rules TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON lead_forms TO rollbook_app;
GRANT SELECT ON lead_forms TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON leads TO rollbook_app;
GRANT DELETE, SELECT, UPDATE ON leads TO rollbook_system;
GRANT DELETE, INSERT, SELECT, UPDATE ON learner_skills TO rollbook_app;
GRANT SELECT ON learner_skills TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON learners TO rollbook_app;
GRANT DELETE, SELECT ON learners TO rollbook_system;
GRANT INSERT, SELECT ON learning_events TO rollbook_app;
GRANT SELECT ON learning_events TO rollbook_system;
GRANT INSERT, SELECT ON mails TO rollbook_app;
GRANT DELETE, SELECT ON mails TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON makeup_credits TO rollbook_app;
GRANT SELECT ON makeup_credits TO rollbook_system;
GRANT DELETE, INSERT, SELECT, UPDATE ON meeting_room_settings TO rollbook_app;
GRANT INSERT, SELECT, UPDATE ON meetings TO rollbook_app;
GRANT SELECT ON meetings TO rollbook_system;
GRANT INSERT, SELECT ON payments TO rollbook_app;
GRANT SELECT ON payments TO rollbook_system;
GRANT SELECT ON record_labels TO rollbook_app;
GRANT DELETE, INSERT, SELECT ON record_labels TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON registrations TO rollbook_app;
GRANT SELECT ON registrations TO rollbook_system;
GRANT DELETE, INSERT, SELECT, UPDATE ON revenue_shares TO rollbook_app;
GRANT SELECT ON revenue_shares TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON role_permissions TO rollbook_app;
GRANT SELECT ON role_permissions TO rollbook_system;
GRANT INSERT, SELECT ON room_messages TO rollbook_app;
GRANT DELETE, SELECT ON room_messages TO rollbook_system;
GRANT DELETE, INSERT, SELECT, UPDATE ON room_participants TO rollbook_app;
GRANT DELETE, SELECT ON room_participants TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON room_sessions TO rollbook_app;
GRANT INSERT, SELECT, UPDATE ON saved_views TO rollbook_app;
GRANT SELECT ON saved_views TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON signing_keys TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON student_accounts TO rollbook_app;
GRANT DELETE, SELECT ON student_accounts TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON students TO rollbook_app;
GRANT DELETE, SELECT, UPDATE ON students TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON tasks TO rollbook_app;
GRANT SELECT ON tasks TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON teaching_settings TO rollbook_app;
GRANT SELECT ON teaching_settings TO rollbook_system;
GRANT INSERT, SELECT ON tenants TO rollbook_app;
GRANT INSERT, SELECT, UPDATE ON tenants TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON user_sessions TO rollbook_app;
GRANT DELETE, SELECT ON user_sessions TO rollbook_system;
GRANT DELETE, INSERT, SELECT, UPDATE ON user_tokens TO rollbook_app;
GRANT DELETE, SELECT ON user_tokens TO rollbook_system;
GRANT DELETE, INSERT, SELECT, UPDATE ON user_two_factor TO rollbook_app;
GRANT SELECT ON user_two_factor TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON users TO rollbook_app;
GRANT SELECT ON users TO rollbook_system;
GRANT DELETE, INSERT, SELECT ON vat_periods TO rollbook_app;
GRANT SELECT ON vat_periods TO rollbook_system;
GRANT INSERT, SELECT ON webhook_attempts TO rollbook_app;
GRANT INSERT, SELECT ON webhook_attempts TO rollbook_system;
GRANT INSERT, SELECT, UPDATE ON webhook_endpoints TO rollbook_app;
GRANT SELECT, UPDATE ON webhook_endpoints TO rollbook_system;
GRANT INSERT, SELECT ON webhook_lanes TO rollbook_app;
GRANT INSERT, SELECT, UPDATE ON webhook_lanes TO rollbook_system;
GRANT INSERT, SELECT ON webhook_queue TO rollbook_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON webhook_queue TO rollbook_system;
