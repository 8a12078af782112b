import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { compile } from './compile.ts';
import { cook } from './cook.ts';
import { gatherMail } from './gather.ts';
import { countedIn } from './links.ts';
import { audiences } from './mail.ts';
import { changeMailing, dueMailings, lockMailing, type Mailing, type MailingChange, newsletterName } from './mailings.ts';
import { findRecipe } from './recipes.ts';
import { isOverdue } from './rules.ts';

/** Begins every mailing whose time has come. One that can't go out waits for a person and says why. */
export async function beginDueMailings(app: App, press: Press): Promise<void> {
  for (const id of await dueMailings(press, app.clock())) await beginMailing(app, press, id);
}

/** Begins a mailing that is due: its mail is made for each audience and handed to the engine, in one transaction. Beginning twice is as good as once. */
export async function beginMailing(app: App, press: Press, mailingId: number): Promise<void> {
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

type HandOverOutcome = { ok: true } | { ok: false; reason: 'too-long' | 'no-story' };

async function handOver(app: App, db: Press, mailing: Mailing, now: Date): Promise<HandOverOutcome> {
  const links = new Map<string, number>();
  const renderings = [];
  for (const audience of audiences) {
    const mail = await gatherMail(app, db, mailing, audience, countedIn(app, mailing, links));
    if (!mail.parts.some(({ kind }) => kind !== 'advertisement')) return { ok: false, reason: 'no-story' };
    const compiled = await compile(mail);
    if (!compiled.ok) return compiled;
    renderings.push({ mailingId: mailing.id, audience, html: compiled.html, text: compiled.text });
  }
  await db.insertInto('newsletters.rendering').values(renderings).execute();
  const rows = [...links].map(([url, no]) => ({ mailingId: mailing.id, no, url }));
  if (rows.length > 0) await db.insertInto('newsletters.link').values(rows).execute();
  await changeMailing(db, mailing.id, { state: 'sending', beganAt: now, waitsBecause: null }, undefined, now);
  return { ok: true };
}
