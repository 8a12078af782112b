-- Seats under one subscription, whose course they follow; or under dates that the publisher agreed on with somebody who pays outside.
create table subscriptions.group (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  manager_id bigint references readers.reader,       -- who invites and takes seats back; null: nobody yet, or no longer
  subscription_id bigint unique references subscriptions.subscription,
  starts_at timestamptz,                    -- paid outside: from when on
  ends_at timestamptz,                      -- paid outside: until when; null: until it is ended
  seats integer check (seats between 2 and 500),     -- paid outside: how many; else the subscription says it
  seats_held integer check (seats_held between 1 and 500),   -- nobody takes a seat beyond: as many are asked for from the next period on
  billing_name text not null default '',    -- as the next invoice names whoever pays
  billing_address text not null default '',
  vat_id text not null default '',
  note text not null default '',            -- staff's: who pays, and how
  offered_to bigint references readers.reader,       -- the member who is asked to take it over
  opened_at timestamptz not null,
  ended_at timestamptz,                     -- ended by staff, or with its manager's account
  check ((subscription_id is null) = (starts_at is not null)),
  check ((subscription_id is null) = (seats is not null)),
  check (ends_at is null or subscription_id is null),
  check (ends_at > starts_at)
);
create index group_manager on subscriptions.group (manager_id);
create index group_offered_to on subscriptions.group (offered_to) where offered_to is not null;
create index group_opened on subscriptions.group (opened_at desc, id);

-- A seat is a grant that ends with its group.
alter table subscriptions.grant
  add column group_id uuid references subscriptions.group,
  add constraint seat_in_group check ((why = 'seat') = (group_id is not null));
create unique index one_seat_in_group on subscriptions.grant (group_id, reader_id) where ended_at is null and group_id is not null;
create index seat_group on subscriptions.grant (group_id, id) where group_id is not null;

-- How many seats a subscription pays for, as the provider has it; null: it is one reader's.
alter table subscriptions.subscription
  add column seats integer check (seats between 2 and 500),
  add column next_seats integer check (next_seats between 2 and 500);
alter table subscriptions.checkout
  add column seats integer check (seats between 2 and 500),
  add column group_draft jsonb;             -- the name and the invoices' address, as they were typed
alter table subscriptions.price add column seats integer not null default 1;
alter table subscriptions.price drop constraint price_pkey;
alter table subscriptions.price add primary key (plan_id, provider, minor, currency, every, seats);

create table subscriptions.invitation (
  id uuid primary key default gen_random_uuid(),
  group_id uuid not null references subscriptions.group,
  email text not null,
  email_key text not null,                  -- the address as one person's: only they can use it
  language text not null,
  is_manager boolean not null default false,         -- whoever accepts it manages the group
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  letters integer not null default 1,       -- how many letters were asked for
  sent_at timestamptz,                      -- the newest has left
  accepted_at timestamptz,
  closed_at timestamptz,                    -- accepted, or taken back
  check (accepted_at is null or closed_at is not null)
);
create unique index one_open_invitation on subscriptions.invitation (group_id, email_key) where closed_at is null;
create index invitation_expiry on subscriptions.invitation (expires_at);
create index invitation_address on subscriptions.invitation (email_key);

-- Whoever has an address there may take a free seat, once somebody has said that the domain is theirs.
create table subscriptions.group_domain (
  group_id uuid not null references subscriptions.group,
  domain text not null check (domain = lower(domain)),
  added_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by text check (confirmed_by in ('manager', 'staff')),
  check ((confirmed_at is null) = (confirmed_by is null)),
  primary key (group_id, domain)
);
create index confirmed_domain on subscriptions.group_domain (domain) where confirmed_at is not null;

-- A letter to somebody of a group, written in the transaction of what it tells of.
create table subscriptions.group_letter (
  id bigint generated always as identity primary key,
  group_id uuid not null references subscriptions.group,
  reader_id bigint not null references readers.reader,
  kind text not null check (kind in ('seat-taken', 'handing-over', 'handed-over', 'group-ended')),
  about text not null,
  owed_at timestamptz not null,
  sent_at timestamptz,
  unique (group_id, reader_id, kind, about)
);
create index group_letter_reader on subscriptions.group_letter (reader_id);
