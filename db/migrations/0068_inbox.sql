-- What was taken and has changed at the source since, and what was assigned to whom with which words.
create index item_changed on sources.item (arrived_at desc, id desc) where state = 'taken' and number > seen_number;

-- Items that a machine may still read, newest first.
alter table sources.item add column read_number integer not null default 0;   -- the version all readings were made of
alter table sources.item add column reads_failed integer not null default 0;  -- tries in a row
create index item_unread on sources.item (arrived_at desc, id desc) where state = 'new' and read_number < number and reads_failed < 5;

-- Pictures of partners' that were brought into the library, each once for its item.
create table sources.item_picture (
  item_id bigint not null references sources.item on delete cascade,
  url text not null,
  picture_id bigint not null references stories.picture on delete cascade,
  brought_at timestamptz not null,
  primary key (item_id, url)
);
revoke all on sources.item_picture from broadsheet_site;
