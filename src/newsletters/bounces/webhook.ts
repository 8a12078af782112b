import type { App } from '#platform/app.ts';
import { Refusal } from '#platform/errors.ts';
import { fetchPublic } from '#platform/fetch.ts';
import { readBody } from '#platform/http/forms.ts';
import type { Ctx } from '#platform/http/route.ts';
import { hearMailgun } from './mailgun.ts';
import { hearPostmark } from './postmark.ts';
import type { Heard } from './report.ts';
import { hearSendgrid } from './sendgrid.ts';
import { hearSes, type ReadCertificate } from './ses.ts';
import { takeReport } from './take-report.ts';

const mostBytes = 5_000_000;
const mostCertificateBytes = 20_000;

/** Fetches what Amazon names, each certificate once. */
export const fetchText: ReadCertificate = async (address) => {
  const fetched = await fetchPublic(address, { mostBytes: mostCertificateBytes, mostRedirects: 0 });
  return fetched.ok && fetched.status === 200 ? fetched.body.toString('utf8') : undefined;
};

/** POST /webhooks/mail/:provider: what a provider tells of mail that came back. Believed only when it is shown to be the provider's own; each thing is taken in once. */
export function mailWebhookPage(app: App, fetch: ReadCertificate = fetchText) {
  const certificates = new Map<string, string>();
  const readCertificate: ReadCertificate = async (address) => {
    const known = certificates.get(address) ?? (await fetch(address));
    if (known && certificates.size < 20) certificates.set(address, known);
    return known;
  };

  async function hear(c: Ctx, provider: string | undefined): Promise<Heard> {
    const { ses, postmark, mailgun, sendgrid } = app.config.mail.hooks;
    const header = (name: string) => c.req.header(name) ?? '';
    const now = app.clock();
    const body = () => readBody(c, mostBytes);
    if (provider === 'ses' && ses) return hearSes(app.keys, ses, await body(), readCertificate, now);
    if (provider === 'postmark' && postmark) return hearPostmark(postmark, await body(), header('authorization'));
    if (provider === 'mailgun' && mailgun) return hearMailgun(app.keys, mailgun, await body(), now);
    if (provider === 'sendgrid' && sendgrid) {
      const [signature, timestamp] = [header('x-twilio-email-event-webhook-signature'), header('x-twilio-email-event-webhook-timestamp')];
      return hearSendgrid(app.keys, sendgrid, await body(), signature, timestamp, now);
    }
    throw new Refusal(404, 'page');
  }

  return async (c: Ctx): Promise<Response> => {
    const provider = c.req.param('provider');
    const heard = await hear(c, provider);
    if (!heard.ok) {
      app.log.info('mail.webhook-refused', { provider, reason: heard.reason });
      return c.json({ refused: heard.reason }, heard.reason === 'unreachable' ? 503 : 400);
    }
    // What fails halfway is told again, and what was taken in before is known then.
    for (const report of heard.reports) await takeReport(app, report);
    if (heard.confirm && !(await fetch(heard.confirm))) return c.json({ refused: 'unreachable' }, 503);
    return c.json({ taken: heard.reports.length });
  };
}
