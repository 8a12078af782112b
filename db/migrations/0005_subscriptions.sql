create schema subscriptions;

create table subscriptions.plan (
  id bigint generated always as identity primary key,
  slug text not null unique,
  price_minor integer not null check (price_minor > 0),    -- in the currency's minor unit
  currency char(3) not null,
  every text not null check (every in ('month', 'year')),
  trial_days integer not null default 0 check (trial_days between 0 and 366),
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
  card_ref text not null,                   -- the provider's name for the card; the number is never here
  card_brand text not null,
  card_last4 text not null check (card_last4 ~ '^[0-9]{4}$'),
  started_at timestamptz not null,
  anchored_at timestamptz not null,         -- the first paid period's start: every later one begins whole months or years after it
  runs_until timestamptz not null,          -- the end of the last period: when it is charged again, or ends
  cancelled_at timestamptz,                 -- asked to end; access stays to the end of the period
  ended_at timestamptz
);
create unique index one_running_subscription on subscriptions.subscription (reader_id) where ended_at is null;
create index subscription_reader on subscriptions.subscription (reader_id, started_at desc);
create index running_subscription_end on subscriptions.subscription (runs_until, id) where ended_at is null;

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
create unique index one_trial_per_reader on subscriptions.period (reader_id) where kind = 'trial';

create sequence subscriptions.receipt_number;
create table subscriptions.receipt (
  id bigint generated always as identity primary key,
  number text not null unique default 'R-' || lpad(nextval('subscriptions.receipt_number')::text, 7, '0'),
  subscription_id bigint not null references subscriptions.subscription,
  period_id bigint not null references subscriptions.period,
  amount_minor integer not null,
  currency char(3) not null,
  provider_ref text not null unique,
  paid_at timestamptz not null
);
create index receipt_subscription on subscriptions.receipt (subscription_id, paid_at desc);

-- One attempt to buy: made before the reader leaves for the provider's page, closed once by its answer.
-- What it says of price, interval and trial is what the reader was shown and consented to.
create table subscriptions.checkout (
  id uuid primary key default gen_random_uuid(),
  reader_id bigint not null references readers.reader,
  plan_id bigint not null references subscriptions.plan,
  price_minor integer not null,
  currency char(3) not null,
  every text not null check (every in ('month', 'year')),
  trial_days integer not null,              -- 0: paid from the first day
  return_to text not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  outcome text check (outcome in ('started', 'refused')),
  card_ref text,                            -- a card that waits for the bank's extra confirmation
  card_brand text,
  card_last4 text,
  check ((closed_at is null) = (outcome is null))
);
create index checkout_reader on subscriptions.checkout (reader_id, opened_at desc);
create index checkout_expiry on subscriptions.checkout (expires_at) where closed_at is null;

-- A letter owed to a reader, written in the transaction of what it tells of; sent_at is set once it has left.
create table subscriptions.letter (
  id bigint generated always as identity primary key,
  subscription_id bigint not null references subscriptions.subscription,
  kind text not null check (kind in ('welcome', 'receipt', 'cancelled', 'resumed', 'ended', 'payment-failed')),
  receipt_id bigint unique references subscriptions.receipt,
  owed_at timestamptz not null,
  sent_at timestamptz,
  check ((kind = 'receipt') = (receipt_id is not null))
);
create index letter_subscription on subscriptions.letter (subscription_id, owed_at);
