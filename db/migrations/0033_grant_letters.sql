-- Who of the staff gave a grant; null for gifts and seats, and for what a program gave.
alter table subscriptions.grant add column given_by bigint references staff.person;
create index grant_given_by on subscriptions.grant (given_by) where given_by is not null;

-- A letter owed about a grant, written in the transaction of what it tells of. One of a kind about one thing.
create table subscriptions.grant_letter (
  id bigint generated always as identity primary key,
  grant_id bigint not null references subscriptions.grant on delete cascade,
  kind text not null check (kind in ('given', 'changed', 'taken-back', 'ending', 'ended')),
  about text not null,                      -- the end it speaks of, or the moment of the change
  owed_at timestamptz not null,
  sent_at timestamptz,
  unique (grant_id, kind, about)
);
