-- Files by which translations, memory and glossary leave the house and come back.

-- A translation that somebody brought back and hasn't taken over yet. Kept a week.
create table translation.brought (
  id uuid primary key default gen_random_uuid(),
  version_id bigint not null references stories.version on delete cascade,
  file_name text not null,
  frame jsonb not null,                     -- which state of the version the file shows: {"versionId","base","mark"}
  units jsonb not null,                     -- what it says of each of its units
  made_by bigint not null references staff.person,
  made_at timestamptz not null
);
create index brought_version on translation.brought (version_id);
create index brought_age on translation.brought (made_at);

-- A file of memory (TMX) or glossary (TBX): looked through by a job, then, when somebody says so, taken over by another.
create table translation.import (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('tmx', 'tbx')),
  file_name text not null,
  file_key text not null,                   -- in files, until it is taken over or thrown away
  scope text not null check (scope in ('person', 'paper', 'partner')),
  source_id bigint references stories.source,
  made_by bigint not null references staff.person,
  made_at timestamptz not null,
  looked_at timestamptz,
  problem text,                             -- why it can't be read to its end
  problem_line integer,
  units integer not null default 0,         -- seen when it was looked through
  fit integer not null default 0,           -- of them, with something to take over
  wrong integer not null default 0,
  languages text[] not null default '{}',
  started_at timestamptz,
  stopped_at timestamptz,                   -- by hand; it goes on when somebody says so
  done_at timestamptz,
  done_units integer not null default 0,    -- taken over so far, from the beginning
  added integer not null default 0,         -- pairs or terms that weren't there
  check ((scope = 'partner') = (source_id is not null))
);
create index import_age on translation.import (made_at desc);

-- What was wrong with a unit of such a file. The first thousand of a file.
create table translation.import_problem (
  import_id uuid not null references translation.import on delete cascade,
  unit integer not null,
  line integer not null,
  reason text not null,
  primary key (import_id, unit)
);
revoke all on translation.brought, translation.import, translation.import_problem from broadsheet_site;
