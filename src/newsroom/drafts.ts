import * as z from 'zod';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { readJson } from '#platform/http/json.ts';
import { privateJson } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import type { Phrase } from '#platform/words.ts';
import { wordsIn } from '#platform/words.ts';
import { readStaff } from '#staff';
import { endPresence, findWork, mayWrite, notePresence, type Revision, saveDraft } from '#stories';
import { namesOf, numberOf } from './around.ts';
import { mostBytes, readSent, sentSchema } from './sent-draft.ts';

const barWords: Partial<Record<string, Phrase>> = {
  'not-allowed': 'newsroom.saving.notAllowed',
  'wrong-state': 'newsroom.saving.scheduled',
};

/** What the editor in the browser asks of the paper, as JSON: the newest text, to save one, who else has it open. */
export function draftPages(app: App, press: Press) {
  return {
    /** GET /newsroom/versions/:id/draft. */
    async draft(c: Ctx) {
      const work = await findWork(press, numberOf(c));
      if (!work) throw new Refusal(404, 'page');
      return privateJson(c, await asSent(app, press, work.newest));
    },

    /** POST /newsroom/versions/:id/draft. 409 brings back what a colleague has saved meanwhile, 422 what must be mended. */
    async saveDraft(c: Ctx) {
      const staff = await readStaff(app, c);
      const words = wordsIn(c.get('language'));
      const versionId = numberOf(c);
      const sent = sentSchema.safeParse(await readJson(c, mostBytes));
      if (!sent.success) throw new Refusal(400, 'draft-form');
      if (sent.data.by !== undefined && sent.data.by !== staff.id)
        return privateJson(c, { reason: 'other-person', message: words('newsroom.saving.otherPerson', { name: staff.name }) }, 403);
      const read = readSent(sent.data, words);
      if ('problems' in read) return privateJson(c, { problems: read.problems }, 422);
      const now = app.clock();
      const saved = await saveDraft(press, versionId, read.draft, sent.data.base, staff, now);
      if (saved.ok) return privateJson(c, { number: saved.number, savedAt: now });
      if (saved.reason === 'conflict') return privateJson(c, { theirs: await asSent(app, press, saved.theirs) }, 409);
      if (saved.reason === 'no-version') return privateJson(c, { reason: 'gone', message: words('newsroom.refused.gone') }, 404);
      const phrase = barWords[saved.reason] ?? 'newsroom.saving.notAllowed';
      return privateJson(c, { reason: saved.reason, message: words(phrase) }, 403);
    },

    /** POST /newsroom/versions/:id/presence: says that one has it open still, or with `leaving` no longer; answers who else has. */
    async presence(c: Ctx) {
      const staff = await readStaff(app, c);
      const sent = z.object({ leaving: z.boolean().optional() }).safeParse(await readJson(c, 1000));
      if (!sent.success) throw new Refusal(400, 'presence-form');
      const work = await findWork(press, numberOf(c));
      if (!work) throw new Refusal(404, 'page');
      if (!mayWrite(staff, work)) throw new Refusal(403, 'permission');
      if (sent.data.leaving) {
        await endPresence(press, work.versionId, staff.id);
        return privateJson(c, { present: [] });
      }
      const present = await notePresence(press, work.versionId, staff.id, app.clock());
      const { nameOf } = await namesOf(app, press);
      const named = present.map(({ personId, seconds }) => ({ name: nameOf(personId) ?? '', seconds }));
      return privateJson(c, { present: named, number: work.newest.number });
    },
  };
}

/** A revision as the browser has it, with the name of who made it. */
async function asSent(app: App, press: Press, revision: Revision) {
  const { number, headline, deck, dateline, slug, document, madeBy, changedAt } = revision;
  const { nameOf } = await namesOf(app, press);
  return { number, headline, deck, dateline: dateline ?? '', slug, document, madeBy: nameOf(madeBy) ?? '', madeAt: changedAt };
}
