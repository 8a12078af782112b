import pg from 'pg';

/** Minutes between two stories: 100,000 of them reach back almost two years. */
const minutesApart = 10;

const words =
  `the river had been rising since the second week of rain and nobody in the lower town believed any more that it would stop by itself
  so the women who keep the market moved their stalls to the steps of the old customs house where the ferries tie up at dusk and the boys
  carried rice coffee salt and the one good radio past the chapel while the mayor counted sandbags for a third time and wrote every number
  in a green book that his father had used for the harvest of the year in which the bridge fell`.split(/\s+/);

const sentence = (at: number, length: number) => {
  const text = Array.from({ length }, (_, step) => words[(at * 31 + step * 7 + ((at + step) % 5)) % words.length]).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};
const paragraph = (at: number) => ({
  type: 'paragraph',
  text: [{ text: [0, 1, 2, 3, 4].map((part) => sentence(at * 5 + part, 13 + ((at + part) % 6))).join(' ') }],
});

/** One of eight texts of about a thousand words, with subheads, a pull quote and a picture. */
function documentOf(kind: number) {
  const blocks = Array.from({ length: 12 }, (_, at) => {
    const text = paragraph(kind * 40 + at);
    if (at === 4) return [{ type: 'heading', level: 2, text: [{ text: sentence(kind + at, 5) }] }, text];
    if (at === 6) return [{ type: 'pullquote', text: [{ text: sentence(kind, 12) }], by: 'a ferry pilot' }, text];
    if (at === 8)
      return [{ type: 'picture', picture: `picture-${kind + 1}`, caption: [{ text: sentence(kind, 10) }], alt: 'A ferry at dusk' }, text];
    return [text];
  }).flat();
  return { version: 1, blocks };
}

const documents = Array.from({ length: 8 }, (_, kind) => documentOf(kind));
const previews = documents.map(({ version, blocks }) => ({ version, blocks: blocks.slice(0, 2) }));

/** Everything that stories point to, and what the paper sells. */
const references = `
insert into settings.setting (key, value, changed_at) values
  ('paper', '{"name":"The Measure","tagline":{"en":"Made for the bench"},"timeZone":"UTC","homeLanguage":"en","languages":["en","fr"]}', now()),
  ('meter', '{"visitors":1,"readers":3,"newPerNetwork":1000000}', now()),
  ('archive', '{"closesAfterDays":30}', now()),
  ('front', '{"headerNewsletter":"daily"}', now()),
  ('offer', '{"benefits":[{"text":{"en":"Every story"},"isNew":false},{"text":{"en":"The magazine"},"isNew":true}]}', now());
insert into subscriptions.plan (slug, price_minor, currency, every, trial_days, best_value, position) values
  ('monthly', 290, 'USD', 'month', 30, false, 0), ('annual', 1990, 'USD', 'year', 0, true, 1);
insert into stories.section (slug, names, position)
  select 'section-' || n, jsonb_build_object('en', 'Section ' || n, 'fr', 'Rubrique ' || n), n from generate_series(1, 8) n;
insert into stories.topic (slug, names) select 'topic-' || n, jsonb_build_object('en', 'Topic ' || n, 'fr', 'Sujet ' || n) from generate_series(1, 40) n;
insert into stories.country (code, slug)
  select code, lower(code) from unnest(array['FR','CO','KE','JP','IN','BR','EG','MA','DE','NG','PE','VN','TR','GR','SN','LB','MX','PH','ZA','IS']) code;
insert into stories.author (slug, name, about)
  select 'author-' || n, 'Author Number ' || n, '{"en":"Writes about rivers, ferries and those who wait for them."}' from generate_series(1, 200) n;
insert into stories.source (slug, name, country_code, languages, url, about, permission)
  select 'source-' || n, 'Source ' || n, (select code from stories.country order by code offset n - 1 limit 1), '{fr}', 'https://source.example/' || n,
    '{"en":"A paper of its own."}', 'By agreement.' from generate_series(1, 12) n;
insert into stories.picture (slug, file, media_type, width, height, credit, agency, renditions, added_at)
  select 'picture-' || n, 'picture-' || n, 'image/webp', 1600, 1067, 'A. Photographer', 'Agency', (
    select jsonb_agg(jsonb_build_object('format', format, 'width', width, 'height', width * 2 / 3, 'file', 'none', 'bytes', 1000))
    from unnest(array['avif', 'webp', 'jpeg']) format, unnest(array[400, 800, 1600]) width), now() from generate_series(1, 50) n;
insert into newsletters.newsletter (slug, names, about, frequency, access, position)
  values ('daily', '{"en":"The Daily"}', '{"en":"Each morning."}', 'daily', 'free', 0), ('friday', '{"en":"The Friday"}', '{"en":"Each week."}', 'weekly', 'subscribers', 1);
insert into newsletters.newsletter_topic (newsletter_id, topic_id) select 1 + id % 2, id from stories.topic;
`;

/**
 * Stories 1 to `count`, the first the newest: metered, in English, each tenth in French too. Bodies stand only behind the
 * newest thousand, the ones the figures open; no other page reads them.
 */
const storyRows = (count: number) => `
insert into stories.story (id, key, section_id, access, source_id, original_language, original_headline, original_url, permission, first_in_english, first_published_at, made_at)
  overriding system value select n, 'key-' || n, 1 + n % 8, 'metered', case when n % 4 > 0 then 1 + n % 12 end, case when n % 4 > 0 then 'fr' end,
    case when n % 4 > 0 then 'Titre ' || n end, case when n % 4 > 0 then 'https://source.example/' || n end, case when n % 4 > 0 then 'By agreement.' end,
    n % 4 = 1, now() - n * interval '${minutesApart} minutes', now() from generate_series(1, ${count}) n;
insert into stories.story_author (story_id, author_id, position) select n, 1 + n % 200, 0 from generate_series(1, ${count}) n;
insert into stories.story_topic (story_id, topic_id, position) select n, 1 + (n * 7 + at * 11) % 40, at from generate_series(1, ${count}) n, generate_series(0, 1) at;
insert into stories.story_country (story_id, country_code, position)
  select n, (array['FR','CO','KE','JP','IN','BR','EG','MA','DE','NG'])[1 + n % 10], 0 from generate_series(1, ${count}) n;
insert into stories.version (id, story_id, language, headline, deck, dateline, slug, lead_picture_id, lead_caption, lead_alt, preview, whole_words, published_at)
  overriding system value select n, n, 'en', 'The ' || n || ' ways across a river that has no bridge', 'A deck of one sentence that says why story ' || n || ' is told.',
    'CARTAGENA', 'story-' || n, 1 + n % 50, 'A ferry at dusk.', 'A ferry', t.preview, 1040, now() - n * interval '${minutesApart} minutes'
  from generate_series(1, ${count}) n join text_of t on t.kind = n % 8;
insert into stories.version (id, story_id, language, headline, deck, dateline, slug, lead_picture_id, lead_caption, lead_alt, preview, whole_words, published_at)
  overriding system value select ${count} + n, n, 'fr', 'Traversée ' || n, deck, dateline, slug, lead_picture_id, lead_caption, lead_alt, preview, whole_words, published_at
  from generate_series(10, ${count}, 10) n join stories.version v on v.id = n;
insert into stories.version_translator (version_id, author_id, position)
  select v.id, 1 + (v.id * 3) % 200, 0 from stories.version v join stories.story s on s.id = v.story_id where s.source_id is not null;
insert into stories.body (version_id, document) select n, t.document from generate_series(1, ${Math.min(count, 1000)}) n join text_of t on t.kind = n % 8;
insert into stories.address (language, slug, version_id) select language, slug, id from stories.version order by language, slug;
insert into stories.listing (language, list, published_at, version_id)
  select v.language, l.list, v.published_at, v.id from stories.version v join stories.story s on s.id = v.story_id cross join lateral (
    select 'all' as list union select 'section:' || s.section_id union select 'source:' || s.source_id where s.source_id is not null
    union select 'topic:' || topic_id from stories.story_topic where story_id = s.id
    union select 'country:' || country_code from stories.story_country where story_id = s.id
    union select 'author:' || author_id from stories.story_author where story_id = s.id
    union select 'author:' || author_id from stories.version_translator where version_id = v.id) l
  order by v.language, l.list, v.published_at;
select setval(pg_get_serial_sequence('stories.story', 'id'), ${count}), setval(pg_get_serial_sequence('stories.version', 'id'), (select max(id) from stories.version));
`;

/** Fills a migrated, empty database with a paper of `count` stories: set by set, not story by story. */
export async function fillSynthetic(url: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(references);
    await client.query('create temp table text_of (kind integer, preview jsonb, document jsonb)');
    const values = [JSON.stringify(previews), JSON.stringify(documents)];
    await client.query('insert into text_of select n, $1::jsonb -> n, $2::jsonb -> n from generate_series(0, 7) n', values);
    await client.query(storyRows(count));
    await client.query('drop table text_of');
    await client.query('commit');
    // Empty tables stay unknown, as in a paper that begins: known to be empty, they would be scanned by every session that is open by then.
    const { rows } = await client.query(
      "select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables where n_live_tup > 0 or n_tup_ins > 0",
    );
    for (const { name } of rows) await client.query(`vacuum analyze ${name}`);
  } finally {
    await client.end();
  }
}

/** The address of a synthetic story in English. */
export function syntheticPath(n: number): string {
  return `/section-${1 + (n % 8)}/story-${n}`;
}
