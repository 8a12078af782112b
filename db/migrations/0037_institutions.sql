-- A library, a university, a company whose readers read everything, by where they read or by the domain of their confirmed address.
create table access.institution (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 100),   -- shown to those who read with it
  contact text not null default '' check (length(contact) <= 500), -- for staff: whom to write to, what was agreed
  starts_on date not null,
  ends_on date not null,                    -- the last day
  daily_readers integer not null check (daily_readers between 1 and 1000000),
  form_key text unique,                     -- of the form that made it: sent again, it makes no second one
  made_at timestamptz not null,
  ended_at timestamptz,                     -- ended before its last day
  check (ends_on >= starts_on)
);
create index institution_list on access.institution (ends_on desc, id desc);
create index open_institution on access.institution (ends_on) where ended_at is null;

-- Addresses of an institution. No address is of two institutions on the same day.
create table access.institution_range (
  institution_id bigint not null references access.institution on delete cascade,
  range cidr not null,
  during daterange not null,                -- its institution's days; none once that has ended before it began
  primary key (institution_id, range),
  check (masklen(range) >= case family(range) when 4 then 8 else 24 end),
  constraint range_of_one_institution exclude using gist (range inet_ops with &&, during with &&)
);

-- Domains of an institution's mail addresses, those below them included.
create table access.institution_domain (
  institution_id bigint not null references access.institution on delete cascade,
  domain text not null check (domain = lower(domain) and domain like '%_._%'),
  ended_at timestamptz,                     -- its institution was ended
  primary key (institution_id, domain)
);
create unique index domain_of_one_institution on access.institution_domain (domain) where ended_at is null;

-- How many read with an institution on a day, in the paper's time zone. The row is the lock; it names nobody and stays.
create table access.institution_day (
  institution_id bigint not null references access.institution on delete cascade,
  day date not null,
  readers integer not null default 0,
  primary key (institution_id, day)
);

-- Who read with an institution on a day: one browser or one reader. Forgotten after a few days.
create table access.institution_reader (
  institution_id bigint not null references access.institution on delete cascade,
  day date not null,
  meter_id bigint not null references access.meter on delete cascade,
  primary key (institution_id, day, meter_id)
);
create index institution_reader_meter on access.institution_reader (meter_id);
create index institution_reader_age on access.institution_reader (day);

-- Lets a meter read with an institution for a day: 'counted' (by now or already), 'full' (as many as agreed read today) or 'gone' (it does
-- not run on that day). The day's row is locked before it is counted, so parallel calls are answered one by one.
create function access.read_with_institution(
  p_institution bigint, p_day date, p_key_hash bytea, p_reader bigint, p_now timestamptz
) returns text language plpgsql as $$
declare
  v_most integer;
  v_readers integer;
  v_meter bigint;
begin
  select daily_readers into v_most from access.institution
    where id = p_institution and ended_at is null and p_day between starts_on and ends_on;
  if v_most is null then
    return 'gone';
  end if;
  insert into access.institution_day (institution_id, day) values (p_institution, p_day) on conflict do nothing;
  select readers into v_readers from access.institution_day where institution_id = p_institution and day = p_day for update;
  select id into v_meter from access.meter where key_hash = p_key_hash or reader_id = p_reader;
  if exists (select from access.institution_reader where institution_id = p_institution and day = p_day and meter_id = v_meter) then
    return 'counted';
  end if;
  if v_readers >= v_most then
    return 'full';
  end if;
  if v_meter is null then
    insert into access.meter (key_hash, reader_id, made_at) values (p_key_hash, p_reader, p_now) on conflict do nothing;
    select id into v_meter from access.meter where key_hash = p_key_hash or reader_id = p_reader;
  end if;
  insert into access.institution_reader (institution_id, day, meter_id) values (p_institution, p_day, v_meter);
  update access.institution_day set readers = v_readers + 1 where institution_id = p_institution and day = p_day;
  return 'counted';
end $$;
