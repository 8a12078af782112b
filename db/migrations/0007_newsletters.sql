create schema newsletters;

create table newsletters.newsletter (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  names jsonb not null,
  about jsonb not null default '{}',
  frequency text not null check (frequency in ('daily', 'weekly')),
  access text not null check (access in ('free', 'subscribers')),
  position integer not null
);

create table newsletters.newsletter_topic (
  newsletter_id bigint not null references newsletters.newsletter on delete cascade,
  topic_id bigint not null references stories.topic,
  primary key (newsletter_id, topic_id)
);
create index newsletter_topic_topic on newsletters.newsletter_topic (topic_id);

-- One address on one list: written when the address has confirmed, or when a reader chooses the list in the account.
create table newsletters.sign_up (
  id bigint generated always as identity primary key,
  public_id uuid not null unique default gen_random_uuid(),   -- what its leave link names
  newsletter_id bigint not null references newsletters.newsletter,
  email text not null,
  email_key text not null,
  language text not null,
  confirmed_at timestamptz not null,
  left_at timestamptz,
  unique (newsletter_id, email_key)
);
create index sign_up_address on newsletters.sign_up (email_key);

-- One mail that asks to confirm; its link is derived from the row and the paper's secret.
create table newsletters.confirmation (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  email_key text not null,
  language text not null,
  newsletter_ids bigint[] not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  sent_at timestamptz,                      -- its letter left
  confirmed_at timestamptz
);
create index confirmation_expiry on newsletters.confirmation (expires_at);
