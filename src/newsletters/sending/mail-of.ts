import type { App } from '#platform/app.ts';
import type { Parcel } from '#platform/bulk-mail.ts';
import type { Press } from '#platform/database.ts';
import { keyFor } from '#platform/dkim.ts';
import { textIn } from '#platform/languages.ts';
import { headerLine, type MailTemplate, mailbox, mailTemplate } from '#platform/mail-template.ts';
import { hrefIn, type Settings } from '#settings';
import { leavePage, preferencesPage } from '../links.ts';
import { bounceAddress, messageId, oneClickPath } from './addresses.ts';
import { renderingsOf, type Taken, type UnderWay } from './store.ts';

/** Makes the mail of a delivery. `undefined` where the mailing has none for its audience. */
export type MailOf = (taken: Taken) => Promise<Parcel | undefined>;

/** Whose name stands on a newsletter's mail, and their address: its own, else the paper's at the host of its pages. */
export function senderOf(app: App, settings: Settings, given: { senderName: string | null; senderEmail: string | null }) {
  const host = new URL(app.baseUrl()).hostname;
  const fallback = app.config.mail.from?.match(/([^<\s]+@[^>\s]+)>?\s*$/)?.[1] ?? `letters@${host === '127.0.0.1' ? 'localhost' : host}`;
  return { name: given.senderName ?? settings.paper.name, address: given.senderEmail ?? fallback };
}

/** Prepares the mail of a mailing: what is the same for all is put together once, for each audience and subject. */
export async function prepareMail(app: App, press: Press, settings: Settings, mailing: UnderWay): Promise<MailOf> {
  const renderings = await renderingsOf(press, mailing.id);
  const href = hrefIn(settings, mailing.language);
  const at = (page: string) => app.baseUrl() + href(page);
  const sender = senderOf(app, settings, mailing);
  const host = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  const dkim = keyFor(app.config.mail.dkim, sender.address);
  const from = mailbox(sender.name, sender.address);
  const listName = textIn(mailing.name, mailing.language, settings.paper.homeLanguage);
  const fixed = [
    ['From', from] as const,
    ...(mailing.replyTo ? [headerLine('Reply-To', mailing.replyTo)] : []),
    ['List-Id', mailbox(listName, `${mailing.slug}.${host}`)] as const,
    headerLine('List-Help', `<${at('/newsletters')}>`),
    headerLine('Precedence', 'bulk'),
    headerLine('Auto-Submitted', 'auto-generated'),
  ];
  const templates = new Map<string, MailTemplate>();
  const templateOf = (audience: string, subject: string) => {
    // Whoever may read everything gets the mail for all where no other was made.
    const found = renderings.find((one) => one.audience === audience) ?? renderings.find((one) => one.audience === 'everyone');
    if (!found) return undefined;
    const key = `${found.audience} ${subject}`;
    const known =
      templates.get(key) ?? mailTemplate({ subject, html: found.html, text: found.text, language: mailing.language, headers: fixed }, dkim);
    templates.set(key, known);
    return known;
  };
  const web = at(`/newsletters/${mailing.slug}/${mailing.publicId}`);

  return async ({ id, audience, subjectNo, publicId, email }) => {
    const no = subjectNo ?? mailing.winner ?? 1;
    const subject = mailing.subjects[no - 1] ?? mailing.subjects[0] ?? '';
    const template = templateOf(audience, subject);
    if (!template) return undefined;
    const oneClick = app.baseUrl() + oneClickPath(app.keys, publicId);
    const filling = {
      headers: [
        headerLine('To', email),
        headerLine('Date', app.clock().toUTCString().replace('GMT', '+0000')),
        headerLine('Message-ID', messageId(app.keys, id, host)),
        headerLine('List-Unsubscribe', `<${oneClick}>`),
        headerLine('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'),
      ],
      places: {
        LEAVE: at(leavePage(app.keys, publicId)),
        PREFERENCES: at(preferencesPage(app.keys, publicId)),
        WEB: web,
        SUBJECT: String(no),
      },
    };
    const bounces = app.config.mail.bounceDomain;
    return {
      from: bounces ? bounceAddress(app.keys, id, bounces) : sender.address,
      to: email,
      raw: await template.bytes(filling),
      letter: () => ({
        to: email,
        from,
        subject,
        text: template.text(filling),
        html: template.html(filling),
        headers: { 'List-Unsubscribe': `<${oneClick}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      }),
    };
  };
}
