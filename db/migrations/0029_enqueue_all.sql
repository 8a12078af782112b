-- Asks for the same work for many payloads at once, as part of the caller's transaction.
create function platform.enqueue_all(p_name text, p_payloads jsonb, p_priority integer)
returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_jobs(array(
    select (p_name, one::json, null, null, null, null, p_priority, null)::graphile_worker.job_spec from jsonb_array_elements(p_payloads) as one));
end $$;
