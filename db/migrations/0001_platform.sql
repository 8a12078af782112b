-- Two roles stand behind the paper's connections: broadsheet_site serves reader pages and can't read bodies,
-- broadsheet_press can. They are created by the migrator before this file runs, since roles belong to the cluster.
grant usage on schema public to broadsheet_site, broadsheet_press;
alter default privileges grant usage on schemas to broadsheet_site, broadsheet_press;
alter default privileges grant select, insert, update, delete on tables to broadsheet_site, broadsheet_press;
alter default privileges grant usage, select on sequences to broadsheet_site, broadsheet_press;

create schema platform;

-- Counts for rate limits: one row per key and window, shared by all processes and kept over restarts.
create table platform.tally (
  key text not null,
  window_starts_at timestamptz not null,
  count integer not null default 0,
  primary key (key, window_starts_at)
);
create index tally_window on platform.tally (window_starts_at);

-- Mail kept instead of sent, when no SMTP server is configured.
create table platform.kept_mail (
  id bigint generated always as identity primary key,
  made_at timestamptz not null,
  sender text not null,
  recipient text not null,
  subject text not null,
  text text not null,
  html text not null,
  headers jsonb not null default '{}'
);
create index kept_mail_newest on platform.kept_mail (id desc);

-- Jobs that gave up: shown on the desk until somebody has looked at them.
create table platform.given_up_job (
  id bigint generated always as identity primary key,
  name text not null,
  payload jsonb not null,
  reason text not null,
  gave_up_at timestamptz not null,
  seen_at timestamptz
);

-- Asks for a job as part of the caller's transaction. The queue's own tables stay closed to the paper's roles.
create function platform.enqueue(p_name text, p_payload json, p_run_at timestamptz, p_key text, p_priority integer)
returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(p_name, p_payload, run_at => p_run_at, job_key => p_key, priority => p_priority);
end $$;
