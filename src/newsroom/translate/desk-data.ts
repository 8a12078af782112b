import type { StaffFrame } from '#design';
import { directionOf, languageName } from '#platform/languages.ts';
import { phrasesOf } from '#platform/words.ts';
import { chosenSlug } from '#stories';
import { changesOf, type Desk } from '#translation';
import type { DeskData, DeskText } from '../../../editor/translate/island.ts';
import type { Names } from '../around.ts';
import { type BlockNames, shownIn } from '../island.tsx';

/** A translation as the browser has it: its newest text, and how that stands to the source. */
export function deskTextOf({ work, target, known, current, rows, fields, mark }: Desk, madeBy: string): DeskText {
  const changes = changesOf(known, current);
  return {
    ...target,
    slug: chosenSlug(work, known.headline),
    number: work.newest.number,
    madeBy,
    alignment: {
      mark,
      rows,
      fields,
      source: {
        known,
        blocks: changes.blocks.map(({ from, to, at, count }) => ({ from, to, blocks: current.document.blocks.slice(at, at + count) })),
        fields: changes.fields.map((name) => ({ name, text: current[name] })),
      },
    },
  };
}

/** What the translation desk in the browser starts from. */
export function deskDataOf(
  frame: StaffFrame,
  personId: number,
  desk: Desk,
  context: BlockNames,
  names: Names,
  has: { handIn: boolean; machine: boolean },
): DeskData {
  const { work, source } = desk;
  const page = (name: string) => frame.href(`/newsroom/versions/${work.versionId}/${name}`);
  const side = (language: string) => ({ language, direction: directionOf(language), name: languageName(language, frame.language) });
  return {
    versionId: work.versionId,
    personId,
    text: deskTextOf(desk, names.nameOf(work.newest.madeBy) ?? ''),
    target: side(work.language),
    source: side(source.language),
    hasLead: work.newest.lead !== undefined,
    isOut: work.state === 'published',
    interfaceLanguage: frame.language,
    words: Object.fromEntries([...phrasesOf(frame.language)].filter(([key]) => key.startsWith('editor.'))),
    urls: {
      draft: page('translate/draft'),
      follow: page('translate/follow'),
      atHand: page('translate/at-hand'),
      machine: has.machine ? page('translate/machine') : undefined,
      findings: page('translate/findings'),
      acceptance: page('translate/acceptance'),
      concordance: page('translate/concordance'),
      presence: page('presence'),
      comments: page('comments'),
      commentList: page('comments.json'),
      resolve: page('resolve'),
      handIn: has.handIn ? page('hand-in') : undefined,
      story: page(''),
      pictureList: frame.href('/newsroom/pictures.json'),
      signIn: frame.href('/newsroom/sign-in'),
    },
    ...shownIn(context),
  };
}
