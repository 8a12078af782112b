-- When the original of a version changed after it, while nobody has brought it up to date or left it so: what the desk marks.
alter table stories.work add column lags_since timestamptz;
