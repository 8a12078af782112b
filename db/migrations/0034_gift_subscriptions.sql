-- Months of reading that somebody pays for and somebody else redeems. Written when the giver chooses them; a gift from the moment its payment has
-- been read. Its link is derived from the row and the paper's secret. Who redeemed it stands in the grant that it gives.
create table subscriptions.gift (
  id uuid primary key default gen_random_uuid(),
  giver_id bigint not null references readers.reader,
  months integer not null check (months in (1, 3, 6, 12)),
  price_minor integer not null check (price_minor > 0),
  currency char(3) not null,
  giver_name text not null,
  message text not null,                    -- shown to whoever has the link
  language text not null,                   -- of its letters
  ordered_at timestamptz not null,
  expires_at timestamptz not null,          -- until when it may be paid
  provider text,
  provider_ref text unique,                 -- the provider's name for its page
  page text,
  payment_ref text unique,                  -- the provider's name for the payment
  read_mark bigint not null default 0,      -- when that was read: an older reading never replaces a newer one
  paid_at timestamptz,
  returned_minor integer not null default 0 check (returned_minor >= 0),
  redeem_until timestamptz,
  redeemed_at timestamptz,
  void_at timestamptz,                      -- its money went back, or its giver's bank may take it back
  withdrawn_at timestamptz,                 -- its giver has withdrawn from the contract: the money is on its way
  check ((paid_at is null) = (payment_ref is null)),
  check ((paid_at is null) = (redeem_until is null)),
  check (redeemed_at is null or (paid_at is not null and withdrawn_at is null))
);
create index gift_giver on subscriptions.gift (giver_id, ordered_at desc);
create index gift_ordered on subscriptions.gift (ordered_at);
create index unredeemed_gift on subscriptions.gift (redeem_until) where paid_at is not null and redeemed_at is null;

-- To whom a gift is sent by letter, and when; a gift without one is handed on by its giver. Gone once nobody is to be written any more.
create table subscriptions.gift_delivery (
  gift_id uuid primary key references subscriptions.gift on delete cascade,
  email text not null,
  email_key text not null,
  deliver_at timestamptz not null
);
create index gift_delivery_email on subscriptions.gift_delivery (lower(email));
create index gift_delivery_person on subscriptions.gift_delivery (email_key);
create index gift_delivery_due on subscriptions.gift_delivery (deliver_at);

-- A letter owed about a gift. One of a kind about one thing.
create table subscriptions.gift_letter (
  id bigint generated always as identity primary key,
  gift_id uuid not null references subscriptions.gift on delete cascade,
  kind text not null check (kind in ('thanks', 'gift', 'again', 'unredeemed', 'last-days', 'refunded')),
  about text not null,
  owed_at timestamptz not null,
  sent_at timestamptz,
  unique (gift_id, kind, about)
);

-- A receipt is of one charge of a subscription, or of a gift. A consent names what it was given to: a checkout, or a gift.
alter table subscriptions.receipt alter column subscription_id drop not null;
alter table subscriptions.receipt add column gift_id uuid unique references subscriptions.gift;
alter table subscriptions.receipt add constraint receipt_of_gift check (gift_id is null or subscription_id is null);

-- The sandbox's own books of payments for one thing, beside those of agreements.
create table subscriptions.sandbox_payment (
  ref uuid primary key default gen_random_uuid(),
  key text not null unique,                 -- asked twice under one key, it is one page
  reader_id bigint not null,
  pays_for text not null,
  name text not null,
  minor integer not null check (minor > 0),
  currency char(3) not null,
  back text not null,
  away text not null,
  expires_at timestamptz not null,
  card_ref text,                            -- the card that paid, or waits for the bank's extra confirmation
  paid_at timestamptz,
  returned_minor integer not null default 0 check (returned_minor between 0 and minor),
  dispute_at timestamptz,
  disputed_at timestamptz,
  keys text[] not null default '{}'
);
create index sandbox_payment_reader on subscriptions.sandbox_payment (reader_id);
create index sandbox_payment_dispute on subscriptions.sandbox_payment (dispute_at) where disputed_at is null and dispute_at is not null;
