-- Where every version stands on its way to readers: one row each. Seen by the newsroom alone.
create table stories.work (
  version_id bigint primary key references stories.version on delete cascade,
  state text not null check (state in ('idea', 'draft', 'review', 'ready', 'scheduled', 'published', 'withdrawn')),
  language text not null,                   -- the version's, here so that the desk needs one index
  headline text not null default '',        -- of the newest revision
  note text not null default '',            -- what the next person should know
  deadline_on date,
  assigned_to bigint references staff.person,
  made_by bigint references staff.person,
  embargo_until timestamptz,                -- not to be published before
  publish_at timestamptz,                   -- when it goes out by itself
  scheduled_by bigint references staff.person,
  changed_at timestamptz not null,
  check ((state = 'scheduled') = (publish_at is not null)),
  check (publish_at is null or embargo_until is null)
);
create index work_state on stories.work (state, changed_at desc, version_id desc);
create index work_language on stories.work (language, state, changed_at desc, version_id desc);
create index work_newest on stories.work (changed_at desc, version_id desc);
create index work_assigned on stories.work (assigned_to, state, changed_at desc);
create index work_made_by on stories.work (made_by, state, changed_at desc);
create index work_deadline on stories.work (deadline_on) where deadline_on is not null;
create index work_due on stories.work (publish_at) where state = 'scheduled';
create index work_embargo on stories.work (embargo_until) where embargo_until is not null;
create index work_headline on stories.work using gin (to_tsvector('simple', headline));
revoke all on stories.work from broadsheet_site;
create index story_section on stories.story (section_id, id);

alter table stories.revision
  add column made_by bigint references staff.person,
  add column changed_at timestamptz,        -- the last save into it: saves of one person in quick succession are one revision
  add column approved_by bigint references staff.person,
  add column approved_at timestamptz;

insert into stories.work (version_id, state, language, headline, changed_at)
select v.id,
  case when v.withdrawn_at is not null then 'withdrawn' when r.published_at is null then 'draft' else 'published' end,
  v.language, r.headline, coalesce(v.withdrawn_at, r.published_at, r.made_at)
from stories.version v
join lateral (select * from stories.revision where version_id = v.id order by number desc limit 1) r on true;

-- What colleagues say about a text, pinned to the words they mean.
create table stories.comment (
  id bigint generated always as identity primary key,
  version_id bigint not null references stories.version on delete cascade,
  block integer check (block >= 0),         -- counted from 0, when it was made
  quote text not null default '',
  text text not null check (text <> ''),
  mentioned bigint[] not null default '{}', -- persons
  made_by bigint not null references staff.person,
  made_at timestamptz not null,
  resolved_by bigint references staff.person,
  resolved_at timestamptz,
  check ((resolved_by is null) = (resolved_at is null))
);
create index comment_version on stories.comment (version_id, made_at);
revoke all on stories.comment from broadsheet_site;

-- Who has a version open. A row nobody has renewed for 30 seconds counts as gone.
create table stories.presence (
  version_id bigint not null references stories.version on delete cascade,
  person_id bigint not null references staff.person,
  came_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (version_id, person_id)
);
create index presence_seen on stories.presence (seen_at);
revoke all on stories.presence from broadsheet_site;

-- Addresses under which people outside may look at an unpublished version a few times.
create table stories.preview_link (
  id bigint generated always as identity primary key,
  version_id bigint not null references stories.version on delete cascade,
  token_hash bytea not null unique,
  made_by bigint not null references staff.person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  most_openings integer not null check (most_openings between 1 and 100),
  openings integer not null default 0 check (openings between 0 and most_openings),
  ended_at timestamptz                      -- by hand, or because the version was published or withdrawn
);
create index preview_link_version on stories.preview_link (version_id, id);
create index preview_link_expiry on stories.preview_link (expires_at);
revoke all on stories.preview_link from broadsheet_site;
