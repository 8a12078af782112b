-- What the numbers count by month: failed charges by their letters, and money that went back.
create index failed_charge on subscriptions.letter (owed_at) where kind = 'payment-failed';
create index refunded_receipt on subscriptions.receipt (refunded_at) where refunded_at is not null;
create index disputed_receipt on subscriptions.receipt (disputed_at) where disputed_at is not null;
create index receipt_payment on subscriptions.receipt (paid_at);
create index receipt_span on subscriptions.receipt (subscription_id, period_starts_at)
  include (period_ends_at, amount_minor, refunded_minor, currency, disputed_at);
