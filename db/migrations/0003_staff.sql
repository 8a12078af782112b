create schema staff;

create table staff.person (
  id bigint generated always as identity primary key,
  email text not null unique,
  name text not null,
  role text not null check (role in ('contributor', 'translator', 'editor', 'publisher')),
  joined_at timestamptz not null,
  left_at timestamptz
);

-- One-time sign-in links of staff. The token itself is not kept, only its SHA-256.
create table staff.sign_in_link (
  token_hash bytea primary key,
  person_id bigint not null references staff.person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table staff.session (
  token_hash bytea primary key,
  person_id bigint not null references staff.person,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on staff.session (person_id);
