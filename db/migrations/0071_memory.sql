-- What the memory is looked through by.
create index pair_sketch on translation.pair using gin (sketch) with (fastupdate = off);
create index pair_source_part on translation.pair using gin (lower(source_text) public.gin_trgm_ops);
create index pair_target_part on translation.pair using gin (lower(target_text) public.gin_trgm_ops);

-- Shingles that many pairs have: they say little, and are looked for last. Estimated from a sample each night and after an import.
create table translation.common_shingle (
  hash integer primary key,
  pairs integer not null                    -- that have it, about
);
revoke all on translation.common_shingle from broadsheet_site;

-- For each text asked about (no), the pairs that share most of its rarer shingles: at most `p_most` each. No more than about 1,300 pairs are looked
-- at for a text, however many there are. The planner knows nothing of how rare a shingle is, and would rather read the whole table.
create function translation.likely_pairs(p_no integer[], p_hash integer[], p_shortest integer[], p_longest integer[], p_most integer)
returns table (no integer, id bigint) language sql stable set enable_seqscan = off as $$
  with asked as (
    select a.no, a.hash, a.shortest, a.longest, coalesce(c.pairs, 0) as pairs
    from unnest(p_no, p_hash, p_shortest, p_longest) as a (no, hash, shortest, longest)
    left join translation.common_shingle c on c.hash = a.hash),
  ranked as (
    select *, row_number() over w as place, sum(pairs) over w as load from asked window w as (partition by asked.no order by pairs, hash)),
  shared as (
    select r.no, p.id, count(*) as count
    from ranked r
    cross join lateral (
      select pair.id from translation.pair
      where sketch @> array[r.hash] and length between r.shortest and r.longest limit 80) p
    where r.place <= 16 and (r.load <= 1000 or r.place <= 3)
    group by r.no, p.id)
  select s.no, s.id from (select shared.*, row_number() over (partition by shared.no order by count desc, shared.id desc) as place from shared) s
  where s.place <= p_most
$$;

-- Partner papers whose translated texts are offered for their own stories alone, because their licence wants it.
create table translation.apart_source (
  source_id bigint primary key references stories.source on delete cascade,
  made_by bigint references staff.person,
  made_at timestamptz not null
);
revoke all on translation.apart_source from broadsheet_site;
