create schema api;

-- A key by which a program acts in a person's name. Only its hash is here.
create table api.token (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),    -- of the program: "Archive import"
  token_hash bytea not null unique,         -- SHA-256 of the token
  ending text not null,                     -- its last four characters, by which people tell it from others
  person_id bigint not null references staff.person,
  role text not null check (role in ('contributor', 'translator', 'editor', 'publisher')),   -- the most it may be, whatever the person is
  scopes text[] not null check (cardinality(scopes) > 0),
  form_key text unique,                     -- of the form that made it: sent again, it makes no second one
  made_by bigint references staff.person,   -- null: at the command line
  made_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index token_person on api.token (person_id);

-- What a call was answered that may be repeated under its Idempotency-Key; written in the transaction of its effect.
create table api.kept_answer (
  token_id bigint not null references api.token on delete cascade,
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null,
  status integer not null,
  headers jsonb not null,
  body text not null,
  made_at timestamptz not null,
  primary key (token_id, key)
);
create index kept_answer_age on api.kept_answer (made_at);

-- Another program that is told what becomes of stories. Its secret is derived from the row and the paper's secret.
create table api.webhook (
  id uuid primary key default gen_random_uuid(),
  url text not null,
  kinds text[] not null check (kinds <@ array['published', 'updated', 'corrected', 'withdrawn'] and cardinality(kinds) > 0),
  secret_number integer not null default 1, -- counts the secrets it has had
  old_secret_until timestamptz,             -- until when the one before signs too
  form_key text unique,
  made_by bigint references staff.person,
  made_at timestamptz not null,
  failing_since timestamptz,                -- no call has succeeded since
  disabled_at timestamptz,                  -- given up after days of failures, or by hand
  removed_at timestamptz
);

-- One thing told to one program: the list of what is to be sent, and the log of what was.
create table api.delivery (
  id uuid primary key default gen_random_uuid(),
  webhook_id uuid not null references api.webhook on delete cascade,
  news_id uuid not null,                    -- what happened: the same for every program told of it
  kind text not null check (kind in ('published', 'updated', 'corrected', 'withdrawn', 'test')),
  version_id bigint references stories.version on delete cascade,
  happened_at timestamptz not null,
  attempts integer not null default 0,
  tries jsonb not null default '[]',        -- [{"at": "…", "status": 500, "problem": "…", "milliseconds": 12}]
  next_attempt_at timestamptz,              -- null: nothing more is to be done
  delivered_at timestamptz,
  unique (webhook_id, news_id),
  check (kind = 'test' or version_id is not null)
);
create index delivery_due on api.delivery (next_attempt_at) where next_attempt_at is not null;
create index delivery_log on api.delivery (webhook_id, happened_at desc, id desc);
create index delivery_version on api.delivery (version_id);
create index delivery_age on api.delivery (happened_at);

revoke all on all tables in schema api from broadsheet_site;

-- Whatever a program does stands in the log under the person it acts for, with the program's name beside it: a program's
-- transaction carries the name, so that no verb can forget it.
alter table staff.act add column program text default nullif(current_setting('broadsheet.program', true), '');
