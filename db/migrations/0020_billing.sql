-- What the provider of payments holds about a subscription, as we last read it. Who reads stands in reader_id; who pays is a customer.
alter table subscriptions.subscription
  add column provider_ref text unique,      -- the provider's name for the agreement; null where nobody pays by a provider
  add column customer_ref text,             -- who pays, by the provider's name
  add column read_mark bigint not null default 0,   -- when that was read: an older reading never replaces a newer one
  add column late_since timestamptz,        -- a charge has failed and is tried again: access stays for the grace
  add column paused_at timestamptz,         -- nothing is charged, and nothing read beyond runs_until
  add column paused_until timestamptz,
  add column returned_at timestamptz,       -- the running period's money went back by refund or dispute
  add column card_expires_on date,          -- the last day of the month printed on the card
  add column next_price_minor integer check (next_price_minor > 0),   -- agreed for the periods after runs_until
  add column next_every text check (next_every in ('month', 'year')),
  add column next_plan_id bigint references subscriptions.plan,
  add column ended_because text check (ended_because in ('cancelled', 'unpaid', 'withdrawn', 'disputed', 'refused', 'run-out')),
  add column parting_reason text;           -- why the reader left, if they cared to say; asked afterwards
create index subscription_customer on subscriptions.subscription (provider, customer_ref);
create index ended_subscription on subscriptions.subscription (ended_at) where ended_at is not null;
create index late_subscription on subscriptions.subscription (late_since) where late_since is not null and ended_at is null;
create sequence subscriptions.reading;

create table subscriptions.customer (
  reader_id bigint not null references readers.reader,
  provider text not null,
  ref text not null,
  primary key (reader_id, provider),
  unique (provider, ref)
);

-- The provider's names for our prices.
create table subscriptions.price (
  plan_id bigint not null references subscriptions.plan,
  provider text not null,
  minor integer not null,
  currency char(3) not null,
  every text not null,
  ref text not null,
  primary key (plan_id, provider, minor, currency, every)
);

alter table subscriptions.receipt
  add column refunded_minor integer not null default 0 check (refunded_minor >= 0),
  add column refunded_at timestamptz,
  add column disputed_at timestamptz,
  add column period_starts_at timestamptz,
  add column period_ends_at timestamptz;
update subscriptions.receipt r set period_starts_at = p.starts_at, period_ends_at = p.ends_at from subscriptions.period p where p.id = r.period_id;
alter table subscriptions.receipt alter column period_id drop not null;

alter table subscriptions.checkout
  add column provider text,
  add column provider_ref text unique,      -- the provider's name for its page
  add column page text,
  add column card_fingerprint text,
  add column card_expires_on date,
  add column refused_because text check (refused_because in ('already-subscribed', 'trial-used'));

-- What a reader agreed to before the payment page: added, never changed.
create table subscriptions.consent (
  id bigint generated always as identity primary key,
  checkout_id uuid not null,
  reader_id bigint not null references readers.reader,
  terms_version text not null,
  terms_text text not null,                 -- the sentences as they stood on the page
  language text not null,
  agreed_at timestamptz not null
);
create index consent_checkout on subscriptions.consent (checkout_id);
create index consent_reader on subscriptions.consent (reader_id);
revoke update, delete, truncate on subscriptions.consent from broadsheet_site;

-- One thing asked of the provider. Written before the call; its id is the key under which the provider does it once.
create table subscriptions.operation (
  id uuid primary key default gen_random_uuid(),
  subscription_id bigint not null references subscriptions.subscription,
  act jsonb not null,
  because text not null,                    -- who or what asked: reader, withdrawal, publisher, grace, dispute, surplus
  asked_at timestamptz not null,
  answered_at timestamptz,
  outcome text check (outcome in ('done', 'declined', 'refused', 'given-up')),
  check ((answered_at is null) = (outcome is null))
);
create unique index one_open_operation on subscriptions.operation (subscription_id, (act ->> 'do'), (coalesce(act ->> 'payment', ''))) where answered_at is null;
create index operation_subscription on subscriptions.operation (subscription_id, asked_at desc);

-- What the provider told us, once each. Only names: the state is read from the provider.
create table subscriptions.event (
  id text primary key,
  provider text not null,
  kind text not null,
  about jsonb not null,
  received_at timestamptz not null
);
create index event_received on subscriptions.event (received_at);

-- A person or a card that has had its free trial, as a hash: one each for ever, whatever becomes of the account.
create table subscriptions.trial_claim (
  key text primary key,
  subscription_id bigint references subscriptions.subscription on delete set null,
  claimed_at timestamptz not null
);
create index trial_claim_subscription on subscriptions.trial_claim (subscription_id);

-- The sandbox's own books: it is a provider like another, and nobody else reads them.
create table subscriptions.sandbox (
  ref text primary key,
  agreement jsonb not null,
  due_at timestamptz                        -- when it moves by itself; null: never again
);
create index sandbox_due on subscriptions.sandbox (due_at, ref) where due_at is not null;

alter table subscriptions.letter add column about text not null default '';
alter table subscriptions.letter drop constraint letter_kind_check;
alter table subscriptions.letter add constraint letter_kind_check check (kind in (
  'welcome', 'receipt', 'trial-ending', 'renewal-30', 'renewal-7', 'yearly', 'card-expiring', 'payment-failed', 'payment-failed-3', 'payment-failed-7',
  'payment-failed-13', 'cancelled', 'resumed', 'changed', 'paused', 'unpaused', 'refunded', 'ended', 'win-back', 'trial-refused'));
-- One letter of a kind about one thing: a period's end, a charge, a moment.
create unique index one_letter_about on subscriptions.letter (subscription_id, kind, about) where about <> '';
