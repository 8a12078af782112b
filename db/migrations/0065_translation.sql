-- Versions made from other versions: how they stand to each other, what is remembered, which words are used.
create schema translation;

-- Who reviews a version. Who translates it, until when, and from which version is work of stories (stories.work).
create table translation.assignment (
  version_id bigint primary key references stories.version on delete cascade,
  reviewer_id bigint references staff.person,
  made_by bigint references staff.person,
  made_at timestamptz not null,
  reminded_at timestamptz                   -- that its day is near
);
create index assignment_reviewer on translation.assignment (reviewer_id, version_id);

-- How the paragraphs of a version stand to those of the version it is made from. One row a version, saved with the text it counts.
-- `rows` is in order and covers both texts whole: [{"source":1,"target":1,"by":"hand","isTouched":true,"note":""}, …]. A row of no source blocks
-- is an addition, one of no target blocks an omission. `by`: hand, memory, machine.
create table translation.alignment (
  version_id bigint primary key references stories.version on delete cascade,
  source_version_id bigint not null references stories.version,
  source_number integer not null,           -- the revision of the source it is true to …
  source_text jsonb not null,               -- … as it was then: {"headline","deck","leadCaption","leadAlt","document"}
  target_hashes text[] not null,            -- of the target's blocks, to find them again after they were moved elsewhere
  rows jsonb not null,
  fields jsonb not null default '{}',       -- by field: {"headline":{"by":"machine","isTouched":false}}
  mark integer not null default 1,
  saved_by bigint references staff.person,
  saved_at timestamptz not null
);
create index alignment_source on translation.alignment (source_version_id);

-- A version whose original was corrected or updated after it. One row until somebody brings it up to date or says why not.
create table translation.stale (
  version_id bigint primary key references stories.version on delete cascade,
  source_version_id bigint not null references stories.version,
  source_number integer not null,           -- the source's newest published revision
  kind text not null check (kind in ('correction', 'update')),
  since timestamptz not null,
  told_at timestamptz,
  left_by bigint references staff.person,   -- who said that it may stay as it is
  left_because text,
  left_at timestamptz,
  check ((left_by is null) = (left_because is null))
);
create index stale_since on translation.stale (since desc, version_id) where left_at is null;
create index stale_source on translation.stale (source_version_id);

-- What readers are told of a published version. The only table of this schema that their pages can read.
create table translation.provenance (
  version_id bigint primary key references stories.version on delete cascade,
  source_version_id bigint references stories.version on delete set null,
  is_machine_assisted boolean not null default false,
  corrected_at timestamptz,                 -- the original was corrected then, and this version hasn't followed
  settled_at timestamptz not null
);

-- The memory: pairs of a paragraph or sentence and what was made of it. A pair is pending until its version is approved or published.
create table translation.pair (
  id bigint generated always as identity primary key,
  source_language text not null,
  target_language text not null,
  kind text not null check (kind in ('paragraph', 'sentence')),
  source_text text not null,
  target_text text not null,
  source_key bytea not null,                -- hash of the folded source text: exact matches
  before_key bytea,                         -- of the text before and after it: in-context matches
  after_key bytea,
  sketch integer[] not null,                -- what fuzzy matches are found by
  length integer not null,                  -- of the source, in characters
  scope text not null check (scope in ('person', 'paper', 'partner')),
  person_id bigint references staff.person, -- scope person
  source_id bigint references stories.source,                                  -- the partner whose story it is of; scope partner: for its stories alone
  state text not null check (state in ('pending', 'approved')),
  version_id bigint not null default 0,     -- the version it stands in, which may be gone by now; 0: it came with a file
  story_key text,
  made_by bigint references staff.person,
  made_at timestamptz not null,
  approved_by bigint references staff.person,
  approved_at timestamptz,
  import_name text,                         -- of the file it came with
  segmenter text not null default '',       -- the rules that cut the sentences
  check ((scope = 'person') = (person_id is not null)),
  check (scope <> 'partner' or source_id is not null)
);
create unique index pair_once on translation.pair
  (source_key, source_language, target_language, version_id, md5(target_text), scope, coalesce(person_id, 0), coalesce(source_id, 0));
create index pair_version on translation.pair (version_id) where version_id <> 0;
create index pair_person on translation.pair (person_id) where person_id is not null;
create index pair_source on translation.pair (source_id) where source_id is not null;

-- Names and words of the paper: one concept, its terms in each language.
create table translation.concept (
  id bigint generated always as identity primary key,
  key uuid not null unique default gen_random_uuid(),
  kind text not null check (kind in ('person', 'organisation', 'place', 'term')),
  note text not null default '',
  origin text not null default '',          -- where the paper has it from
  is_kept boolean not null default false,   -- never translated: the source's spelling stands in every language
  made_by bigint references staff.person,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  mark integer not null default 1
);
create index concept_newest on translation.concept (changed_at desc, id desc);

create table translation.term (
  id bigint generated always as identity primary key,
  concept_id bigint not null references translation.concept on delete cascade,
  language text not null,
  text text not null check (text <> ''),
  folded text not null,                     -- as texts are compared: lower case, without accents
  first_key text not null,                  -- its first word, or its first two signs where words aren't apart: what texts are looked through by
  status text not null check (status in ('preferred', 'allowed', 'forbidden')),
  transliteration text not null default '',
  note text not null default '',
  unique (concept_id, language, text)
);
create unique index one_preferred_term on translation.term (concept_id, language) where status = 'preferred';
create index term_first on translation.term (language, first_key);
create index term_part on translation.term using gin (folded public.gin_trgm_ops);

-- A name met in sources and in no concept. Offered when it was met twice.
create table translation.met_name (
  language text not null,
  text text not null,
  met integer not null default 1,
  last_version_id bigint references stories.version on delete set null,
  met_at timestamptz not null,
  settled_at timestamptz,                   -- taken into the glossary or turned down
  primary key (language, text)
);
create index met_name_offered on translation.met_name (met desc, met_at desc) where settled_at is null;

-- What a check found and somebody let stand, with the reason. The finding is named by what it is about, not by where it stands.
create table translation.acceptance (
  version_id bigint not null references stories.version on delete cascade,
  finding text not null,
  reason text not null check (reason <> ''),
  made_by bigint references staff.person,
  made_at timestamptz not null,
  primary key (version_id, finding)
);

revoke all on all tables in schema translation from broadsheet_site;
grant select on translation.provenance to broadsheet_site;
