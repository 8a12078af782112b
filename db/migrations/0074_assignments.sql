-- What assigning, reviewing and keeping versions true needs beside 0065.

-- Which languages somebody works in.
create table translation.translator_language (
  person_id bigint not null references staff.person on delete cascade,
  language text not null,
  primary key (person_id, language)
);
create index translator_language_people on translation.translator_language (language, person_id);

alter table translation.assignment add column late_told_at timestamptz;       -- that its day has passed
alter table translation.stale
  add column language text not null,                                          -- the version's own
  add column source_changed_at timestamptz not null;                          -- when readers got the source's newest text
create index stale_language on translation.stale (language, since desc, version_id) where left_at is null;
-- How the original was changed at corrected_at.
alter table translation.provenance
  add column change_kind text check (change_kind in ('correction', 'update')),
  add check ((corrected_at is null) = (change_kind is null));

-- The revision that was given back last, until a text goes out.
alter table stories.work add column handed_back_number integer;
create index work_made_from on stories.work (made_from) where made_from is not null;
create index work_made on stories.work (state, changed_at desc, version_id desc) where made_from is not null;
create index work_made_late on stories.work (deadline_on, version_id) where made_from is not null and deadline_on is not null;

revoke all on translation.translator_language from broadsheet_site;
