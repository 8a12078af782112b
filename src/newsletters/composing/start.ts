import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { invariant } from '#platform/errors.ts';
import { announce } from '#platform/signals.ts';
import { readSettings } from '#settings';
import { keepRendering } from '../sending/keep-rendering.ts';
import { beginMailing } from '../sending/steer.ts';
import { mailingsTag } from './archive.ts';
import { clearMailing, type LeftOut, noteMailUses } from './clear.ts';
import { compile } from './compile.ts';
import { cook } from './cook.ts';
import { gatherMail } from './gather.ts';
import { audiences } from './mail.ts';
import { changeMailing, dueMailings, lockMailing, type Mailing, type MailingChange, newsletterName } from './mailings.ts';
import { findRecipe } from './recipes.ts';
import { isOverdue } from './rules.ts';

/** Begins every mailing whose time has come. One that can't go out waits for a person and says why. */
export async function startDueMailings(app: App, press: Press): Promise<void> {
  for (const id of await dueMailings(press, app.clock())) await startMailing(app, press, id);
}

/** Begins a mailing that is due: its mail is made for each audience and handed to the engine, in one transaction. Beginning twice is as good as once. */
export async function startMailing(app: App, press: Press, mailingId: number): Promise<void> {
  await inTransaction(press, async (db) => {
    const now = app.clock();
    const mailing = await lockMailing(db, mailingId);
    if (mailing?.state !== 'scheduled' || !mailing.scheduledFor || mailing.scheduledFor > now) return;
    if (isOverdue(mailing.scheduledFor, now)) return waits(db, mailing, 'late', now);
    const anew = await cookedAnew(app, db, mailing, now);
    if (anew) await changeMailing(db, mailing.id, anew, undefined, now);
    if (anew?.state) return;
    const outcome = await handOver(app, db, { ...mailing, ...anew }, now);
    if (!outcome.ok) await waits(db, mailing, outcome.reason, now);
  });
}

async function waits(db: Press, mailing: Mailing, waitsBecause: NonNullable<Mailing['waitsBecause']>, now: Date): Promise<void> {
  await changeMailing(db, mailing.id, { state: 'overdue', waitsBecause }, undefined, now);
}

/** What a recipe makes of today's paper, for a mailing that nobody has touched since it was made ahead of its time. */
async function cookedAnew(app: App, db: Press, mailing: Mailing, now: Date): Promise<MailingChange | undefined> {
  const isUntouched = mailing.byRecipe && mailing.editedBy === null;
  const recipe = isUntouched ? await findRecipe(db, mailing.newsletter.id, mailing.language) : undefined;
  if (!recipe) return undefined;
  const { isEmpty, ...cooked } = await cook(app, db, recipe, newsletterName(mailing, mailing.language), now, mailing.id);
  if (!isEmpty) return cooked;
  return { state: recipe.ifEmpty === 'skip' ? 'skipped' : 'draft', waitsBecause: 'empty' };
}

/** The mailing without stories whose licence has ended since it was planned, which stand on its page from then on. */
async function withoutThem(db: Press, mailing: Mailing, leftOut: LeftOut[], now: Date): Promise<Mailing> {
  if (leftOut.length === 0) return mailing;
  const gone = new Set(leftOut.map(({ story }) => story));
  const content = { ...mailing.content, parts: mailing.content.parts.filter((part) => part.kind !== 'story' || !gone.has(part.story)) };
  await changeMailing(db, mailing.id, { content, leftOut }, undefined, now);
  return { ...mailing, content, leftOut };
}

type HandOverOutcome = { ok: true } | { ok: false; reason: 'too-long' | 'no-story' };

async function handOver(app: App, db: Press, composed: Mailing, now: Date): Promise<HandOverOutcome> {
  const { cleared, leftOut } = await clearMailing(db, await readSettings(app), { ...composed, scheduledFor: null }, now);
  const mailing = await withoutThem(db, composed, leftOut, now);
  for (const audience of audiences) {
    const mail = await gatherMail(app, db, mailing, audience);
    if (!mail.parts.some(({ kind }) => kind !== 'advertisement')) return { ok: false, reason: 'no-story' };
    const compiled = await compile(mail);
    if (!compiled.ok) return compiled;
    const kept = await keepRendering(db, mailing.id, app.baseUrl(), { audience, ...compiled });
    if (!kept.ok && kept.reason === 'too-long') return { ok: false, reason: 'too-long' };
    invariant(kept.ok, `The mail of mailing ${mailing.id} could not be kept.`);
  }
  const begun = await beginMailing(db, mailing.id, now);
  invariant(begun.ok, `Mailing ${mailing.id} could not be begun.`);
  await noteMailUses(db, mailing, cleared, now);
  await announce(db, [mailingsTag(mailing.newsletter.id)]);
  return { ok: true };
}
