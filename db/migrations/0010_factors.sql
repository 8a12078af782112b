-- What staff prove themselves with beside their mailbox, and sessions that know how and when it was proved.

-- An authenticator app (TOTP, RFC 6238). A row stands here once a code of it was typed.
create table staff.authenticator (
  person_id bigint primary key references staff.person,
  sealed_secret text not null,              -- AES-256-GCM under a key derived from the paper's secret
  last_step bigint not null,                -- the step of the last code that was used: no code works twice
  added_at timestamptz not null
);

-- Codes for the day when app and passkeys are lost. Each works once.
create table staff.recovery_code (
  person_id bigint not null references staff.person,
  code_mac text not null,                   -- a MAC under the staff's key; the code itself is nowhere
  used_at timestamptz,
  primary key (person_id, code_mac)
);

create table staff.passkey (
  id bigint generated always as identity primary key,
  person_id bigint not null references staff.person,
  credential_id text not null unique,       -- base64url, as browsers give it
  public_key bytea not null,                -- COSE
  counter bigint not null,                  -- never goes back, where the passkey counts at all
  transports text[] not null,
  name text not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person on staff.passkey (person_id, id);

-- A challenge that waits for its answer by a passkey; it is taken away by the first that comes.
create table staff.challenge (
  challenge text primary key,
  purpose text not null check (purpose in ('sign-in', 'proof', 'passkey')),
  person_id bigint references staff.person, -- who is known already; null for a sign-in
  expires_at timestamptz not null,
  check (person_id is not null or purpose = 'sign-in')
);
create index challenge_expiry on staff.challenge (expires_at);

-- Whom an OpenID provider calls by which name for good (OpenID Connect Core, 5.7): the mail address may change, this doesn't.
create table staff.identity (
  issuer text not null,
  subject text not null,
  person_id bigint not null references staff.person,
  added_at timestamptz not null,
  primary key (issuer, subject),
  unique (person_id, issuer)
);

-- A letter may also be asked for by somebody who is inside, to confirm that it is still them.
alter table staff.sign_in drop constraint sign_in_kind_check;
alter table staff.sign_in add constraint sign_in_kind_check check (kind in ('letter', 'invitation', 'printed', 'first', 'confirmation'));

-- A session that waits for something lets nobody in.
alter table staff.session add column waits_for text check (waits_for in ('second-factor', 'enrolment'));
alter table staff.session add column way text not null default 'letter';   -- how it began
alter table staff.session add column proved_at timestamptz not null default now();   -- when it was last proved who sits there
update staff.session set proved_at = started_at;
alter table staff.session alter column proved_at drop default;

revoke all on staff.authenticator, staff.recovery_code, staff.passkey, staff.challenge, staff.identity from broadsheet_site;

drop function staff.session_of(bytea);
create function staff.session_of(p_token_hash bytea)
returns table (id bigint, name text, email text, role text, author_id bigint, last_seen_at timestamptz, expires_at timestamptz, proved_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.name, p.email, p.role, p.author_id, s.last_seen_at, s.expires_at, s.proved_at
  from staff.session s join staff.person p on p.id = s.person_id
  where s.token_hash = p_token_hash and s.waits_for is null and p.left_at is null
$$;

-- The log by day.
create index act_day on staff.act (at, id);
