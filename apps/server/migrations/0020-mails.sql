-- Mails, written with the change that causes them and sent after its commit. The letter may hold a link that
-- signs somebody in: it is sealed while it waits, and taken out of the row once it has gone.
CREATE TABLE mails (
  tenant_id text NOT NULL REFERENCES tenants,
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  template text NOT NULL,
  recipient text NOT NULL,
  locale text NOT NULL CHECK (locale IN ('en', 'he', 'vi')),
  subject text NOT NULL,
  letter_sealed text,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed')),
  tries integer NOT NULL DEFAULT 0,
  last_error text,
  -- While a server sends it, the moment from which another may try.
  next_try_at timestamptz NOT NULL DEFAULT now(),
  -- After this the letter is of no use to anybody, and is not sent any more.
  expires_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT mails_letter_while_queued CHECK ((status = 'queued') = (letter_sealed IS NOT NULL))
);
CREATE INDEX mails_by_created ON mails (tenant_id, created_at, id);
CREATE INDEX mails_by_status ON mails (tenant_id, status, created_at, id);
CREATE INDEX mails_by_recipient ON mails (tenant_id, recipient, created_at, id);
CREATE INDEX mails_due ON mails (next_try_at) WHERE status = 'queued';
CREATE INDEX mails_done_by_age ON mails (created_at) WHERE status <> 'queued';
SELECT protect_tenant_table('mails');
GRANT SELECT, INSERT ON mails TO rollbook_app;
GRANT SELECT, DELETE, UPDATE (letter_sealed, status, tries, last_error, next_try_at, sent_at) ON mails TO rollbook_system;
