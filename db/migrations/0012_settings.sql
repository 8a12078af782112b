-- A closed section stands in no menu and on no front and takes no new stories; its page and its stories stay where they are.
alter table stories.section add column closed_at timestamptz;

-- How the front of an edition is arranged from a moment on, until the next one begins. Without any, it fills itself.
create table stories.front (
  id bigint generated always as identity primary key,
  language text not null,
  begins_at timestamptz not null,
  made_by bigint references staff.person,
  made_at timestamptz not null,
  cancelled_at timestamptz
);
create unique index front_begin on stories.front (language, begins_at) where cancelled_at is null;

-- A story held in a place: of the top, where there is no section, or of a section's own. The other places fill themselves.
create table stories.pin (
  front_id bigint not null references stories.front on delete cascade,
  story_id bigint not null references stories.story on delete cascade,
  section_id bigint references stories.section on delete cascade,
  place integer not null check (place between 1 and 20),   -- counted from 1, the lead
  from_at timestamptz,
  until_at timestamptz,
  pinned_at timestamptz not null,           -- of two that want a place the newer one has it
  primary key (front_id, story_id),         -- a story stands on a front once
  check (until_at > from_at)
);
create index pin_story on stories.pin (story_id);
create index pin_section on stories.pin (section_id) where section_id is not null;
revoke insert, update, delete on stories.front, stories.pin from broadsheet_site;

-- What a plan costs is never changed: a new price is a new plan, sold in the old one's place under the same name.
alter table subscriptions.plan drop constraint plan_slug_key;
create unique index one_plan_on_sale on subscriptions.plan (slug) where sold;
revoke update, delete on subscriptions.plan from broadsheet_site, broadsheet_press;
grant update (best_value, position, sold) on subscriptions.plan to broadsheet_site, broadsheet_press;
