-- Somebody has declared, without signing in, that they withdraw from a contract or cancel it. Kept as it was sent, with the moment.
create table subscriptions.declaration (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('withdraw', 'cancel')),
  name text not null,
  email text not null,
  contract text not null,                   -- how they call the contract; may be empty
  reason text not null,                     -- only with a cancellation for an important reason
  language text not null,
  declared_at timestamptz not null,
  subscription_id bigint references subscriptions.subscription,   -- the one it was found to be about
  outcome text check (outcome in ('done', 'later', 'too-late', 'unknown')),
  refund_minor integer,
  sent_at timestamptz                       -- the letter that says what came of it has left
);
create index declaration_email on subscriptions.declaration (lower(email));
create index declaration_subscription on subscriptions.declaration (subscription_id);
