-- A file of sign-ups from another system: taken in, looked through, and carried out once somebody says so.
create table newsletters.import (
  id uuid primary key default gen_random_uuid(),
  file_name text not null,
  made_by bigint not null,                  -- of the staff
  made_at timestamptz not null,
  started_at timestamptz,
  done_at timestamptz
);
create index import_age on newsletters.import (made_at);

-- One address and one list of a row of the file; where something is wrong with the row, one for the row.
create table newsletters.import_row (
  import_id uuid not null references newsletters.import on delete cascade,
  line integer not null,                    -- in the file
  newsletter_id bigint references newsletters.newsletter,
  email text not null,
  email_key text not null,
  person_mac bytea not null,                -- as consents and suppressions know the address
  language text not null,
  confirmed_at timestamptz,
  consent text not null,                    -- the words agreed to, or where the consent is kept
  problems jsonb,                           -- [column, what is wrong with it]; null where nothing is
  outcome text check (outcome in ('added', 'already', 'left', 'suppressed')),   -- by the job
  unique nulls not distinct (import_id, line, newsletter_id),
  check (problems is not null or newsletter_id is not null and confirmed_at is not null)
);
create index import_row_address on newsletters.import_row (email_key);
create index import_row_waiting on newsletters.import_row (import_id, line) where outcome is null and problems is null;
create index import_row_newsletter on newsletters.import_row (newsletter_id);
create index sign_up_export on newsletters.sign_up (id) where left_at is null;
