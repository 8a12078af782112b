-- What the picture library knows of a picture beside its file.
alter table stories.picture
  alter column credit set default '',
  add column words jsonb not null default '{}' check (jsonb_typeof(words) = 'object'),  -- {"en":{"caption":"…","alt":"…"}}
  add column copyright text,
  add column licence_url text,
  add column licence_ends_on date,          -- the last day it may be shown
  add column source text,                   -- where it comes from: an agency's number, an address, a person
  add column taken_on date,
  add column file_name text,                -- as it was called when it came
  add column bytes bigint,
  add column number integer not null default 1,   -- of the file: grows with each replacement
  add column making text not null default 'made' check (making in ('waiting', 'made', 'failed')),
  -- The file that takes the present one's place once its renditions are made.
  add column next_file text,
  add column next_media_type text,
  add column next_width integer check (next_width > 0),
  add column next_height integer check (next_height > 0),
  add column added_by bigint references staff.person,
  add column changed_at timestamptz,
  add column removed_at timestamptz,        -- the row stays, so that the address never shows something else
  add check ((next_file is null) = (next_media_type is null) and (next_file is null) = (next_width is null) and (next_file is null) = (next_height is null)),
  add column search tsvector generated always as (
    to_tsvector('simple', coalesce(credit, '') || ' ' || coalesce(agency, '') || ' ' || coalesce(source, '') || ' ' || coalesce(copyright, '') || ' '
      || translate(coalesce(file_name, '') || ' ' || slug || ' ' || (jsonb_path_query_array(words, '$.*.*') #>> '{}'), '._-/’''"', '       '))
  ) stored;
create index picture_search on stories.picture using gin (search);
create index picture_there on stories.picture (id) where removed_at is null;
create index picture_added_by on stories.picture (added_by, id);
create index picture_licence on stories.picture (licence_ends_on) where licence_ends_on is not null and removed_at is null;
create index picture_incomplete on stories.picture (id)
  where removed_at is null and (btrim(credit) = '' or not words @? '$.*.alt ? (@ like_regex "[^ ]")');
create index picture_unmade on stories.picture (id) where removed_at is null and making <> 'made';

-- Which pictures a version shows: in its newest revision, and in what readers see. Kept by the triggers below, so that no verb can forget it.
create table stories.picture_use (
  picture_id bigint not null references stories.picture,
  version_id bigint not null references stories.version on delete cascade,
  stage text not null check (stage in ('newest', 'public')),
  primary key (picture_id, version_id, stage)
);
create index picture_use_version on stories.picture_use (version_id, stage);
revoke all on stories.picture_use from broadsheet_site;

create function stories.note_picture_uses(p_version_id bigint, p_stage text, p_document jsonb, p_lead_id bigint)
returns void language sql security definer set search_path = pg_catalog as $$
  with shown as (
    select p.id from stories.picture p where p.slug in (
      select jsonb_path_query(p_document, '$.blocks[*].picture') #>> '{}'
      union select jsonb_path_query(p_document, '$.blocks[*].pictures[*].picture') #>> '{}')
    union select p_lead_id where p_lead_id is not null
  ), gone as (
    delete from stories.picture_use u
    where u.version_id = p_version_id and u.stage = p_stage and u.picture_id not in (select id from shown)
  )
  insert into stories.picture_use (picture_id, version_id, stage) select id, p_version_id, p_stage from shown on conflict do nothing
$$;

create function stories.note_revision_pictures() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from stories.revision r where r.version_id = new.version_id and r.number > new.number) then
    perform stories.note_picture_uses(new.version_id, 'newest', new.document, new.lead_picture_id);
  end if;
  return null;
end $$;
create trigger revision_pictures after insert or update of document, lead_picture_id on stories.revision
  for each row execute function stories.note_revision_pictures();

create function stories.note_public_pictures() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform stories.note_picture_uses(v.id, 'public', b.document, v.lead_picture_id)
    from stories.version v join stories.body b on b.version_id = v.id
    where v.id = case when tg_table_name = 'body' then (to_jsonb(new) ->> 'version_id')::bigint else (to_jsonb(new) ->> 'id')::bigint end
      and v.withdrawn_at is null;
  return null;
end $$;
create trigger body_pictures after insert or update on stories.body for each row execute function stories.note_public_pictures();
create trigger version_pictures after update of lead_picture_id, withdrawn_at on stories.version for each row
  when (new.withdrawn_at is null and (new.lead_picture_id is distinct from old.lead_picture_id or old.withdrawn_at is not null))
  execute function stories.note_public_pictures();

create function stories.forget_public_pictures() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from stories.picture_use where version_id = new.id and stage = 'public';
  return null;
end $$;
create trigger version_withdrawn after update of withdrawn_at on stories.version
  for each row when (new.withdrawn_at is not null) execute function stories.forget_public_pictures();

select stories.note_picture_uses(r.version_id, 'newest', r.document, r.lead_picture_id)
from (select distinct on (version_id) * from stories.revision order by version_id, number desc) r;
select stories.note_picture_uses(v.id, 'public', b.document, v.lead_picture_id)
from stories.version v join stories.body b on b.version_id = v.id where v.published_at is not null and v.withdrawn_at is null;

-- Triggers run them; nobody calls them.
revoke execute on function stories.note_picture_uses(bigint, text, jsonb, bigint), stories.note_revision_pictures(),
  stories.note_public_pictures(), stories.forget_public_pictures() from public;
