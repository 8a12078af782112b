-- What a group's charge is invoiced as: written with its receipt, under whose number it stands, and never changed.
create table subscriptions.invoice (
  receipt_id bigint primary key references subscriptions.receipt,
  group_id uuid not null references subscriptions.group,
  seller jsonb not null,                    -- name, address, vatId
  buyer jsonb not null,                     -- name, address, vatId
  seats integer not null,
  vat_permille integer not null check (vat_permille between 0 and 999),   -- within the amount
  issued_at timestamptz not null
);
create index invoice_group on subscriptions.invoice (group_id, receipt_id desc);
revoke update, delete, truncate on subscriptions.invoice from broadsheet_site;
