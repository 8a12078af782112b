create schema stories;

create table stories.section (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  names jsonb not null,                     -- by language: {"en": "World"}
  position integer not null
);

create table stories.topic (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  names jsonb not null
);

create table stories.country (
  code char(2) primary key check (code ~ '^[A-Z]{2}$'),   -- ISO 3166-1 alpha-2; names come from CLDR through Intl
  slug text not null unique
);

-- People of the by-lines: authors and translators.
create table stories.author (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  name text not null,
  names jsonb not null default '{}',        -- where another script is used: {"ar": "…"}
  own_name text,                            -- in the person's own script
  about jsonb not null default '{}'
);

-- A partner paper. Its licences and feeds come with the sources module.
create table stories.source (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  name text not null,
  latin_name text,
  country_code char(2) not null references stories.country,
  languages text[] not null,
  url text not null,
  about jsonb not null default '{}',
  permission text not null default ''
);

create table stories.picture (
  id bigint generated always as identity primary key,
  slug text not null unique,
  file text not null,                       -- key in files
  media_type text not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  focal_x real not null default 0.5 check (focal_x between 0 and 1),
  focal_y real not null default 0.5 check (focal_y between 0 and 1),
  credit text not null,
  agency text,
  licence text,
  renditions jsonb not null default '[]',   -- [{"format":"avif","width":800,"height":533,"file":"…","bytes":1234}]
  added_at timestamptz not null
);

create table stories.story (
  id bigint generated always as identity primary key,
  key text not null unique,                 -- public, random: what POST /open/{story} names
  section_id bigint not null references stories.section,
  access text not null check (access in ('free', 'metered', 'subscribers')),
  exclusive boolean not null default false,
  source_id bigint references stories.source,
  original_language text,
  original_headline text,
  original_url text,
  permission text,
  first_in_english boolean not null default false,
  first_published_at timestamptz,           -- of the story in any language; decides when it enters the archive
  made_at timestamptz not null
);
create index story_newest on stories.story (first_published_at desc, id desc);
create index story_source on stories.story (source_id);

create table stories.story_author (
  story_id bigint not null references stories.story on delete cascade,
  author_id bigint not null references stories.author,
  position integer not null,
  primary key (story_id, author_id)
);
create index story_author_author on stories.story_author (author_id);

create table stories.story_topic (
  story_id bigint not null references stories.story on delete cascade,
  topic_id bigint not null references stories.topic,
  position integer not null,
  primary key (story_id, topic_id)
);
create index story_topic_topic on stories.story_topic (topic_id);

create table stories.story_country (
  story_id bigint not null references stories.story on delete cascade,
  country_code char(2) not null references stories.country,
  position integer not null,
  primary key (story_id, country_code)
);
create index story_country_country on stories.story_country (country_code);

-- A story in one language, as published. What is being worked on stands in stories.revision.
create table stories.version (
  id bigint generated always as identity primary key,
  story_id bigint not null references stories.story on delete cascade,
  language text not null,
  headline text not null,
  deck text not null default '',
  dateline text,
  slug text not null check (slug ~ '^[a-z0-9-]+$'),
  lead_picture_id bigint references stories.picture,
  lead_caption text,
  lead_alt text,
  preview jsonb not null,                   -- the document cut at publishing: all that anyone may see
  whole_words integer not null default 0,
  published_at timestamptz,
  updated_at timestamptz,                   -- last publication after the first
  withdrawn_at timestamptz,
  withdrawal_reason text,
  unique (story_id, language)
);
create index version_lead_picture on stories.version (lead_picture_id);

create table stories.version_translator (
  version_id bigint not null references stories.version on delete cascade,
  author_id bigint not null references stories.author,
  position integer not null,
  primary key (version_id, author_id)
);
create index version_translator_author on stories.version_translator (author_id);

-- The whole text. Only broadsheet_press may touch it.
create table stories.body (
  version_id bigint primary key references stories.version on delete cascade,
  document jsonb not null
);
revoke all on stories.body from broadsheet_site;

-- Every saved state of a version, newest number last. Holds unpublished text, so it is the press's too.
create table stories.revision (
  id bigint generated always as identity primary key,
  version_id bigint not null references stories.version on delete cascade,
  number integer not null,
  headline text not null,
  deck text not null default '',
  dateline text,
  slug text not null check (slug ~ '^[a-z0-9-]+$'),
  lead_picture_id bigint references stories.picture,
  lead_caption text,
  lead_alt text,
  translator_ids bigint[] not null default '{}',
  document jsonb not null,
  made_at timestamptz not null,
  published_at timestamptz,
  unique (version_id, number)
);
create index revision_lead_picture on stories.revision (lead_picture_id);
revoke all on stories.revision from broadsheet_site;

-- Public notes at the foot of a version: an update or a correction.
create table stories.note (
  id bigint generated always as identity primary key,
  version_id bigint not null references stories.version on delete cascade,
  kind text not null check (kind in ('update', 'correction')),
  text text not null,
  noted_at timestamptz not null
);
create index note_version on stories.note (version_id, noted_at);

-- Addresses a version has had. The current one is version.slug; the others redirect.
create table stories.address (
  language text not null,
  slug text not null,
  version_id bigint not null references stories.version on delete cascade,
  primary key (language, slug)
);
create index address_version on stories.address (version_id);

-- The card index: one row per list a published version stands in, written at publishing,
-- so that every list page is one range of one index however large the paper grows.
create table stories.listing (
  language text not null,
  list text not null,                       -- all · section:3 · topic:7 · country:CO · author:12 · source:4 · home
  published_at timestamptz not null,
  version_id bigint not null references stories.version on delete cascade,
  primary key (language, list, published_at, version_id)
);
create index listing_version on stories.listing (version_id);
