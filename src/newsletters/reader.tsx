import { type Frame, type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { dayOf } from '#platform/dates.ts';
import { field, mailAddress, readForm, returnPath } from '#platform/http/forms.ts';
import { clientAddress, networkHash } from '#platform/http/network.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import type { Phrase } from '#platform/words.ts';
import { addressKey, maskedAddress, readerOf } from '#readers';
import { askToConfirm } from './ask-to-confirm.ts';
import { joinLists } from './choose-lists.ts';
import { confirm } from './confirm.ts';
import type { Said } from './consents.ts';
import { leave } from './leave.ts';
import { isLink, preferencesPage } from './links.ts';
import { newsletterChoicesOf } from './lists.ts';
import { BoxAnswer, ClosedPage, ConfirmPage, LeavePage, ListPage, type ListProblems, SaidPage } from './pages.tsx';
import { preferencePages } from './preferences/reader.tsx';
import { confirmationStateAt } from './rules.ts';
import { allNewsletters, findConfirmation, findSignUp, listNewsletters, type Newsletter } from './store.ts';

const hour = 3600;
const day = 86_400;

/** The pages on which readers sign up for newsletters, confirm and leave. */
export function newsletterPages(app: App, frameOf: FrameOf) {
  type Typed = { email: string; slugs: string[] };

  async function listPage(c: Ctx, typed: Typed, problems: ListProblems, status: 200 | 400 | 429 = 200, headers = {}): Promise<Response> {
    const [frame, reader] = await Promise.all([frameOf(c), readerOf(app, c)]);
    const choices = await newsletterChoicesOf(app.db, reader?.email ?? '', frame.language);
    const email = typed.email || reader?.email || '';
    const page = <ListPage frame={frame} choices={choices} chosen={typed.slugs} email={email} problems={problems} isReader={!!reader} />;
    return privatePage(c, pageText(page), status, headers);
  }

  /** Refuses a form: in a box in a sentence, on the page beside the field. */
  async function refuse(c: Ctx, frame: Frame, isBox: boolean, typed: Typed, problems: ListProblems, wait = 0): Promise<Response> {
    const status = wait ? 429 : 400;
    const headers = wait ? { 'Retry-After': String(wait) } : {};
    if (!isBox) return listPage(c, typed, problems, status, headers);
    const text = problems.email ?? problems.newsletter ?? problems.general ?? '';
    return privatePage(c, String(<BoxAnswer frame={frame} outcome="problem" text={text} />), status, headers);
  }

  return {
    ...preferencePages(app, frameOf),

    /** GET /newsletters?newsletter=: all of them, with one form. */
    async list(c: Ctx) {
      return listPage(c, { email: '', slugs: c.req.queries('newsletter') ?? [] }, {});
    },

    /** POST /newsletters: asks the address to confirm, by letter. A reader's own address is known to be theirs and is signed up at once. */
    async signUp(c: Ctx) {
      const form = await readForm(c);
      const frame = await frameOf(c);
      const { words, href } = frame;
      const isBox = form.get('part') === 'box';
      const typed = { email: field(form, 'email'), slugs: form.getAll('newsletter') };
      const chosen = await chosenOf(frame.language, typed.slugs);
      const email = mailAddress(typed.email);
      const problems: ListProblems = {
        ...(email ? {} : { email: words('newsletters.list.badEmail') }),
        ...(chosen.length > 0 ? {} : { newsletter: words('newsletters.list.noneChosen') }),
      };
      if (!email || chosen.length === 0) return refuse(c, frame, isBox, typed, problems);
      const wait = await overLimit(app.db, limitsOf(c, email), app.clock());
      if (wait) return refuse(c, frame, isBox, typed, { general: words('newsletters.list.wait', { minutes: Math.ceil(wait / 60) }) }, wait);

      const ids = chosen.map((one) => one.id);
      const reader = await readerOf(app, c);
      const isOwn = reader !== undefined && addressKey(reader.email) === addressKey(email);
      const said = saidOn(frame, 'newsletters.list.note', '/newsletters');
      if (isOwn) await joinLists(app.db, app.keys, { email: reader.email, language: frame.language }, ids, said, app.clock());
      else await askToConfirm(app.db, { email, language: frame.language }, ids, app.clock());
      const what = isOwn ? 'joined' : 'asked';
      if (isBox) return privatePage(c, String(<BoxAnswer frame={frame} outcome={what} text={words(`newsletters.said.${what}Box`)} />));
      return c.redirect(`${href('/newsletters/said')}?${new URLSearchParams({ what, to: cameFrom(c) })}`, 303);
    },

    /** GET /newsletters/said?what=&to=: what the form had done; the same for every address. */
    async said(c: Ctx) {
      const what = c.req.query('what') === 'joined' ? 'joined' : 'asked';
      return privatePage(c, pageText(<SaidPage frame={await frameOf(c)} what={what} to={returnPath(c.req.query('to'))} />));
    },

    /** GET /newsletters/confirm?id=&key=: changes nothing; its button does. */
    async confirmation(c: Ctx) {
      const given = { id: c.req.query('id') ?? '', key: c.req.query('key') ?? '' };
      const frame = await frameOf(c);
      const row = isLink(app.keys, 'confirm', given) ? await findConfirmation(app.db, given.id) : undefined;
      if (!row || confirmationStateAt(row, app.clock()) === 'expired') return closed(c, frame, row ? 'expired' : 'forged');
      const names = (await listNewsletters(app.db, frame.language)).filter((one) => row.newsletterIds.includes(one.id));
      const page = <ConfirmPage frame={frame} address={maskedAddress(row.email)} newsletters={names} {...given} linkKey={given.key} />;
      return privatePage(c, pageText(page));
    },

    /** POST /newsletters/confirm. */
    async confirm(c: Ctx) {
      const given = linkOf(await readForm(c));
      const frame = await frameOf(c);
      if (!isLink(app.keys, 'confirm', given)) return closed(c, frame, 'forged');
      const outcome = await confirm(
        app.db,
        app.keys,
        given.id,
        saidOn(frame, 'newsletters.list.note', '/newsletters/confirm'),
        app.clock(),
      );
      if (!outcome.ok) return closed(c, frame, outcome.reason);
      return c.redirect(`${frame.href('/newsletters/said')}?what=joined`, 303);
    },

    /** GET /newsletters/leave?id=&key=: changes nothing; its button does. */
    async leaving(c: Ctx) {
      const given = { id: c.req.query('id') ?? '', key: c.req.query('key') ?? '' };
      const frame = await frameOf(c);
      const signUp = isLink(app.keys, 'leave', given) ? await findSignUp(app.db, given.id) : undefined;
      const newsletter = signUp && (await allNewsletters(app.db, frame.language)).find((one) => one.id === signUp.newsletterId);
      if (!signUp || !newsletter) return closed(c, frame, 'forged');
      const page = (
        <LeavePage
          frame={frame}
          newsletter={newsletter}
          address={maskedAddress(signUp.email)}
          preferences={frame.href(preferencesPage(app.keys, given.id))}
          hasLeft={signUp.leftAt !== null}
          {...given}
          linkKey={given.key}
        />
      );
      return privatePage(c, pageText(page));
    },

    /** POST /newsletters/leave. */
    async leave(c: Ctx) {
      const given = linkOf(await readForm(c));
      const frame = await frameOf(c);
      if (!isLink(app.keys, 'leave', given)) return closed(c, frame, 'forged');
      await leave(app.db, app.keys, given.id, saidOn(frame, 'newsletters.leave.submit', '/newsletters/leave'), app.clock());
      return c.redirect(`${frame.href('/newsletters/leave')}?${new URLSearchParams(given)}`, 303);
    },
  };

  async function chosenOf(language: string, slugs: string[]): Promise<Newsletter[]> {
    return (await listNewsletters(app.db, language)).filter((one) => slugs.includes(one.slug));
  }

  /** Three letters an hour and ten a day to one address, thirty an hour from one network: nobody's mailbox can be flooded from here. */
  function limitsOf(c: Ctx, email: string) {
    const address = `newsletters ${app.keys.mac('newsletter-confirm', `limit ${addressKey(email)}`)}`;
    const network = networkHash(app, clientAddress(app, c), dayOf(app.clock(), 'UTC')).toString('base64url');
    return [
      { key: `${address} h`, most: 3, perSeconds: hour },
      { key: `${address} d`, most: 10, perSeconds: day },
      { key: `newsletters ${network}`, most: 30, perSeconds: hour },
    ];
  }
}

/** What somebody agreed to by pressing a button: the words beside it, on which page. */
function saidOn(frame: Frame, phrase: Phrase, form: string): Said {
  return { text: frame.words(phrase), language: frame.language, form };
}

function linkOf(form: URLSearchParams): { id: string; key: string } {
  return { id: field(form, 'id'), key: field(form, 'key') };
}

function closed(c: Ctx, frame: Frame, reason: 'expired' | 'forged'): Response {
  return privatePage(c, pageText(<ClosedPage frame={frame} reason={reason} />), 410);
}

/** The page of ours whose form was posted, to go back to. */
function cameFrom(c: Ctx): string {
  const referrer = c.req.header('referer') ?? '';
  if (!URL.canParse(referrer) || new URL(referrer).host !== c.req.header('host')) return '/';
  const { pathname, search } = new URL(referrer);
  return returnPath(pathname + search);
}
