-- Whose name stands on a newsletter's mail. Null: the paper's own name and letters' address.
alter table newsletters.newsletter
  add column sender_name text,
  add column sender_email text,
  add column reply_to text;

alter table newsletters.sign_up
  add column paused_until timestamptz,      -- its owner wants nothing before this moment
  add column suppressed_at timestamptz;     -- mail to it came back or was complained about: nothing is sent until it is confirmed anew

-- One sending of a newsletter, from its draft to its end. `parts` is what it is composed of, in the shape src/newsletters/composing gives it.
create table newsletters.mailing (
  id bigint generated always as identity primary key,
  public_id uuid not null unique default gen_random_uuid(),
  newsletter_id bigint not null references newsletters.newsletter,
  language text not null,
  occasion text not null default gen_random_uuid()::text,   -- what it is for: a schedule's day and time; unique, so that it is made once
  state text not null default 'draft'
    check (state in ('draft', 'scheduled', 'overdue', 'sending', 'paused', 'stopped', 'sent', 'skipped')),
  subjects jsonb not null default '[]' check (jsonb_typeof(subjects) = 'array' and jsonb_array_length(subjects) <= 4),
  preheader text not null default '',
  parts jsonb not null default '[]',
  scheduled_for timestamptz,
  recipients integer,                       -- how many were frozen
  frozen_at timestamptz,                    -- all its deliveries are there
  began_at timestamptz,
  decided_at timestamptz,                   -- which of several subjects the rest gets has been settled
  winner smallint,                          -- that subject, counted from 1
  finished_at timestamptz,
  paused_because text check (paused_because in ('staff', 'restored', 'interrupted', 'complaints')),
  made_by bigint references staff.person,
  made_at timestamptz not null default now(),
  edited_by bigint references staff.person,
  edited_at timestamptz not null default now(),
  mark integer not null default 1,          -- raised by each change, so that nobody overwrites what they haven't seen
  unique (newsletter_id, language, occasion),
  check (state in ('draft', 'skipped') or jsonb_array_length(subjects) > 0),
  check (state <> 'scheduled' or scheduled_for is not null),
  check (state not in ('sending', 'sent') or frozen_at is null or recipients is not null)
);
create index mailing_newest on newsletters.mailing (newsletter_id, language, id desc);
create index mailing_due on newsletters.mailing (scheduled_for) where state = 'scheduled';
create index mailing_under_way on newsletters.mailing (id) where state = 'sending';

-- A mailing's mail, made once for each audience. %%LEAVE%%, %%PREFERENCES%% and %%WEB%% stand where each recipient's own links go.
create table newsletters.rendering (
  mailing_id bigint not null references newsletters.mailing on delete cascade,
  audience text not null check (audience in ('everyone', 'subscriber')),
  html text not null,
  text text not null,
  primary key (mailing_id, audience)
);

-- Where the links of a mailing lead, and how often they were followed, by people and by programs that open every link. Nobody is noted.
create table newsletters.link (
  mailing_id bigint not null references newsletters.mailing on delete cascade,
  no integer not null,
  url text not null,
  clicks integer not null default 0,
  scans integer not null default 0,
  primary key (mailing_id, no),
  unique (mailing_id, url)
);

-- Clicks by subject, for the choice between several.
create table newsletters.subject_clicks (
  mailing_id bigint not null references newsletters.mailing on delete cascade,
  subject_no smallint not null,
  clicks integer not null default 0,
  primary key (mailing_id, subject_no)
);

-- A process that sends, while it gives signs of life.
create table newsletters.worker (
  id bigint generated always as identity primary key,
  began_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp()
);

-- One mail of a mailing to one sign-up. It ends sent, failed, suppressed or unknown.
-- Handed: a worker has it, and hands it to the mail server at once; if that worker dies nobody can know whether it went, so it becomes unknown.
create table newsletters.delivery (
  id bigint generated always as identity primary key,
  mailing_id bigint not null references newsletters.mailing,
  sign_up_id bigint references newsletters.sign_up on delete set null,
  audience text not null check (audience in ('everyone', 'subscriber')),
  wave smallint not null default 1 check (wave in (0, 1)),  -- 0: the sample on which several subjects are tried
  subject_no smallint,                      -- of the sample; the rest gets the winner
  state text not null default 'waiting' check (state in ('waiting', 'handed', 'sent', 'failed', 'suppressed', 'unknown')),
  try_at timestamptz not null,
  tries smallint not null default 0,
  worker_id bigint references newsletters.worker,
  handed_at timestamptz,
  answer text,                              -- what the mail server said last
  ended_at timestamptz,
  unique (sign_up_id, mailing_id),
  check (state <> 'handed' or worker_id is not null)
) with (fillfactor = 80);
create index delivery_waiting on newsletters.delivery (mailing_id, wave, try_at, id) where state = 'waiting';
create index delivery_handed on newsletters.delivery (worker_id) where state = 'handed';
create index delivery_amiss on newsletters.delivery (mailing_id, state, id) where state in ('failed', 'suppressed', 'unknown');

-- How many deliveries of a mailing each worker has ended: summed up, a mailing's progress. Worker 0 stands for changes made by hand.
create table newsletters.tally (
  mailing_id bigint not null references newsletters.mailing on delete cascade,
  worker_id bigint not null,
  sent integer not null default 0,
  failed integer not null default 0,
  suppressed integer not null default 0,
  unknown integer not null default 0,
  primary key (mailing_id, worker_id)
) with (fillfactor = 50);

-- Addresses nothing is mailed to, known by a keyed hash that outlives the address.
create table newsletters.suppression (
  address_hash bytea primary key,
  why text not null check (why in ('bounced', 'complained', 'staff')),
  answer text not null default '',
  since timestamptz not null
);

-- Temporary refusals of an address; the count halves every 30 days.
create table newsletters.bounce (
  address_hash bytea primary key,
  count real not null,
  counted_at timestamptz not null
);

-- One row: whether bulk mail may leave at all, how fast, and which data folder last knew this database.
create table newsletters.post (
  only_row boolean primary key default true check (only_row),
  per_second integer check (per_second > 0),          -- null: as fast as it goes
  per_hour integer check (per_hour > 0),
  second_at timestamptz not null default '-infinity', -- the second and the hour that are being counted
  second_used integer not null default 0,
  hour_at timestamptz not null default '-infinity',
  hour_used integer not null default 0,
  database_mark uuid not null default gen_random_uuid(),
  beat_at timestamptz,                                -- the last sign of life of any process; a data folder that remembers a later one knows of a restore
  stopped_at timestamptz,                             -- nothing leaves since
  stopped_because text check (stopped_because in ('restored', 'staff')),
  check ((stopped_at is null) = (stopped_because is null))
);
insert into newsletters.post default values;

-- An address as one person's, as personKey in src/platform/mail-addresses.ts makes it of an address key.
create function newsletters.person_key(address_key text) returns text language sql immutable parallel safe as $$
  select case when split_part(reverse(address_key), '@', 1) in ('moc.liamg', 'moc.liamelgoog')
    then replace(regexp_replace(regexp_replace(address_key, '@[^@]*$', ''), '(.)\+.*$', '\1'), '.', '') || '@gmail.com'
    else regexp_replace(regexp_replace(address_key, '@[^@]*$', ''), '(.)\+.*$', '\1') || '@' || reverse(split_part(reverse(address_key), '@', 1)) end
$$;
