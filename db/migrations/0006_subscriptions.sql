create schema subscriptions;

create table subscriptions.plan (
  id bigint generated always as identity primary key,
  slug text not null unique,
  price_minor integer not null check (price_minor > 0),    -- in the currency's minor unit
  currency char(3) not null,
  every text not null check (every in ('month', 'year')),
  trial_days integer not null default 0 check (trial_days >= 0),
  best_value boolean not null default false,
  position integer not null,
  sold boolean not null default true
);

create table subscriptions.subscription (
  id bigint generated always as identity primary key,
  reader_id bigint not null references readers.reader,
  plan_id bigint not null references subscriptions.plan,
  price_minor integer not null,             -- agreed at the start: a later price never touches it silently
  currency char(3) not null,
  every text not null check (every in ('month', 'year')),
  provider text not null,
  provider_ref text,
  card_brand text,
  card_last4 text,
  started_at timestamptz not null,
  cancelled_at timestamptz,                 -- asked to end; access stays to the end of the period
  ended_at timestamptz
);
create unique index one_running_subscription on subscriptions.subscription (reader_id) where ended_at is null;

create table subscriptions.period (
  id bigint generated always as identity primary key,
  subscription_id bigint not null references subscriptions.subscription,
  reader_id bigint not null references readers.reader,
  kind text not null check (kind in ('trial', 'paid')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  check (ends_at > starts_at),
  unique (subscription_id, starts_at)
);
create index period_reader on subscriptions.period (reader_id, ends_at desc);
create index period_end on subscriptions.period (ends_at);
create unique index one_trial_per_reader on subscriptions.period (reader_id) where kind = 'trial';

create table subscriptions.receipt (
  id bigint generated always as identity primary key,
  number text not null unique,
  subscription_id bigint not null references subscriptions.subscription,
  period_id bigint not null references subscriptions.period,
  amount_minor integer not null,
  currency char(3) not null,
  provider_ref text not null unique,
  paid_at timestamptz not null
);
create index receipt_subscription on subscriptions.receipt (subscription_id, paid_at desc);

-- One attempt to buy: made before the reader leaves for the provider's page, closed once by its answer.
create table subscriptions.checkout (
  id uuid primary key default gen_random_uuid(),
  reader_id bigint not null references readers.reader,
  plan_id bigint not null references subscriptions.plan,
  with_trial boolean not null,
  return_to text not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  outcome text check (outcome in ('started', 'declined', 'abandoned'))
);
create index checkout_reader on subscriptions.checkout (reader_id, opened_at desc);
