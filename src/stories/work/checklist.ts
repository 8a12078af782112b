import { countWords, type Document, linksIn, picturesIn, previewOf, storiesIn } from '#document';
import type { Words } from '#platform/words.ts';
import type { LicenceState } from '../pictures/rules.ts';
import { clauseText, type LicenceClause } from './licences.ts';

/** What stands between a text and its readers. `must` bars the publication, `should` is said and no more. */
export type Problem = {
  what:
    | 'headlineMissing'
    | 'textMissing'
    | 'deckMissing'
    | 'leadMissing'
    | 'altMissing'
    | 'creditMissing'
    | 'pictureUnknown'
    | 'pictureBroken'
    | 'licenceEnded'
    | 'licenceEnding'
    | 'relatedUnknown'
    | 'relatedUnpublished'
    | 'previewShort'
    | 'previewLong'
    | 'permissionMissing'
    | 'clause'
    | 'machineUnread'
    | 'bylineMissing'
    | 'linkGone'
    | 'linkFailing'
    | 'linkUnreachable'
    | 'embargoed';
  weight: 'must' | 'should';
  /** A field's name, or the block counted from 0. */
  place: 'headline' | 'deck' | 'text' | 'lead' | 'source' | 'byline' | 'embargo' | 'card' | number;
  /** Of a link: where it leads, and the day it was followed (yyyy-mm-dd). */
  link?: { address: string; on: string };
  /** Of a partner's story: the clause of its licence that stands in the way. */
  clause?: LicenceClause;
};

/** `isBroken`: its file couldn't be read to its end. */
export type CheckedPicture = { credit: string; licence: LicenceState; isBroken: boolean };

export type CheckedText = {
  headline: string;
  deck: string;
  language: string;
  document: Document;
  access: 'free' | 'metered' | 'subscribers';
  /** Its `picture` is undefined when the paper no longer has it. */
  lead: { alt: string; picture: CheckedPicture | undefined } | undefined;
  /** The picture of the card in social networks, where it has one of its own. */
  card?: { picture: CheckedPicture | undefined } | undefined;
  /** What is known of the pictures the paper has, by slug. */
  pictures: Map<string, CheckedPicture>;
  /** Public keys of the stories that are there, with whether readers can see them in this language. */
  related: Map<string, boolean>;
  hasByline: boolean;
  /** It comes from another paper that hasn't permitted it. */
  lacksPermission: boolean;
  /** What the partner paper's licences have against it. */
  clause: LicenceClause | undefined;
  /** Pieces of it that a machine wrote and no person has changed or passed. */
  untouched: number;
  isEmbargoed: boolean;
  /** Links that were followed and led nowhere, by their address. */
  deadLinks: Map<string, { problem: string; on: string }>;
};

const shortPreviewWords = 15;

/** Everything wrong with a text before it is published, in reading order. */
export function problemsOf(text: CheckedText, rule: { paragraphs: number; mostWords: number }): Problem[] {
  const problems: Problem[] = [];
  const add = (isWrong: boolean, what: Problem['what'], weight: Problem['weight'], place: Problem['place']) => {
    if (isWrong) problems.push({ what, weight, place });
  };
  const words = countWords(text.document, text.language);
  add(text.isEmbargoed, 'embargoed', 'must', 'embargo');
  add(!text.headline.trim(), 'headlineMissing', 'must', 'headline');
  add(!text.deck.trim(), 'deckMissing', 'should', 'deck');
  add(!text.hasByline, 'bylineMissing', 'should', 'byline');
  add(text.lacksPermission, 'permissionMissing', 'must', 'source');
  if (text.clause) problems.push(clauseProblem(text.clause));
  add(text.untouched > 0, 'machineUnread', 'must', 'text');
  add(!text.lead, 'leadMissing', 'should', 'lead');
  if (text.lead) problems.push(...pictureProblems(text.lead.alt, text.lead.picture, 'lead'));
  // A card shows no words about its picture.
  if (text.card) problems.push(...pictureProblems('–', text.card.picture, 'card'));
  add(words === 0, 'textMissing', 'must', 'text');
  problems.push(...blockProblems(text), ...linkProblems(text));
  if (text.access === 'free' || words === 0) return problems;
  const shown = countWords(previewOf(text.document, rule), text.language);
  add(shown < shortPreviewWords, 'previewShort', 'should', 'text');
  // A paragraph is never split: one that is a little longer is no mistake.
  add(shown > 2 * rule.mostWords, 'previewLong', 'should', 'text');
  return problems;
}

function blockProblems({ document, pictures: known, related }: CheckedText): Problem[] {
  return document.blocks.flatMap((block, place): Problem[] => {
    const pictures = block.type === 'picture' ? [block] : block.type === 'gallery' ? block.pictures : [];
    const all = pictures.flatMap(({ picture, alt }) => pictureProblems(alt, known.get(picture), place));
    // Of a gallery each thing is said once.
    const found = all.filter(({ what }, at) => all.findIndex((other) => other.what === what) === at);
    if (block.type !== 'related') return found;
    const isSeen = related.get(block.story);
    if (isSeen === undefined) return [{ what: 'relatedUnknown', weight: 'must', place }];
    return isSeen ? [] : [{ what: 'relatedUnpublished', weight: 'should', place }];
  });
}

/** What is wrong with one picture of a text. */
function pictureProblems(alt: string, picture: CheckedPicture | undefined, place: Problem['place']): Problem[] {
  const must = (what: Problem['what']): Problem => ({ what, weight: 'must', place });
  if (!picture) return [must('pictureUnknown')];
  return [
    ...(alt.trim() ? [] : [must('altMissing')]),
    ...(picture.credit.trim() ? [] : [must('creditMissing')]),
    ...(picture.isBroken ? [must('pictureBroken')] : []),
    ...(picture.licence === 'ended' ? [must('licenceEnded')] : []),
    ...(picture.licence === 'ending' ? [{ ...must('licenceEnding'), weight: 'should' as const }] : []),
  ];
}

const linkWords: Record<string, Problem['what']> = { gone: 'linkGone', failing: 'linkFailing', unreachable: 'linkUnreachable' };

function linkProblems({ document, deadLinks }: CheckedText): Problem[] {
  return linksIn(document).flatMap(({ href, block }): Problem[] => {
    const found = deadLinks.get(href);
    const what = found && linkWords[found.problem];
    return found && what ? [{ what, weight: 'should', place: block, link: { address: href, on: found.on } }] : [];
  });
}

/** A clause of a licence, as it stands in the checklist: nothing is published outside a licence. */
export function clauseProblem(clause: LicenceClause): Problem {
  return { what: 'clause', weight: 'must', place: 'source', clause };
}

/** What has to be looked up before a document can be checked. */
export function lookedUpIn(document: Document): { pictures: string[]; stories: string[]; links: string[] } {
  const links = linksIn(document).map(({ href }) => href);
  return { pictures: picturesIn(document), stories: storiesIn(document), links };
}

/** A problem in a sentence. */
export function problemText(words: Words, { what, link, clause }: Problem): string {
  if (clause) return clauseText(words, clause);
  return words(`stories.checklist.${what as Exclude<Problem['what'], 'clause'>}`, link ?? {});
}
