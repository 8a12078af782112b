create schema access;

-- A meter: one visitor's browser, or one reader. The cookie holds a random id and a MAC; only its hash is here.
create table access.meter (
  id bigint generated always as identity primary key,
  key_hash bytea unique,                    -- a visitor's; SHA-256 of the cookie's id
  reader_id bigint unique references readers.reader on delete cascade,
  made_at timestamptz not null,
  check (num_nonnulls(key_hash, reader_id) = 1)
);

-- Stories opened by a meter in a calendar month of the paper's time zone ('2026-11'). The row is the lock.
create table access.month (
  meter_id bigint not null references access.meter on delete cascade,
  month char(7) not null,
  opened integer not null default 0,
  primary key (meter_id, month)
);
create index month_by_month on access.month (month);

create table access.opening (
  meter_id bigint not null references access.meter on delete cascade,
  story_id bigint not null references stories.story on delete cascade,
  month char(7) not null,
  opened_at timestamptz not null,
  primary key (meter_id, month, story_id)
);
create index opening_age on access.opening (opened_at);

-- New visitors' meters per network and day. The key is a keyed hash of the prefix under that day's salt: no address is kept.
create table access.network (
  day date not null,
  prefix_hash bytea not null,
  meters integer not null default 0,
  primary key (day, prefix_hash)
);

-- Opens a story: finds or makes the meter (a visitor's by key hash, a reader's by id), then charges it. Answers 'charged',
-- 'again' (open already, free), 'spent' (allowance used up) or 'register' (the network has used up its new meters for the day).
-- The month's row is locked first and the opening looked for after, so parallel calls are answered one by one.
create function access.open_story(
  p_key_hash bytea, p_reader bigint, p_day date, p_prefix_hash bytea, p_new_per_network integer,
  p_story bigint, p_month char(7), p_allowance integer, p_now timestamptz
) returns text language plpgsql as $$
declare
  v_meter bigint;
  v_opened integer;
  v_new integer;
begin
  if p_reader is not null then
    insert into access.meter (reader_id, made_at) values (p_reader, p_now) on conflict do nothing;
    select id into v_meter from access.meter where reader_id = p_reader;
  else
    select id into v_meter from access.meter where key_hash = p_key_hash;
    if v_meter is null then
      insert into access.network as n (day, prefix_hash, meters) values (p_day, p_prefix_hash, 1)
        on conflict (day, prefix_hash) do update set meters = n.meters + 1 where n.meters < p_new_per_network
        returning n.meters into v_new;
      if v_new is null or v_new > p_new_per_network then
        return 'register';
      end if;
      insert into access.meter (key_hash, made_at) values (p_key_hash, p_now) on conflict do nothing;
      select id into v_meter from access.meter where key_hash = p_key_hash;
    end if;
  end if;
  insert into access.month (meter_id, month) values (v_meter, p_month) on conflict do nothing;
  select opened into v_opened from access.month where meter_id = v_meter and month = p_month for update;
  if exists (select from access.opening where meter_id = v_meter and month = p_month and story_id = p_story) then
    return 'again';
  end if;
  if v_opened >= p_allowance then
    return 'spent';
  end if;
  insert into access.opening (meter_id, story_id, month, opened_at) values (v_meter, p_story, p_month, p_now);
  update access.month set opened = v_opened + 1 where meter_id = v_meter and month = p_month;
  return 'charged';
end $$;

-- Copies a month's openings from one meter to another, at sign-in and sign-out, so that changing hats earns no story.
create function access.merge_meters(p_from bigint, p_into bigint, p_month char(7)) returns void language plpgsql as $$
begin
  insert into access.month (meter_id, month) values (p_into, p_month) on conflict do nothing;
  perform from access.month where meter_id = p_into and month = p_month for update;
  insert into access.opening (meter_id, story_id, month, opened_at)
    select p_into, story_id, month, opened_at from access.opening where meter_id = p_from and month = p_month
    on conflict do nothing;
  update access.month set opened = (select count(*) from access.opening where meter_id = p_into and month = p_month)
    where meter_id = p_into and month = p_month;
end $$;
