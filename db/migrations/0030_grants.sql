-- The right of one reader to read everything that no subscription of theirs pays for: given by the paper, as a gift, with a group.
create table subscriptions.grant (
  id bigint generated always as identity primary key,
  reader_id bigint not null references readers.reader,
  why text not null check (why in ('complimentary', 'gift', 'seat')),
  about text not null,                      -- what it comes from, by a name that stays: a gift's id, a seat's; unique, so that it is given once
  note text not null default '',            -- why staff gave it
  starts_at timestamptz not null,
  ends_at timestamptz,                      -- null: until it is taken back
  ended_at timestamptz,                     -- taken back
  check (ends_at > starts_at),
  unique (why, about)
);
create index grant_reader on subscriptions.grant (reader_id, starts_at desc);
create index open_grant_end on subscriptions.grant (ends_at, id) where ended_at is null;
