-- A subscriber's gift of one story. Its link is derived from the row and the paper's secret.
create table access.gift (
  id uuid primary key default gen_random_uuid(),
  reader_id bigint not null references readers.reader,
  story_id bigint not null references stories.story on delete cascade,
  month char(7) not null,                   -- in which it counts among the giver's
  made_at timestamptz not null,
  expires_at timestamptz not null,
  devices integer not null default 0 check (devices >= 0)
);
create index gift_giver on access.gift (reader_id, made_at desc);
create index gift_age on access.gift (expires_at);

-- A meter that may read the story because of a gift.
create table access.gift_opening (
  gift_id uuid not null references access.gift on delete cascade,
  meter_id bigint not null references access.meter on delete cascade,
  opened_at timestamptz not null,
  primary key (gift_id, meter_id)
);
create index gift_opening_meter on access.gift_opening (meter_id);

-- As before, and gifts come along.
create or replace function access.merge_meters(p_from bigint, p_into bigint, p_month char(7)) returns void language plpgsql as $$
begin
  insert into access.month (meter_id, month) values (p_into, p_month) on conflict do nothing;
  perform from access.month where meter_id = p_into and month = p_month for update;
  insert into access.opening (meter_id, story_id, month, opened_at)
    select p_into, story_id, month, opened_at from access.opening where meter_id = p_from and month = p_month
    on conflict do nothing;
  update access.month set opened = (select count(*) from access.opening where meter_id = p_into and month = p_month)
    where meter_id = p_into and month = p_month;
  insert into access.gift_opening (gift_id, meter_id, opened_at)
    select gift_id, p_into, opened_at from access.gift_opening where meter_id = p_from
    on conflict do nothing;
end $$;
