-- What stands beside a version's text and is no part of its revisions. Readers' side gets a copy of what is shown outside, once it is published.
alter table stories.work
  add column made_from bigint references stories.version on delete set null,  -- the version it is translated from
  add column headlines text[] not null default '{}',                          -- candidates, one of which may be chosen
  add column search_title text not null default '',
  add column search_text text not null default '',
  add column social_title text not null default '',
  add column social_text text not null default '',
  add column social_picture_id bigint references stories.picture,
  add column newsletter text;               -- a newsletter's slug; null: by the story's topics; empty: none
create index work_social_picture on stories.work (social_picture_id) where social_picture_id is not null;

alter table stories.version
  add column search_title text not null default '',
  add column search_text text not null default '',
  add column social_title text not null default '',
  add column social_text text not null default '',
  add column social_picture_id bigint references stories.picture,
  add column newsletter text;
create index version_social_picture on stories.version (social_picture_id) where social_picture_id is not null;

-- An answer stands under what it answers.
alter table stories.comment add column answers bigint references stories.comment on delete cascade;
create index comment_mentioned on stories.comment using gin (mentioned) where resolved_at is null;

-- For whom a link was made: it stands across the page.
alter table stories.preview_link add column made_for text not null default '';

-- What was found at the addresses that texts link to.
create table stories.link_check (
  url text primary key,
  checked_at timestamptz not null,
  problem text                              -- null: it answers
);
create index link_check_age on stories.link_check (checked_at);
revoke all on stories.link_check from broadsheet_site;

-- Every word of every version's newest revision and of its by-line, to be found by. Apart from stories.work, whose row changes with every save.
create table stories.word_index (
  version_id bigint primary key references stories.version on delete cascade,
  words tsvector not null
);
drop index stories.work_headline;
create index word_index_words on stories.word_index using gin (words);
revoke all on stories.word_index from broadsheet_site;

-- The words of a version. Bounded, because PostgreSQL takes no more than a megabyte of them.
create function stories.words_of(p_version bigint) returns tsvector language sql stable as $$
  select to_tsvector('simple', left(concat_ws(' ', r.headline, r.deck, r.dateline, r.slug, s.original_headline, src.name, src.latin_name,
    (select string_agg(concat_ws(' ', a.name, a.own_name), ' ') from stories.author a
      where a.id = any(r.translator_ids) or a.id in (select author_id from stories.story_author where story_id = s.id)),
    (select string_agg(part #>> '{}', ' ') from jsonb_path_query(r.document, 'strict $.**.text ? (@.type() == "string")') part),
    (select string_agg(part #>> '{}', ' ') from jsonb_path_query(r.document, 'strict $.**.alt ? (@.type() == "string")') part)), 200000))
  from stories.revision r join stories.version v on v.id = r.version_id join stories.story s on s.id = v.story_id
    left join stories.source src on src.id = s.source_id
  where r.version_id = p_version order by r.number desc limit 1
$$;

insert into stories.word_index (version_id, words) select version_id, stories.words_of(version_id) from stories.work;
