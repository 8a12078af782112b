-- Partner papers: what they allow us, by which ways their stories reach us, and what came in. Seen by staff alone.
create schema sources;

-- What stories.source doesn't say of a partner paper.
create table sources.partner (
  source_id bigint primary key references stories.source on delete cascade,
  contact_name text not null default '',
  contact_email text not null default '',
  contact_phone text not null default '',
  notes text not null default '',           -- for colleagues
  credit_line text not null default '',     -- how the paper wants to be named under a story
  machine_language text,                    -- its own; null: the first of stories.source.languages
  changed_at timestamptz not null
);

-- What a source allows, from when to when. Several may hold at once: what one of them allows is allowed.
create table sources.licence (
  id bigint generated always as identity primary key,
  source_id bigint not null references stories.source,
  name text not null check (name <> ''),
  may_translate boolean not null,
  may_abridge boolean not null,
  may_use_pictures boolean not null,
  channels text[] not null check (channels <@ array['web', 'mail', 'magazine'] and cardinality(channels) > 0),
  languages text[],                         -- it may be published in; null: any
  territories text[],                       -- ISO 3166-1 codes it is limited to; null: the world
  starts_on date not null,
  ends_on date,                             -- the last day; null: until it is ended
  ended_at timestamptz,                     -- by hand, before its day
  embargo_hours integer not null default 0 check (embargo_hours >= 0),      -- after the source has published
  exclusive_until date,
  takedown_hours integer check (takedown_hours >= 0),                        -- within which we take down what they ask us to
  fee_minor integer check (fee_minor >= 0),
  fee_currency char(3),
  fee_for text check (fee_for in ('story', 'month', 'year', 'words')),
  share_percent numeric(5,2) check (share_percent between 0 and 100),
  attribution text not null default '',     -- printed with each story under it
  letter_file text,                         -- the letter itself: key in files
  letter_name text,
  letter_type text,
  warned_30_at timestamptz,
  warned_7_at timestamptz,
  made_by bigint references staff.person,
  made_at timestamptz not null,
  mark integer not null default 1,
  check (ends_on is null or ends_on >= starts_on),
  check ((fee_minor is null) = (fee_for is null) and (fee_minor is null) = (fee_currency is null)),
  check ((letter_file is null) = (letter_name is null))
);
create index licence_source on sources.licence (source_id, starts_on desc, id desc);
create index licence_ending on sources.licence (ends_on) where ends_on is not null and ended_at is null;

-- What was used under which licence, once for each version, channel and occasion (a mailing, an issue; the web has one).
create table sources.licence_use (
  id bigint generated always as identity primary key,
  licence_id bigint not null references sources.licence,
  story_id bigint not null,
  version_id bigint not null,
  language text not null,
  channel text not null check (channel in ('web', 'mail', 'magazine')),
  occasion text not null default '',
  words integer not null,
  used_at timestamptz not null,
  unique (licence_id, version_id, channel, occasion)
);
create index licence_use_time on sources.licence_use (licence_id, used_at desc, id desc);

-- A way by which a source reaches us.
create table sources.feed (
  id bigint generated always as identity primary key,
  source_id bigint not null references stories.source,
  kind text not null check (kind in ('feed', 'ninjs', 'newsml', 'mail')),    -- feed: RSS, Atom or JSON Feed, whichever answers
  url text not null,
  language text,                            -- of items that don't say; null: found out
  minutes_between integer not null default 30 check (minutes_between between 5 and 1440),
  takes_pages boolean not null default false,                                 -- the page of an item is fetched where the feed has only its beginning
  paused_at timestamptz,
  etag text,
  last_modified text,
  next_at timestamptz not null,
  tried_at timestamptz,
  answered_at timestamptz,                  -- last time without a problem
  failures integer not null default 0,      -- in a row
  problem text,                             -- why the last try failed; null: it didn't
  problem_detail text,
  hub_url text,                             -- WebSub
  hub_topic text,
  hub_key uuid not null unique default gen_random_uuid(),                     -- in our callback address
  hub_secret text,
  hub_until timestamptz,
  made_by bigint references staff.person,
  made_at timestamptz not null,
  unique (source_id, url)
);
create index feed_due on sources.feed (next_at) where paused_at is null;
create index feed_source on sources.feed (source_id, id);

-- What one try found, kept for a while: the health page is made of it.
create table sources.feed_try (
  id bigint generated always as identity primary key,
  feed_id bigint not null references sources.feed on delete cascade,
  tried_at timestamptz not null,
  milliseconds integer not null,
  problem text,
  items_new integer not null default 0,
  items_changed integer not null default 0
);
create index feed_try_feed on sources.feed_try (feed_id, tried_at desc);

-- One piece of a partner's, as the inbox shows it: its newest state.
create table sources.item (
  id bigint generated always as identity primary key,
  source_id bigint not null references stories.source,
  feed_id bigint references sources.feed on delete set null,
  guid text not null,                       -- the source's own name for it
  url text,
  language text not null,
  headline text not null,
  opening text not null default '',         -- its first lines, plain
  authors text[] not null default '{}',
  subjects text[] not null default '{}',    -- the source's own topic words
  country_code char(2),
  words integer not null default 0,
  published_at timestamptz,
  changed_at timestamptz,                   -- as the source says
  embargo_until timestamptz,
  usage_terms text not null default '',
  state text not null default 'new' check (state in ('new', 'taken', 'passed', 'killed')),
  assigned_to bigint references staff.person,
  decided_by bigint references staff.person,
  decided_at timestamptz,
  story_id bigint references stories.story on delete set null,                -- what was made of it
  version_id bigint references stories.version on delete set null,
  like_item_id bigint references sources.item on delete set null,             -- an earlier item that tells the same
  likeness bigint,                          -- fingerprint of its words (simhash)
  number integer not null default 1,        -- of its newest version
  seen_number integer,                      -- the version the desk has dealt with
  killed_at timestamptz,
  kill_reason text,
  arrived_at timestamptz not null,
  unique (source_id, guid)
);
create index item_inbox on sources.item (state, arrived_at desc, id desc);
create index item_source on sources.item (source_id, state, arrived_at desc, id desc);
create index item_language on sources.item (language, state, arrived_at desc, id desc);
create index item_country on sources.item (country_code, state, arrived_at desc, id desc);
create index item_subjects on sources.item using gin (subjects);
create index item_assigned on sources.item (assigned_to, state, arrived_at desc, id desc) where assigned_to is not null;
create index item_told on sources.item (story_id) where story_id is not null;
create index item_made on sources.item (version_id) where version_id is not null;

-- Every state of an item that came in, whole.
create table sources.item_version (
  item_id bigint not null references sources.item on delete cascade,
  number integer not null,
  headline text not null,
  deck text not null default '',
  document jsonb not null,                  -- as src/document parses it
  pictures jsonb not null default '[]',     -- [{"url","credit","caption","alt"}]
  source_version text,                      -- the number the source gives it
  hash bytea not null,
  arrived_at timestamptz not null,
  primary key (item_id, number)
);

-- An item's headline and opening in another language, made by a machine.
create table sources.item_reading (
  item_id bigint not null references sources.item on delete cascade,
  language text not null,
  number integer not null,                  -- the item's version it was made of
  headline text not null,
  opening text not null,
  made_by text not null,                    -- the machine's name
  made_at timestamptz not null,
  primary key (item_id, language)
);
revoke all on all tables in schema sources from broadsheet_site;
