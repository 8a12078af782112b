-- A plan is sold at one price in each currency: the same name, one row a currency, the paper's own first.
drop index subscriptions.one_plan_on_sale;
create unique index one_plan_on_sale on subscriptions.plan (slug, currency) where sold;

-- The publisher has decided that subscribers at earlier prices of a plan pay this one, from their first renewal after a day.
create table subscriptions.price_move (
  id bigint generated always as identity primary key,
  plan_id bigint not null references subscriptions.plan,      -- to whose price they come
  from_at timestamptz not null,
  made_at timestamptz not null,
  ended_at timestamptz,                     -- called off: who hasn't been moved stays
  check (from_at >= made_at + interval '31 days')
);
create unique index one_move_of_a_plan on subscriptions.price_move (plan_id) where ended_at is null;

create index running_subscription_plan on subscriptions.subscription (plan_id, id) where ended_at is null;

alter table subscriptions.letter drop constraint letter_kind_check;
alter table subscriptions.letter add constraint letter_kind_check check (kind in (
  'welcome', 'receipt', 'trial-ending', 'renewal-30', 'renewal-7', 'yearly', 'card-expiring', 'payment-failed', 'payment-failed-3', 'payment-failed-7',
  'payment-failed-13', 'cancelled', 'resumed', 'changed', 'paused', 'unpaused', 'refunded', 'ended', 'win-back', 'trial-refused', 'price-change'));
