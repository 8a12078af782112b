import pg from 'pg';
import { keyOfText, sketchOf } from '#translation';

const syllables =
  'ba be bo da de du fa fi ga go ha he ka ki ko la le li lo ma me mi na ne no pa pe ra re ri ro sa se si so ta te ti to va ve vi'.split(
    ' ',
  );
const vocabulary = 40_000;

/** A number from 0 to 1 that the seed decides (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The word of a rank: short where it is frequent, as in a language. */
function wordOf(rank: number): string {
  let word = '';
  for (let left = rank + 1; left > 0; left = Math.floor(left / syllables.length)) word += syllables[left % syllables.length];
  return word;
}

const words = Array.from({ length: vocabulary }, (_, rank) => wordOf(rank));

/** Text `n` of the memory: 10 to 24 words, drawn as Zipf has them: the first one stands in most texts, half of the others in hardly any. */
export function rememberedText(n: number): string {
  const random = randomOf(n);
  const length = 10 + Math.floor(random() * 15);
  const drawn = Array.from({ length }, () => words[Math.min(vocabulary - 1, Math.floor(Math.exp(random() * Math.log(vocabulary))) - 1)]);
  return `${drawn.join(' ')}.`;
}

/** Fills a memory with so many pairs. The indexes are built afterwards, as after a large import they would have grown. */
export async function fillMemory(url: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Concordances are searched by indexes that no look-up touches.
  await client.query(
    'drop index translation.pair_source_part, translation.pair_target_part, translation.pair_sketch, translation.pair_once',
  );
  await client.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'`);
  const batch = 10_000;
  for (let from = 0; from < count; from += batch) {
    const texts = Array.from({ length: Math.min(batch, count - from) }, (_, at) => rememberedText(from + at));
    await client.query(
      `insert into translation.pair (source_language, target_language, kind, source_text, target_text, source_key, sketch, length, scope, state, made_at)
       select 'fr', 'en', 'sentence', t.text, 'Translated: ' || t.text, t.key, t.sketch::int[], length(t.text), 'paper', 'approved', now()
       from unnest($1::text[], $2::bytea[], $3::text[]) as t (text, key, sketch)`,
      [texts, texts.map(keyOfText), texts.map((text) => `{${sketchOf(text, 'fr', 'en').join(',')}}`)],
    );
  }
  await client.query('create index pair_sketch on translation.pair using gin (sketch) with (fastupdate = off)');
  await client.query('create index pair_key on translation.pair (source_key)');
  await client.query('vacuum analyze translation.pair');
  await client.end();
}
