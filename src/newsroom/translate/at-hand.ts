import * as z from 'zod';
import { isClean } from '#document';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { readJson } from '#platform/http/json.ts';
import { privateJson } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { type Phrase, wordsIn } from '#platform/words.ts';
import { readStaff } from '#staff';
import { mayWrite, storyFactsOf } from '#stories';
import {
  acceptFinding,
  askMachine,
  concordanceOf,
  type Desk,
  deskFindings,
  deskOf,
  factsOf,
  type Match,
  matchesFor,
  reopenFinding,
  rowText,
  sentencesOf,
  sideFields,
  termsIn,
} from '#translation';
import type { AtHand, ShownFinding, ShownMatch, ShownPair } from '../../../editor/translate/island.ts';
import { type Names, namesOf, numberOf } from '../around.ts';
import { findingText } from './finding-text.ts';

const stretchSchema = z.union([
  z.object({ field: z.enum(sideFields) }),
  z.object({ from: z.coerce.number().int().min(0).default(0), count: z.coerce.number().int().min(0).max(1000).default(1) }),
]);
const finding = z.string().min(1).max(200).refine(isClean);
const acceptanceSchema = z.union([
  z.object({ finding, reopen: z.literal(true) }),
  z.object({ finding, reason: z.string().trim().min(1).max(500).refine(isClean) }),
]);

const machineWords: Partial<Record<string, Phrase>> = {
  none: 'newsroom.translate.noMachine',
  hour: 'newsroom.translate.machineHour',
};
const mostSentences = 12;
const mostPairs = 30;

/** What helps while somebody translates, as JSON: the memory, the glossary, the checks, a machine. */
export function atHandPages(app: App, press: Press) {
  async function deskAt(c: Ctx): Promise<Desk> {
    const outcome = await deskOf(press, numberOf(c));
    if (!outcome.ok) throw new Refusal(404, 'page');
    return outcome.desk;
  }

  function stretchOf({ known }: Desk, given: unknown) {
    const asked = stretchSchema.safeParse(given);
    if (!asked.success) throw new Refusal(400, 'draft-form');
    if ('field' in asked.data) return { text: known[asked.data.field], blocks: [], before: '', after: '' };
    const { from, count } = asked.data;
    const { blocks } = known.document;
    const taken = blocks.slice(from, from + count);
    const [before, after] = [blocks.slice(Math.max(0, from - 1), from), blocks.slice(from + count, from + count + 1)];
    return { text: rowText(taken), blocks: taken, before: rowText(before), after: rowText(after) };
  }

  return {
    /** GET /newsroom/versions/:id/translate/at-hand: what is known of some blocks of the source, from one on, or of a field. */
    async atHand(c: Ctx) {
      const staff = await readStaff(app, c);
      const desk = await deskAt(c);
      const [from, to] = [desk.source.language, desk.work.language];
      const { text, blocks, before, after } = stretchOf(desk, c.req.query());
      const sentences = sentencesOf(text, from);
      const asked = [text, ...(sentences.length > 1 ? sentences.slice(0, mostSentences) : [])].filter((one) => one.trim() !== '');
      const { sourceId } = (await storyFactsOf(press, desk.work)).origin;
      const matches = await matchesFor(press, {
        ...{ from, to, texts: asked, personId: staff.id, sourceId: sourceId ?? undefined },
        before: asked.map((_, at) => (at === 0 ? before : '')),
        after: asked.map((_, at) => (at === 0 ? after : '')),
      });
      const [terms = []] = text === '' ? [] : await termsIn(press, { from, to, texts: [text] });
      const names = matches.some((found) => found.length > 0) ? await namesOf(app, press) : undefined;
      const answer: AtHand = {
        text,
        matches: (matches[0] ?? []).map((match) => shownMatch(match, names)),
        sentences: asked.slice(1).flatMap((text, at) => {
          const found = (matches[at + 1] ?? []).slice(0, 2);
          return found.length > 0 ? [{ text, matches: found.map((match) => shownMatch(match, names)) }] : [];
        }),
        terms: terms.map(({ from, to, term, isKept, note, targets }) => ({ from, to, term, isKept, note, targets })),
        facts: factsOf(text, blocks, from),
      };
      return privateJson(c, answer);
    },

    /** POST /newsroom/versions/:id/translate/machine: what the paper's machine makes of some blocks of the source, or of a field. */
    async suggestTranslation(c: Ctx) {
      const staff = await readStaff(app, c);
      const words = wordsIn(c.get('language'));
      const sent = await readJson(c, 1000);
      const desk = await deskAt(c);
      if (!mayWrite(staff, desk.work)) throw new Refusal(403, 'permission');
      const { text } = stretchOf(desk, sent);
      const [from, to] = [desk.source.language, desk.work.language];
      const answer = await askMachine(app, { texts: text.split('\n'), from, to }, app.clock());
      if (answer.ok) return privateJson(c, { text: answer.texts.join('\n') });
      return privateJson(
        c,
        { reason: answer.reason, message: words(machineWords[answer.reason] ?? 'newsroom.translate.machineAway') },
        409,
      );
    },

    /** GET /newsroom/versions/:id/translate/findings: what the checks say of the text that is saved. */
    async findings(c: Ctx) {
      const words = wordsIn(c.get('language'));
      const found = await deskFindings(press, await deskAt(c));
      const names = found.some(({ accepted }) => accepted) ? await namesOf(app, press) : undefined;
      const findings = found.map(({ key, kind, row, detail, accepted }): ShownFinding => {
        const by = names?.nameOf(accepted?.madeBy) ?? '';
        return { key, row, text: findingText(words, { kind, detail }), accepted: accepted && { reason: accepted.reason, by } };
      });
      return privateJson(c, { findings });
    },

    /** POST /newsroom/versions/:id/translate/acceptance: lets stand what a check found, with a reason, or opens it again. */
    async acceptFinding(c: Ctx) {
      const staff = await readStaff(app, c);
      const sent = acceptanceSchema.safeParse(await readJson(c, 5000));
      if (!sent.success) return privateJson(c, { message: wordsIn(c.get('language'))('newsroom.translate.noReason') }, 422);
      const outcome =
        'reopen' in sent.data
          ? await reopenFinding(press, numberOf(c), sent.data.finding, staff)
          : await acceptFinding(press, numberOf(c), sent.data, staff, app.clock());
      if (outcome.ok) return privateJson(c, { ok: true });
      if (outcome.reason === 'no-version') throw new Refusal(404, 'page');
      throw new Refusal(403, 'permission');
    },

    /** GET /newsroom/versions/:id/translate/concordance: pairs of these two languages that hold some words. */
    async concordance(c: Ctx) {
      const staff = await readStaff(app, c);
      const { source, work } = await deskAt(c);
      const text = (c.req.query('search') ?? '').slice(0, 200);
      if (text.trim() === '' || !isClean(text)) return privateJson(c, { pairs: [] });
      const languages = { from: source.language, to: work.language };
      const [found, names] = [
        await concordanceOf(press, { ...languages, text, personId: staff.id, limit: mostPairs }),
        await namesOf(app, press),
      ];
      const pairs = found.map(
        ({ id, sourceText, targetText, state, madeBy, importName, madeAt }): ShownPair => ({
          ...{ id, source: sourceText, target: targetText, isApproved: state === 'approved' },
          ...{ by: names.nameOf(madeBy) ?? importName ?? '', on: dayOf(madeAt) },
        }),
      );
      return privateJson(c, { pairs });
    },
  };
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

function shownMatch(match: Match, names: Names | undefined): ShownMatch {
  const { pairId, score, sourceText, targetText, difference, state, madeBy, importName, madeAt } = match;
  return {
    ...{ id: pairId, score, source: sourceText, target: targetText, difference, isApproved: state === 'approved' },
    ...{ by: names?.nameOf(madeBy) ?? importName ?? '', on: dayOf(madeAt) },
  };
}
