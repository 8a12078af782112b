import { sql } from 'kysely';
import { type LetterFrame, type LetterText, letterIn } from '#design';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { dayOf, dayText } from '#platform/dates.ts';
import { enqueueAll } from '#platform/jobs.ts';
import { hrefIn, letterFrame, loadSettings, readSettings } from '#settings';
import { may, peopleOf } from '#staff';
import { namedRows } from '#stories';
import { daysLeft, isOver, warningDays } from './rules.ts';
import { findLicence } from './store.ts';

/** Has editors and publishers told, 30 and 7 days before, of licences that end. Noted as it is asked for, so each is told once whoever looks. */
export async function warnOfEnds(press: Press, now: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    const today = dayOf(now, (await loadSettings(press)).paper.timeZone);
    const [far, near] = warningDays;
    // Where both are due there is one letter.
    const { rows } = await sql<{ id: number }>`update sources.licence set warned_30_at = coalesce(warned_30_at, ${now}),
        warned_7_at = case when ends_on - ${today}::date <= ${near}::int then coalesce(warned_7_at, ${now}) else warned_7_at end
      where ended_at is null and settled_at is null and ends_on >= ${today}::date and ((warned_30_at is null and ends_on - ${today}::date <= ${far}::int)
        or (warned_7_at is null and ends_on - ${today}::date <= ${near}::int)) returning id`.execute(press);
    if (rows.length === 0) return;
    const told = (await peopleOf(press)).filter(({ role, leftAt, joinedAt }) => !leftAt && joinedAt && may(role, 'sources:manage'));
    const letters = rows.flatMap(({ id }) => told.map((person) => ({ licenceId: id, personId: person.id })));
    await enqueueAll(press, 'sources.warn-of-end', letters, 0);
  });
}

/** Sends one of those letters, in the paper's home language. */
export async function sendWarning(app: App, press: Press, licenceId: number, personId: number): Promise<void> {
  const [licence, people] = await Promise.all([findLicence(press, licenceId, 'look'), peopleOf(press)]);
  const person = people.find(({ id, leftAt }) => id === personId && !leftAt);
  const now = app.clock();
  const settings = await readSettings(app);
  const { timeZone, homeLanguage } = settings.paper;
  if (!person || !licence?.endsOn || isOver(licence, now, timeZone)) return;
  const [source] = await namedRows(press, 'source', { ids: [licence.sourceId] });
  const frame = await letterFrame(app, homeLanguage);
  const page = app.baseUrl() + hrefIn(settings, homeLanguage)(`/newsroom/sources/${source?.slug ?? ''}`);
  const values = {
    source: source?.name ?? '',
    licence: licence.name,
    day: dayText(new Date(`${licence.endsOn}T12:00:00Z`), homeLanguage, 'UTC', now),
    days: daysLeft(licence.endsOn, dayOf(now, timeZone)),
  };
  await app.mailer.send({ to: person.email, ...letterIn(frame, warningLetter(frame, values, page)) });
}

function warningLetter(
  { paper, words }: LetterFrame,
  about: { source: string; licence: string; day: string; days: number },
  page: string,
): LetterText {
  const values = { ...about, paper: paper.name };
  return {
    subject: words('sources.ending.subject', values),
    preheader: words('sources.ending.text', values),
    heading: words('sources.ending.heading', values),
    parts: [
      { kind: 'text', text: words('sources.ending.text', values) },
      { kind: 'text', text: words('sources.ending.then', values) },
      { kind: 'button', text: words('sources.ending.button', values), href: page },
    ],
    reason: words('sources.ending.reason', values),
  };
}

/** How many licences end within thirty days: what the desk says. */
export async function countEnding(press: Press, today: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from sources.licence
    where ended_at is null and settled_at is null and ends_on between ${today}::date and ${today}::date + ${warningDays[0]}::int`.execute(
    press,
  );
  return rows[0]?.count ?? 0;
}
