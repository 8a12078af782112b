import type { App } from '#platform/app.ts';
import { inTransaction } from '#platform/database.ts';
import { addressKey } from '#readers';
import { leave } from '../leave.ts';
import { hearRefusal, suppress, withoutAddress } from '../sending/bounces.ts';
import { pauseMailing } from '../sending/steer.ts';
import { type Report, whyHold } from './report.ts';
import { findDelivered, keepReport, returnedOf, standingSignUps } from './store.ts';

/**
 * Takes in what came back about a mail, once, whatever order and however often it is told: a dead mailbox gets nothing more, a full one only once it
 * stays so, and whoever complains is off the list and left in peace. A mailing that too many complain of is held. `unknown`: it is about nothing of ours.
 */
export async function takeReport(app: App, report: Report): Promise<'taken' | 'known' | 'unknown'> {
  const now = app.clock();
  const { about, kind, verdict } = report;
  return inTransaction(app.db, async (db) => {
    const delivered = 'deliveryId' in about ? await findDelivered(db, about.deliveryId) : undefined;
    const email = 'email' in about ? about.email : delivered?.email;
    if (!email) return 'unknown';
    const answer = withoutAddress(report.answer, email);
    if (!(await keepReport(db, report, answer, now))) return 'known';
    if (kind === 'bounced') await hearRefusal(db, app.keys, email, answer, now, verdict);
    else {
      const said = { text: 'Complained to the mail provider', language: 'en', form: `complaint:${report.source}` };
      const off = delivered ? [delivered.publicId] : await standingSignUps(db, addressKey(email));
      for (const publicId of off) await leave(db, app.keys, publicId, said, now);
      await suppress(db, app.keys, email, 'complained', answer, now);
    }
    const why = delivered && whyHold(await returnedOf(db, delivered.mailingId));
    if (delivered && why) await pauseMailing(db, delivered.mailingId, why);
    return 'taken';
  });
}
