-- Doors into a lesson from outside: the instructor's link, and what Zoom tells.

-- The address under which an instructor takes attendance without a login. Whoever has it may, so only its hash is kept, and
-- a new one takes the place of the one before. Null: the link was ended.
CREATE TABLE instructor_links (
  tenant_id text NOT NULL REFERENCES tenants,
  meeting_id text NOT NULL,
  -- Whom it was made for: somebody else's lesson is not theirs.
  instructor_id text NOT NULL,
  token_hash bytea,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, meeting_id),
  FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings (tenant_id, id),
  FOREIGN KEY (tenant_id, instructor_id) REFERENCES instructors (tenant_id, id)
);
CREATE UNIQUE INDEX instructor_links_by_token ON instructor_links (token_hash);
CREATE INDEX instructor_links_by_instructor ON instructor_links (tenant_id, instructor_id);
SELECT protect_tenant_table('instructor_links');
GRANT SELECT, INSERT, UPDATE ON instructor_links TO rollbook_app;
GRANT SELECT ON instructor_links TO rollbook_system;

-- What a school's Zoom account signs with, sealed.
CREATE TABLE meeting_room_settings (
  tenant_id text PRIMARY KEY REFERENCES tenants,
  zoom_secret text NOT NULL
);
SELECT protect_tenant_table('meeting_room_settings');
GRANT SELECT, INSERT, UPDATE, DELETE ON meeting_room_settings TO rollbook_app;

-- When the room of a lesson was really open.
CREATE TABLE room_sessions (
  tenant_id text NOT NULL REFERENCES tenants,
  meeting_id text NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, meeting_id),
  FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings (tenant_id, id)
);
SELECT protect_tenant_table('room_sessions');
GRANT SELECT, INSERT, UPDATE ON room_sessions TO rollbook_app;

-- Who was in the room, as Zoom names them; what is suggested of it is worked out when somebody looks. Forgotten after 30 days.
CREATE TABLE room_participants (
  tenant_id text NOT NULL REFERENCES tenants,
  meeting_id text NOT NULL,
  participant_key text NOT NULL,
  name text NOT NULL,
  -- The name without case, accents' forms and punctuation, as it is compared.
  plain_name text NOT NULL,
  email text,
  joined_at timestamptz,
  left_at timestamptz,
  heard_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, meeting_id, participant_key),
  FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings (tenant_id, id)
);
CREATE INDEX room_participants_by_age ON room_participants (heard_at);
SELECT protect_tenant_table('room_participants');
GRANT SELECT, INSERT, UPDATE, DELETE ON room_participants TO rollbook_app;
GRANT SELECT, DELETE ON room_participants TO rollbook_system;

-- Messages that were heard: Zoom sends one again when an answer got lost. Forgotten after 30 days.
CREATE TABLE room_messages (
  tenant_id text NOT NULL REFERENCES tenants,
  message_hash bytea NOT NULL,
  heard_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, message_hash)
);
CREATE INDEX room_messages_by_age ON room_messages (heard_at);
SELECT protect_tenant_table('room_messages');
GRANT SELECT, INSERT ON room_messages TO rollbook_app;
GRANT SELECT, DELETE ON room_messages TO rollbook_system;
