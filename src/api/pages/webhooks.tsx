import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import { isLoopback } from '#platform/config.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { newKey } from '#platform/tokens.ts';
import { confirmFirst, readStaff, staffFrameOf } from '#staff';
import { addWebhook, pauseWebhook, removeWebhook, resend, rotateSecret, sendTest } from '../webhooks/manage.ts';
import { isNewsKind, webhookAddress } from '../webhooks/rules.ts';
import { secretOf } from '../webhooks/sign.ts';
import { deliveriesOf, findDelivery, findWebhook } from '../webhooks/store.ts';
import { showPrograms } from './programs.tsx';
import type { Made } from './programs-page.tsx';
import { saidOfWebhook, WebhookPage } from './webhook-page.tsx';

const linesAPage = 50;

/** The pages about webhooks: adding one, and what each was told. */
export function webhookPages(app: App, press: Press) {
  async function show(c: Ctx, status: 200 | 409, made?: Made, problem?: string) {
    const staff = await readStaff(app, c);
    const webhook = await findWebhook(press, c.req.param('id') ?? '');
    if (!webhook) throw new Refusal(404, 'webhook');
    const frame = await staffFrameOf(app, c, staff, 'programs');
    const behind = await findDelivery(press, c.req.query('after') ?? '');
    const after = behind?.webhookId === webhook.id ? behind : undefined;
    const found = await deliveriesOf(press, webhook.id, after, linesAPage + 1);
    const deliveries = found.slice(0, linesAPage);
    const next = found.length > linesAPage ? deliveries.at(-1)?.id : undefined;
    const said = saidOfWebhook.find((one) => one === c.req.query('said'));
    return privatePage(c, pageText(<WebhookPage {...{ frame, webhook, deliveries, next, said, made, problem }} />), status);
  }

  /** An act on a webhook: does it, and goes back to a page that says so. */
  const act = (said: string, work: (id: string, by: number) => Promise<string | boolean | undefined>) => async (c: Ctx) => {
    const staff = await readStaff(app, c);
    await readForm(c);
    const id = c.req.param('id') ?? '';
    const done = await work(id, staff.id);
    if (!done) throw new Refusal(404, 'webhook');
    const { href } = await staffFrameOf(app, c, staff, 'programs');
    const page = said === 'removed' ? '/newsroom/programs' : `/newsroom/programs/webhooks/${done === true ? id : done}`;
    return c.redirect(`${href(page)}?said=${said}`, 303);
  };

  return {
    /** POST /newsroom/programs/webhooks: adds one, and shows its secret this once. */
    async addWebhook(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { words, href } = await staffFrameOf(app, c, staff, 'programs');
      const typed = { url: field(form, 'url'), kinds: [...new Set(form.getAll('kind'))].filter(isNewsKind) };
      const url = webhookAddress(typed.url, isLoopback(app.config.host));
      if (!url || typed.kinds.length === 0) {
        const problems = {
          url: url ? undefined : words('api.webhooks.badAddress'),
          kinds: typed.kinds.length > 0 ? undefined : words('api.webhooks.noKind'),
        };
        return showPrograms(app, press, c, 400, { webhook: { ...typed, problems } });
      }
      const unconfirmed = await confirmFirst(app, press, c, staff, form);
      if (unconfirmed) return unconfirmed;
      const formKey = field(form, 'form').slice(0, 40) || newKey();
      const id = await addWebhook(press, { url, kinds: typed.kinds, formKey }, staff.id, app.clock());
      if (!id) return showPrograms(app, press, c, 409, { problem: words('api.webhooks.addedAlready') });
      const page = href(`/newsroom/programs/webhooks/${id}`);
      const made = { kind: 'webhook', name: new URL(url).host, secret: secretOf(app.keys, id, 1), href: page } as const;
      return showPrograms(app, press, c, 200, { made });
    },

    /** GET /newsroom/programs/webhooks/:id: what a webhook was told. */
    webhook: (c: Ctx) => show(c, 200),

    /** POST /newsroom/programs/webhooks/:id/secret: makes a new secret, and shows it this once. */
    async newSecret(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const id = c.req.param('id') ?? '';
      const webhook = await findWebhook(press, id);
      if (!webhook) throw new Refusal(404, 'webhook');
      const { words } = await staffFrameOf(app, c, staff, 'programs');
      const number = await rotateSecret(press, id, Number(field(form, 'number')), staff.id, app.clock());
      if (!number) return show(c, 409, undefined, words('api.webhooks.madeAlready'));
      return show(c, 200, { kind: 'webhook', name: new URL(webhook.url).host, secret: secretOf(app.keys, id, number) });
    },

    testWebhook: act('tested', (id, by) => sendTest(press, id, by, app.clock())),
    pauseWebhook: act('paused', (id, by) => pauseWebhook(press, id, true, by, app.clock())),
    resumeWebhook: act('resumed', (id, by) => pauseWebhook(press, id, false, by, app.clock())),
    removeWebhook: act('removed', (id, by) => removeWebhook(press, id, by, app.clock())),
    resend: act('resent', (id, by) => resend(press, id, by, app.clock())),
  };
}
