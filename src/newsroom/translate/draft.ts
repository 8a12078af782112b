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
import { findWork } from '#stories';
import { alignmentSchema, deskOf, followSource, saveTranslation, sideFields } from '#translation';
import { namesOf, numberOf } from '../around.ts';
import { mostBytes, readSent, sentSchema } from '../sent-draft.ts';
import { deskTextOf } from './desk-data.ts';

const line = z.string().max(2000).refine(isClean);
const sentTranslation = sentSchema.extend({ leadCaption: line, leadAlt: line, alignment: alignmentSchema });
const sentFollowing = z.object({
  mark: z.int().min(0),
  followed: z.union([z.literal('all'), z.object({ from: z.int().min(0), to: z.int().min(0) }), z.object({ field: z.enum(sideFields) })]),
});

const barWords: Partial<Record<string, Phrase>> = {
  'wrong-state': 'newsroom.saving.scheduled',
  'not-made-from': 'newsroom.translate.noOrigin',
  rows: 'newsroom.translate.rowsAmiss',
};

/** What the translation desk in the browser saves, as JSON. */
export function translationDraftPages(app: App, press: Press) {
  const deskAt = async (versionId: number) => {
    const outcome = await deskOf(press, versionId);
    if (!outcome.ok) throw new Refusal(404, 'page');
    return outcome.desk;
  };
  const asSent = async (desk: Awaited<ReturnType<typeof deskAt>>) => {
    const { nameOf } = await namesOf(app, press);
    return deskTextOf(desk, nameOf(desk.work.newest.madeBy) ?? '');
  };

  return {
    /** GET /newsroom/versions/:id/translate/draft. */
    translationDraft: async (c: Ctx) => privateJson(c, await asSent(await deskAt(numberOf(c)))),

    /** POST /newsroom/versions/:id/translate/draft. 409 brings back what a colleague has saved meanwhile, 422 what must be mended. */
    async saveTranslation(c: Ctx) {
      const staff = await readStaff(app, c);
      const words = wordsIn(c.get('language'));
      const versionId = numberOf(c);
      const sent = sentTranslation.safeParse(await readJson(c, mostBytes));
      if (!sent.success) throw new Refusal(400, 'draft-form');
      if (sent.data.by !== undefined && sent.data.by !== staff.id)
        return privateJson(c, { reason: 'other-person', message: words('newsroom.saving.otherPerson', { name: staff.name }) }, 403);
      const read = readSent(sent.data, words);
      if ('problems' in read) return privateJson(c, { problems: read.problems }, 422);
      const { base, alignment, leadCaption, leadAlt } = sent.data;
      const lead = (await findWork(press, versionId))?.newest.lead;
      const draft = lead ? { ...read.draft, lead: { ...lead, caption: leadCaption.trim(), alt: leadAlt.trim() } } : read.draft;
      const now = app.clock();
      const saved = await saveTranslation(press, versionId, { draft, base, alignment }, staff, now);
      if (saved.ok) return privateJson(c, { number: saved.number, mark: saved.mark, savedAt: now });
      if (saved.reason === 'conflict') return privateJson(c, { theirs: await asSent(saved.theirs) }, 409);
      if (saved.reason === 'no-version') return privateJson(c, { reason: 'gone', message: words('newsroom.refused.gone') }, 404);
      const phrase = barWords[saved.reason] ?? 'newsroom.saving.notAllowed';
      return privateJson(c, { reason: saved.reason, message: words(phrase) }, 403);
    },

    /** POST /newsroom/versions/:id/translate/follow: notes that the translation has followed a change of its source. */
    async followSource(c: Ctx) {
      const staff = await readStaff(app, c);
      const sent = sentFollowing.safeParse(await readJson(c, 1000));
      if (!sent.success) throw new Refusal(400, 'draft-form');
      const outcome = await followSource(press, numberOf(c), sent.data, staff, app.clock());
      if (outcome.ok) return privateJson(c, { text: await asSent(outcome.desk), isWhole: outcome.isWhole });
      if (outcome.reason === 'no-version') throw new Refusal(404, 'page');
      if (outcome.reason === 'not-allowed') throw new Refusal(403, 'permission');
      return privateJson(c, { reason: outcome.reason, message: wordsIn(c.get('language'))('newsroom.translate.changedMeanwhile') }, 409);
    },
  };
}
