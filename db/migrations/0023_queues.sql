-- Jobs of one queue are done one after the other, so that heavy ones leave a worker free for letters.
drop function platform.enqueue(text, json, timestamptz, text, integer);
create function platform.enqueue(p_name text, p_payload json, p_run_at timestamptz, p_key text, p_priority integer, p_queue text default null)
returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(p_name, p_payload, queue_name => p_queue, run_at => p_run_at, job_key => p_key, priority => p_priority);
end $$;
