alter table readers.reader add column erased_at timestamptz;          -- the person is gone; the row stays for what the tax office asks for
alter table readers.session add column public_id uuid not null unique default gen_random_uuid();   -- what the page's button names
alter table readers.sign_in add column email_key text not null default '';
create index sign_in_person on readers.sign_in (email_key);

-- A wish to get letters elsewhere: done once both addresses have said yes. The links are derived from the row and the paper's secret.
create table readers.address_change (
  id uuid primary key default gen_random_uuid(),
  reader_id bigint not null references readers.reader,
  old_email text not null,
  new_email text not null,
  language text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  old_confirmed_at timestamptz,
  new_confirmed_at timestamptz,
  ended_at timestamptz                      -- done, or given up for a later wish
);
create unique index one_open_address_change on readers.address_change (reader_id) where ended_at is null;
create index address_change_age on readers.address_change (expires_at);

-- A wish to be forgotten: done once the letter's button is pressed.
create table readers.erasure (
  id uuid primary key default gen_random_uuid(),
  reader_id bigint not null references readers.reader,
  language text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  done_at timestamptz
);
create index erasure_reader on readers.erasure (reader_id);
create index erasure_age on readers.erasure (expires_at);

-- Who agreed to what, when, and in which words (GDPR, article 7). Rows are added and never changed: the person is a MAC of their address,
-- which proves a consent to whoever has the address, and names nobody to whoever has not.
create table readers.consent (
  id bigint generated always as identity primary key,
  person_mac bytea not null,
  purpose text not null,                    -- 'newsletter:world', 'subscription'
  given boolean not null,                   -- false: taken back
  text text not null,                       -- the very words beside the button
  language text not null,
  form text not null,                       -- the page on which it was said
  at timestamptz not null
);
create index consent_person on readers.consent (person_mac, id);
revoke update, delete, truncate on readers.consent from broadsheet_site, broadsheet_press;
