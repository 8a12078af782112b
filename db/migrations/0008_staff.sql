create schema staff;

create table staff.person (
  id bigint generated always as identity primary key,
  name text not null,
  email text not null,
  email_key text not null unique,           -- the address as mail servers compare it
  role text not null check (role in ('contributor', 'translator', 'editor', 'publisher')),
  author_id bigint unique references stories.author on delete set null,   -- under which name they write
  invited_at timestamptz not null,
  joined_at timestamptz,                    -- signed in for the first time
  left_at timestamptz                       -- may do nothing any more; what they wrote and did keeps their name
);

-- One way in that was asked for, mailed or printed: its link and its code are derived from the row and the paper's secret.
create table staff.sign_in (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('letter', 'invitation', 'printed', 'first')),
  person_id bigint references staff.person,   -- of a letter, known once it is sent; of the first publisher, once they are here
  email text not null,
  language text not null,
  return_to text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  sent_at timestamptz,
  wrong_codes integer not null default 0,
  used_at timestamptz,
  check (person_id is not null or kind in ('letter', 'first'))
);
create index sign_in_expiry on staff.sign_in (expires_at);
create index sign_in_person on staff.sign_in (person_id) where used_at is null;

create table staff.session (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique,         -- SHA-256 of the cookie
  person_id bigint not null references staff.person,
  device text not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on staff.session (person_id, last_seen_at desc);
create index session_expiry on staff.session (expires_at);

-- Who did what. Rows are added and never changed or removed.
create table staff.act (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id bigint references staff.person,   -- null: done at the command line, or by a program
  act text not null,                        -- module.verb: 'stories.published'
  subject_kind text,
  subject_id bigint,
  detail jsonb not null default '{}',
  check ((subject_kind is null) = (subject_id is null))
);
create index act_person on staff.act (person_id, id desc);
create index act_name on staff.act (act text_pattern_ops, id desc);
create index act_subject on staff.act (subject_kind, subject_id, id desc);

-- The role of reader pages learns of the newsroom nothing but whose session a token is.
revoke all on all tables in schema staff from broadsheet_site;
revoke update, delete, truncate on staff.act from broadsheet_press;

-- Whose session a token's hash is, if they may still come in; the caller looks at the times. Security definer, so that the roles need no right to the rows.
create function staff.session_of(p_token_hash bytea)
returns table (id bigint, name text, email text, role text, author_id bigint, last_seen_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.name, p.email, p.role, p.author_id, s.last_seen_at, s.expires_at
  from staff.session s join staff.person p on p.id = s.person_id
  where s.token_hash = p_token_hash and p.left_at is null
$$;

-- Notes that a session was used.
create function staff.touch_session(p_token_hash bytea, p_now timestamptz)
returns void language sql security definer set search_path = pg_catalog as $$
  update staff.session set last_seen_at = p_now where token_hash = p_token_hash and last_seen_at < p_now
$$;
