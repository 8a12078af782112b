-- What a newsletter's mailings in a language are made of by themselves, and when. `ingredients` has the shape src/newsletters/composing gives it.
create table newsletters.recipe (
  newsletter_id bigint not null references newsletters.newsletter on delete cascade,
  language text not null,
  ingredients jsonb not null check (jsonb_typeof(ingredients) = 'object'),
  days smallint[] not null default '{}' check (days <@ '{1,2,3,4,5,6,7}'),      -- ISO 8601: 1 is Monday
  time text not null check (time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),           -- on the paper's clocks
  ahead_minutes integer not null default 120 check (ahead_minutes between 0 and 2880), -- made so long before it goes out, for an editor to mend
  habit text not null default 'off' check (habit in ('off', 'draft', 'send')),   -- what becomes of what it makes
  if_empty text not null default 'skip' check (if_empty in ('skip', 'flag')),
  next_at timestamptz,                      -- when it comes round next
  make_at timestamptz,                      -- when that mailing is made
  changed_by bigint references staff.person,
  changed_at timestamptz not null,
  mark integer not null default 1,
  primary key (newsletter_id, language),
  check ((next_at is null) = (make_at is null)),
  check (habit <> 'off' or next_at is null)
);
create index recipe_due on newsletters.recipe (make_at) where make_at is not null;

alter table newsletters.mailing
  add column by_recipe boolean not null default false,
  -- Why a person has to look at it before it goes out.
  add column waits_because text check (waits_because in ('late', 'empty', 'too-long', 'no-story'));

create index mailing_of_newsletter on newsletters.mailing (newsletter_id, id desc);
create index mailing_public on newsletters.mailing (newsletter_id, language, began_at desc, id desc)
  where began_at is not null and state in ('sending', 'paused', 'stopped', 'sent');
