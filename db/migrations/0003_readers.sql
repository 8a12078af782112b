create schema readers;

create table readers.reader (
  id bigint generated always as identity primary key,
  email text not null,
  email_key text not null unique,           -- the address as one person's: lower case, no +tag, no dots at gmail.com
  language text not null,
  joined_at timestamptz not null
);

-- One asked-for sign-in: its link and its code are derived from the row and the paper's secret, so neither is kept.
create table readers.sign_in (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  language text not null,
  return_to text not null default '/',
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  sent_at timestamptz,                      -- its letter left,
  sent_to text,                             -- for this address: the account's, where there is one
  wrong_codes integer not null default 0,
  used_at timestamptz
);
create index sign_in_expiry on readers.sign_in (expires_at);

create table readers.session (
  token_hash bytea primary key,             -- SHA-256 of the cookie
  reader_id bigint not null references readers.reader on delete cascade,
  device text not null,                     -- "Firefox on Linux", shown to the reader
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_reader on readers.session (reader_id, last_seen_at desc);
create index session_expiry on readers.session (expires_at);
