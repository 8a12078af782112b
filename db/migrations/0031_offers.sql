-- An offer by code: a plan costs less for a while, or is free for longer. What it gives is never edited: it is ended, and another one made.
create table subscriptions.offer (
  id bigint generated always as identity primary key,
  code text not null check (code ~ '^[A-Z0-9][A-Z0-9-]{1,39}$'),   -- as readers see it; typed in any case
  kind text not null check (kind in ('percent', 'amount', 'trial')),
  percent integer check (percent between 1 and 100),
  minor integer check (minor > 0),          -- taken off each price, in the currency's minor unit
  currency char(3),
  trial_days integer check (trial_days between 1 and 366),
  periods integer check (periods between 1 and 36),   -- how many payments it lowers; null: all of them
  plans text[] not null default '{}',       -- the plans it holds for; none: all
  starts_at timestamptz not null,
  ends_at timestamptz,
  most_uses integer check (most_uses > 0),  -- by everybody together
  once_each boolean not null default true,  -- a person has it once
  new_only boolean not null default true,   -- only who has never subscribed
  note text not null default '',
  made_at timestamptz not null,
  ended_at timestamptz,
  check (ends_at > starts_at),
  check ((kind = 'percent') = (percent is not null) and (percent < 100 or periods is not null)),
  check ((kind = 'amount') = (minor is not null) and (minor is null) = (currency is null)),
  check ((kind = 'trial') = (trial_days is not null) and (kind <> 'trial' or periods is null))
);
create unique index one_offer_of_a_code on subscriptions.offer (code) where ended_at is null;
revoke update, delete on subscriptions.offer from broadsheet_site, broadsheet_press;
grant update (ended_at) on subscriptions.offer to broadsheet_site, broadsheet_press;

-- One use of an offer: kept for a checkout while its payment page is open, claimed once a subscription has begun by it or goes on with it.
-- Uses are counted with the offer's row locked.
create table subscriptions.offer_claim (
  id bigint generated always as identity primary key,
  offer_id bigint not null references subscriptions.offer,
  checkout_id uuid unique,                  -- null: taken instead of leaving
  subscription_id bigint references subscriptions.subscription on delete set null,
  person text,                              -- a hash, where each person has it once
  kept_until timestamptz not null,          -- until it is claimed
  claimed_at timestamptz,
  check (checkout_id is not null or claimed_at is not null)
);
create index offer_claim_offer on subscriptions.offer_claim (offer_id, claimed_at);
create index offer_claim_person on subscriptions.offer_claim (offer_id, person) where person is not null;
create index offer_claim_kept on subscriptions.offer_claim (kept_until) where claimed_at is null;
-- An offer is had once by a person, and taken once instead of leaving.
create unique index one_offer_each on subscriptions.offer_claim (offer_id, person) where person is not null and claimed_at is not null;
create unique index one_stay on subscriptions.offer_claim (subscription_id) where checkout_id is null;

alter table subscriptions.checkout
  add column offer_id bigint references subscriptions.offer,
  drop constraint checkout_refused_because_check,
  add constraint checkout_refused_because_check check (refused_because in ('already-subscribed', 'trial-used', 'offer-gone'));
alter table subscriptions.subscription
  add column offer_id bigint references subscriptions.offer,   -- the offer that lowers its next payment
  add column offer_left integer check (offer_left > 0);     -- how many payments more; null: all of them
