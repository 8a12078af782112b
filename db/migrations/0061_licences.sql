-- All that a licence covered has been taken down since; it covers nothing from then on.
alter table sources.licence add column settled_at timestamptz;
create index licence_unsettled on sources.licence (id) where settled_at is null and (ends_on is not null or ended_at is not null);

-- What a partner paper asked us to take down, until when we have to, and what came of it.
create table sources.take_down (
  id bigint generated always as identity primary key,
  source_id bigint not null references stories.source,
  story_id bigint,                          -- null: all that comes from the source
  reason text not null check (reason <> ''),                                  -- what readers are told
  asked_at timestamptz not null,
  due_at timestamptz,                       -- by the shortest take-down duty of the licences then; null: none names one
  versions integer not null default 0,      -- taken down so far
  done_at timestamptz,
  made_by bigint references staff.person
);
create index take_down_source on sources.take_down (source_id, id desc);
create index take_down_open on sources.take_down (id) where done_at is null;
revoke all on sources.take_down from broadsheet_site;
