-- Stories by the language they were written in first.
insert into stories.listing (language, list, published_at, version_id)
select v.language, 'language:' || s.original_language, v.published_at, v.id
from stories.version v join stories.story s on s.id = v.story_id
where v.published_at is not null and v.withdrawn_at is null and s.original_language is not null
on conflict do nothing;
