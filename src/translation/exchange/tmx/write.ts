import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { xmlElement, xmlPart } from '#platform/xml.ts';

const perBatch = 1000;

type Row = {
  id: number;
  sourceLanguage: string;
  targetLanguage: string;
  kind: 'paragraph' | 'sentence';
  sourceText: string;
  targetText: string;
  storyKey: string | null;
  madeAt: Date;
};

/** The paper's approved pairs as TMX 1.4b, a batch of them in memory at a time. What is a person's own or a partner's stays here. */
export async function* tmxOf(press: Press): AsyncGenerator<string> {
  const header = {
    creationtool: 'Broadsheet',
    creationtoolversion: '1',
    segtype: 'sentence',
    'o-tmf': 'Broadsheet',
    adminlang: 'en',
    srclang: '*all*',
    datatype: 'plaintext',
  };
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n${xmlPart(xmlElement('header', header))}\n<body>\n`;
  for (let after = 0; ; ) {
    const { rows } =
      await sql<Row>`select id, source_language, target_language, kind, source_text, target_text, story_key, made_at from translation.pair
      where scope = 'paper' and state = 'approved' and id > ${after} order by id limit ${perBatch}`.execute(press);
    if (rows.length > 0) yield rows.map(unitOf).join('');
    after = rows.at(-1)?.id ?? 0;
    if (rows.length < perBatch) break;
  }
  yield '</body>\n</tmx>\n';
}

function unitOf({ id, kind, sourceLanguage, targetLanguage, sourceText, targetText, storyKey, madeAt }: Row): string {
  const variant = (language: string, text: string) => xmlElement('tuv', { 'xml:lang': language }, [xmlElement('seg', {}, [text])]);
  const made = madeAt.toISOString().replace(/[-:]|\.\d+/g, '');
  const props = storyKey ? [xmlElement('prop', { type: 'x-story' }, [storyKey])] : [];
  const attributes = { tuid: id, segtype: kind, srclang: sourceLanguage, creationdate: made };
  return `${xmlPart(xmlElement('tu', attributes, [...props, variant(sourceLanguage, sourceText), variant(targetLanguage, targetText)]))}\n`;
}
