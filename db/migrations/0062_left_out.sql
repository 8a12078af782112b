-- Stories that were taken out of a mailing as it went, because no licence covered them any more: [{"story":"…","headline":"…","clause":{…}}].
alter table newsletters.mailing add column left_out jsonb not null default '[]' check (jsonb_typeof(left_out) = 'array');
