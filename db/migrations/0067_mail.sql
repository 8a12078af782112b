-- What partners mail. An address of a sender is one source's, and its mail counts for that source alone.
create unique index mail_sender on sources.feed (url) where kind = 'mail';
alter table sources.feed add constraint mail_address check (kind <> 'mail' or url ~ '^mailto:[^@\s]+@[^@\s]+$' and url = lower(url));

-- Nobody vouches for the sender of the mail it came by.
alter table sources.item add column is_sender_unproved boolean not null default false;

-- A piece that somebody looks at before it is kept as an item: from a link or a pasted text. Forgotten after two days.
create table sources.found (
  id uuid primary key default gen_random_uuid(),
  person_id bigint not null references staff.person on delete cascade,
  source_id bigint not null references stories.source on delete cascade,
  piece jsonb not null,                     -- as src/sources/by-hand/found.ts describes it
  item_id bigint references sources.item on delete cascade, -- what it was kept as
  made_at timestamptz not null
);
create index found_made on sources.found (made_at);
create index found_person on sources.found (person_id);
create index found_source on sources.found (source_id);
create index found_item on sources.found (item_id) where item_id is not null;
revoke all on sources.found from broadsheet_site;
