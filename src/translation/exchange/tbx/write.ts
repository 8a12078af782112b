import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { type XmlElement, xmlElement, xmlPart } from '#platform/xml.ts';
import type { Concept, Term } from '../../glossary/store.ts';
import type { TermStatus } from '../../glossary/terms-in.ts';

const perBatch = 500;
const tbx = 'urn:iso:std:iso:30042:ed-2';
const el = (name: string, attributes: Record<string, string | undefined>, children: (XmlElement | string)[]) =>
  xmlElement(name, attributes, children, tbx);
const statuses: Record<TermStatus, string> = {
  preferred: 'preferredTerm-admn-sts',
  allowed: 'admittedTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
};

type Entry = Concept & { key: string };

/** The whole glossary as TBX-Basic in style DCA (ISO 30042:2019), a batch of entries in memory at a time. */
export async function* tbxOf(press: Press, language: string): AsyncGenerator<string> {
  const description = el('tbxHeader', {}, [el('fileDesc', {}, [el('sourceDesc', {}, [el('p', {}, ['Broadsheet'])])])]);
  const root = xmlPart(el('tbx', { type: 'TBX-Basic', style: 'dca', 'xml:lang': language }, [])).replace('/>', '>');
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n${xmlPart(description, {}, tbx)}\n<text><body>\n`;
  for (let after = 0; ; ) {
    const { rows } = await sql<Entry>`
      select c.id, c.key, c.kind, c.note, c.origin, c.is_kept, (
        select coalesce(jsonb_agg(jsonb_build_object('language', t.language, 'text', t.text, 'status', t.status, 'transliteration', t.transliteration, 'note', t.note)
          order by t.language, t.id), '[]') from translation.term t where t.concept_id = c.id) as terms
      from translation.concept c where c.id > ${after} order by c.id limit ${perBatch}`.execute(press);
    const entries = rows.filter(({ terms }) => terms.length > 0);
    if (entries.length > 0) yield entries.map((entry) => `${xmlPart(entryOf(entry), {}, tbx)}\n`).join('');
    after = rows.at(-1)?.id ?? 0;
    if (rows.length < perBatch) break;
  }
  yield '</body></text>\n</tbx>\n';
}

function entryOf({ key, kind, note, origin, isKept, terms }: Entry): XmlElement {
  const languages = Map.groupBy(terms, (term) => term.language);
  return el('conceptEntry', { id: `c-${key}` }, [
    el('descrip', { type: 'subjectField' }, [kind]),
    ...(origin ? [el('admin', { type: 'source' }, [origin])] : []),
    ...(isKept ? [el('admin', { type: 'customerSubset' }, ['kept'])] : []),
    ...(note ? [el('note', {}, [note])] : []),
    ...[...languages].map(([language, own]) => el('langSec', { 'xml:lang': language }, own.map(termOf))),
  ]);
}

function termOf({ text, status, transliteration, note }: Term): XmlElement {
  return el('termSec', {}, [
    el('term', {}, [text]),
    el('termNote', { type: 'administrativeStatus' }, [statuses[status]]),
    ...(transliteration ? [el('note', {}, [`Transliteration: ${transliteration}`])] : []),
    ...(note ? [el('note', {}, [note])] : []),
  ]);
}
