create schema settings;

-- What an editor may change without a deploy, one row per group of settings; src/settings/ holds their shape and defaults.
create table settings.setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null
);
