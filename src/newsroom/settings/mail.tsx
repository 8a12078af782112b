import { pageText } from '#design';
import {
  countSuppressed,
  liftSuppression,
  listSenders,
  mailHealth,
  readPost,
  resumeMail,
  setPace,
  stopMail,
  suppress,
  suppressionOf,
} from '#newsletters';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { keyFor } from '#platform/dkim.ts';
import { Refusal } from '#platform/errors.ts';
import { field, mailAddress, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { record } from '#staff';
import { framed, saved } from './handlers.ts';
import { type AddressAnswer, MailForms, type TypedPace } from './mail-page.tsx';
import { SettingsPage } from './settings-page.tsx';

const daysShown = 30;
const mostPace = 1_000_000;

type Tried = { pace?: TypedPace; problems?: Record<string, string>; address?: AddressAnswer };

/** How mail to many stands: held or going, how fast, what came back, and why an address gets nothing. */
export function mailSettings(app: App, press: Press) {
  async function page(c: Ctx, tried: Tried, status: 200 | 400 = 200) {
    const { frame } = await framed(app, c);
    const { words } = frame;
    const since = new Date(app.clock().getTime() - daysShown * 86_400_000);
    const post = await readPost(app.db);
    const senders = (await listSenders(app.db)).map((address) => ({
      address,
      isSigned: keyFor(app.config.mail.dkim, address) !== undefined,
    }));
    const shown = { pace: { perSecond: String(post.perSecond ?? ''), perHour: String(post.perHour ?? '') }, ...tried };
    const { problems = {} } = tried;
    const notice =
      Object.keys(problems).length > 0
        ? { tone: 'bad' as const, text: words('newsroom.refused.look') }
        : c.req.query('said') === 'saved' && c.req.method === 'GET'
          ? { tone: 'good' as const, text: words('newsroom.settings.mail.saved') }
          : undefined;
    return privatePage(
      c,
      pageText(
        <SettingsPage frame={frame} place="mail" notice={notice}>
          <MailForms
            frame={frame}
            post={post}
            pace={shown.pace}
            problems={problems}
            health={await mailHealth(app.db, since)}
            suppressed={await countSuppressed(app.db)}
            senders={senders}
            address={tried.address}
          />
        </SettingsPage>,
      ),
      status,
    );
  }

  /** Does it and notes who did, together. */
  const recorded = (by: number, act: string, work: (db: Press) => Promise<void>) =>
    inTransaction(press, async (db) => {
      await work(db);
      await record(db, { personId: by, act: `newsletters.${act}` }, app.clock());
    });

  return {
    /** GET /newsroom/settings/mail. */
    mailSettings: (c: Ctx) => page(c, {}),

    /** POST /newsroom/settings/mail: holds all mailings, lets them go, or sets how fast they go. */
    async changeMail(c: Ctx) {
      const { staff, frame } = await framed(app, c);
      const form = await readForm(c);
      const what = field(form, 'what');
      if (what === 'stop') await recorded(staff.id, 'mail-held', (db) => stopMail(db, 'staff', app.clock()));
      else if (what === 'resume') await recorded(staff.id, 'mail-let-go', resumeMail);
      else if (what === 'pace') {
        const pace = { perSecond: field(form, 'perSecond'), perHour: field(form, 'perHour') };
        const problems: Record<string, string> = {};
        for (const [name, text] of Object.entries(pace))
          if (!isPace(text)) problems[name] = frame.words('newsroom.settings.mail.noPace', { most: mostPace });
        if (Object.keys(problems).length > 0) return page(c, { pace, problems }, 400);
        await recorded(staff.id, 'mail-paced', (db) => setPace(db, { perSecond: paceOf(pace.perSecond), perHour: paceOf(pace.perHour) }));
      } else throw new Refusal(400, 'form');
      return saved(app, c, 'mail');
    },

    /** POST /newsroom/settings/mail/address: why an address gets nothing, and the change of it. The address is in no page's address. */
    async mailTo(c: Ctx) {
      const { staff, frame } = await framed(app, c);
      const form = await readForm(c);
      const typed = field(form, 'email');
      const email = mailAddress(typed);
      if (!email) return page(c, { problems: { email: frame.words('newsroom.settings.mail.badAddress') }, address: { email: typed } }, 400);
      const what = field(form, 'what');
      if (what === 'suppress')
        await recorded(staff.id, 'address-suppressed', (db) => suppress(db, app.keys, email, 'staff', '', app.clock()));
      if (what === 'lift') await recorded(staff.id, 'address-lifted', (db) => liftSuppression(db, app.keys, email));
      return page(c, { address: { email, found: (await suppressionOf(app.db, app.keys, email)) ?? null, what } });
    },
  };
}

const isPace = (text: string) => text === '' || (/^\d{1,7}$/.test(text) && Number(text) >= 1 && Number(text) <= mostPace);
const paceOf = (text: string) => (text === '' ? null : Number(text));
