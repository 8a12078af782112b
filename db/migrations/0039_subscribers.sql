-- For the publisher: finding subscribers by a part of their address, sending a letter once more, and bringing subscribers along from elsewhere.
create extension if not exists pg_trgm with schema public;
create index reader_address_part on readers.reader using gin (lower(email) public.gin_trgm_ops);
create index grant_kind on subscriptions.grant (why, reader_id) where ended_at is null;

alter table subscriptions.letter add column again integer not null default 0;   -- how often staff had it sent once more

-- An agreement begun at the provider by another system, and the reader it is mirrored for: what a checkout is to one of our own.
create table subscriptions.adoption (
  provider text not null,
  provider_ref text not null,
  reader_id bigint not null references readers.reader,
  plan_id bigint references subscriptions.plan,   -- null: the plan on sale with the same interval
  asked_at timestamptz not null,
  refused_because text check (refused_because in ('already-subscribed', 'trial-used', 'no-plan')),
  primary key (provider, provider_ref)
);
create index adoption_reader on subscriptions.adoption (reader_id);

-- A file of subscribers to bring along: taken in, looked through, and carried out once somebody says so.
create table subscriptions.import (
  id uuid primary key default gen_random_uuid(),
  file_name text not null,
  made_by bigint not null,                  -- of the staff
  made_at timestamptz not null,
  started_at timestamptz,
  done_at timestamptz
);
create index import_age on subscriptions.import (made_at);

create table subscriptions.import_row (
  import_id uuid not null references subscriptions.import on delete cascade,
  line integer not null,                    -- in the file
  address_key text not null,
  provider_ref text,
  row jsonb not null,                       -- what was read of it
  problems jsonb,                           -- [field, what is wrong with it]; null where nothing is
  done_at timestamptz,                      -- by the job
  primary key (import_id, line)
);
create index import_row_address on subscriptions.import_row (address_key);
create index import_row_waiting on subscriptions.import_row (import_id, line) where done_at is null and problems is null;
