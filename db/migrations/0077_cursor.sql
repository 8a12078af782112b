-- A turn begins where the worker's last one ended. From the beginning it would pass over everything that left the queue since the last
-- vacuum, which for a mailing to a million is nearly all of it. For the same reason what has ended is found by its number alone: `|| ''` keeps
-- the planner from the index of what is in hand.
drop function newsletters.turn(bigint, timestamptz, bigint[], text[], text[], timestamptz[], boolean[], bigint, integer, integer);

create function newsletters.turn(
  p_worker bigint, p_now timestamptz,
  p_ids bigint[], p_states text[], p_answers text[], p_try_ats timestamptz[], p_tried boolean[],
  p_mailing bigint, p_wave integer, p_after_at timestamptz, p_after_id bigint, p_most integer
) returns table (noted integer, taken integer, last_at timestamptz, last_id bigint, handed jsonb)
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  return query
  with ended as (
    update newsletters.delivery d set state = g.state, answer = g.answer, tries = d.tries + g.tried::int, try_at = g.try_at,
      ended_at = case when g.state <> 'waiting' then p_now end
    from unnest(p_ids, p_states, p_answers, p_try_ats, p_tried) as g (id, state, answer, try_at, tried)
    where d.id = g.id and d.worker_id = p_worker and d.state || '' = 'handed'
    returning d.mailing_id, d.state
  ), free as (
    select d.id, d.try_at, d.sign_up_id from newsletters.delivery d
    where d.mailing_id = p_mailing and d.wave = p_wave and d.state = 'waiting' and d.try_at <= p_now and (d.try_at, d.id) > (p_after_at, p_after_id)
      and exists (select from newsletters.mailing m where m.id = p_mailing and m.state = 'sending')
      and not exists (select from newsletters.post where stopped_at is not null)
    order by d.try_at, d.id limit p_most for update of d skip locked
  ), fit as (
    select f.id, s.public_id, s.email, s.id is not null and s.left_at is null and s.suppressed_at is null
      and coalesce(s.paused_until <= p_now, true) as is_fit
    from free f left join newsletters.sign_up s on s.id = f.sign_up_id
  ), took as (
    update newsletters.delivery d set state = case when fit.is_fit then 'handed' else 'suppressed' end, worker_id = p_worker,
      handed_at = p_now, ended_at = case when not fit.is_fit then p_now end
    from fit where d.id = fit.id
    returning d.id, d.mailing_id, d.state, d.audience, d.subject_no, d.tries, fit.public_id, fit.email
  ), done as (
    select e.mailing_id, e.state from ended e union all select t.mailing_id, t.state from took t
  ), counted as (
    insert into newsletters.tally as t (mailing_id, worker_id, slice, in_slice, sent, failed, suppressed, unknown)
    select done.mailing_id, p_worker, floor(extract(epoch from p_now) / 10), count(*), count(*) filter (where done.state = 'sent'), count(*) filter (where done.state = 'failed'),
      count(*) filter (where done.state = 'suppressed'), count(*) filter (where done.state = 'unknown')
    from done where done.state not in ('waiting', 'handed') group by done.mailing_id
    on conflict (mailing_id, worker_id) do update set sent = t.sent + excluded.sent, failed = t.failed + excluded.failed,
      suppressed = t.suppressed + excluded.suppressed, unknown = t.unknown + excluded.unknown, slice = excluded.slice,
      in_slice = case when t.slice = excluded.slice then t.in_slice else 0 end + excluded.in_slice,
      in_slice_before = case excluded.slice - t.slice when 0 then t.in_slice_before when 1 then t.in_slice else 0 end
  )
  select (select count(*)::int from ended), (select count(*)::int from took),
    (select f.try_at from free f order by f.try_at desc, f.id desc limit 1), (select f.id from free f order by f.try_at desc, f.id desc limit 1),
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'audience', t.audience, 'subjectNo', t.subject_no, 'tries', t.tries, 'publicId', t.public_id,
      'email', t.email)) from took t where t.state = 'handed'), '[]');
end $$;
