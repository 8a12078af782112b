-- How far a comparison with all the provider holds has come: one that was killed goes on here. Gone once it is done.
create table subscriptions.comparison (
  provider text primary key,
  began_at timestamptz not null,
  after text not null,                      -- by the provider's name, the last agreement that was compared
  compared integer not null,
  failed text[] not null default '{}'       -- those that could not be mirrored
);
