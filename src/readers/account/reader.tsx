import { type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { dayOf } from '#platform/dates.ts';
import { invariant } from '#platform/errors.ts';
import { field, mailAddress, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import type { PersonalTable } from '#platform/personal-tables.ts';
import { hashToken } from '#platform/tokens.ts';
import { dropToken, readerOf, readToken } from '../session.ts';
import type { Reader } from '../store.ts';
import { askToChangeAddress, confirmAddress, findAddressChange, openAddressChange } from './change-address.ts';
import { endDevice, endOtherDevices } from './devices.ts';
import { askToErase, type BeforeErasure, eraseReader, findErasure, findPerson } from './erase.ts';
import { asJson, asZip, dataAbout } from './export-data.ts';
import { isAccountKey, isWishId } from './links.ts';
import { AddressPage, ConfirmWishPage, DataPage, type Wish, type WishEnd, WishEndPage } from './pages.tsx';

/** Where all modules say what they hold of a reader, and what must end before one is forgotten. */
export type Forgetting = { tables: PersonalTable[]; before: BeforeErasure };

const mostADay = 5;

/** Pages by which readers change their address, take their data along, sign devices out, and have themselves forgotten. */
export function accountPages(app: App, frameOf: FrameOf, { tables, before }: Forgetting) {
  async function readReader(c: Ctx): Promise<Reader> {
    const reader = await readerOf(app, c);
    invariant(reader, 'the route lets only readers in');
    return reader;
  }

  async function ownData(c: Ctx) {
    const person = await findPerson(app.db, app.keys, (await readReader(c)).id);
    return person ? dataAbout(app.db, tables, person) : [];
  }

  function download(c: Ctx, bytes: string | Uint8Array, type: string, extension: string): Response {
    c.header('Cache-Control', 'private, no-store');
    c.header('Content-Disposition', `attachment; filename="my-data-${dayOf(app.clock(), 'UTC')}.${extension}"`);
    c.header('Content-Type', type);
    return c.body(typeof bytes === 'string' ? bytes : new Uint8Array(bytes));
  }

  async function mayAsk(readerId: number, what: string): Promise<boolean> {
    return !(await overLimit(app.db, [{ key: `account ${what} ${readerId}`, most: mostADay, perSeconds: 86_400 }], app.clock()));
  }

  async function end(c: Ctx, how: WishEnd, status: 200 | 409 | 410): Promise<Response> {
    return privatePage(c, pageText(<WishEndPage frame={await frameOf(c)} end={how} />), status);
  }

  /** Reads the link's fields; undefined where they aren't a letter's of ours. */
  function linkIn(wish: Wish, read: (name: string) => string | null | undefined) {
    const [id, key, what] = [read('id') ?? '', read('key') ?? '', read('what') ?? ''];
    const isKnown = wish === 'erase' ? what === 'erase' : what === 'address-old' || what === 'address-new';
    return isKnown && isWishId(id) && isAccountKey(app.keys, what as 'erase', id, key) ? { id, key, what } : undefined;
  }

  /** GET /account/{wish}/confirm: changes nothing, so that a mail scanner that opens it does nothing. */
  async function wishPage(c: Ctx, wish: Wish): Promise<Response> {
    const link = linkIn(wish, (name) => c.req.query(name));
    const row = link && (wish === 'erase' ? await findErasure(app.db, link.id) : await findAddressChange(app.db, link.id));
    if (!link || !row || row.expiresAt <= app.clock()) return end(c, 'gone', 410);
    return privatePage(c, pageText(<ConfirmWishPage frame={await frameOf(c)} wish={wish} link={link} />));
  }

  return {
    /** GET /account/data. */
    async data(c: Ctx) {
      return privatePage(c, pageText(<DataPage frame={await frameOf(c)} asked={c.req.query('said') === 'erase'} />));
    },

    /** GET /account/data.json: everything the paper holds about the reader (GDPR, articles 15 and 20). */
    async dataJson(c: Ctx) {
      return download(c, asJson(await ownData(c), app.clock()), 'application/json; charset=utf-8', 'json');
    },

    /** GET /account/data.zip: the same as a CSV file for each table. */
    async dataZip(c: Ctx) {
      return download(c, asZip(await ownData(c), app.clock()), 'application/zip', 'zip');
    },

    /** GET /account/address. */
    async address(c: Ctx) {
      const reader = await readReader(c);
      const open = await openAddressChange(app.db, reader.id, app.clock());
      return privatePage(c, pageText(<AddressPage frame={await frameOf(c)} email={reader.email} waitingFor={open?.newEmail} />));
    },

    /** POST /account/address: asks both addresses. */
    async askAddress(c: Ctx) {
      const typed = field(await readForm(c), 'email');
      const [frame, reader] = await Promise.all([frameOf(c), readReader(c)]);
      const refuse = (problem: string, status: 400 | 429 = 400) =>
        privatePage(c, pageText(<AddressPage frame={frame} email={reader.email} typed={typed} problem={problem} />), status);
      const email = mailAddress(typed);
      if (!email) return refuse(frame.words('readers.signIn.badEmail'));
      if (!(await mayAsk(reader.id, 'address'))) return refuse(frame.words('readers.address.tooOften'), 429);
      const outcome = await askToChangeAddress(app.db, reader, email, frame.language, app.clock());
      if (!outcome.ok) return refuse(frame.words('readers.address.same'));
      return c.redirect(frame.href('/account/address'), 303);
    },

    addressWish: (c: Ctx) => wishPage(c, 'address'),

    /** POST /account/address/confirm: one of the two addresses says yes. */
    async confirmAddress(c: Ctx) {
      const form = await readForm(c);
      const link = linkIn('address', (name) => form.get(name));
      if (!link) return end(c, 'gone', 410);
      const outcome = await confirmAddress(app.db, app.keys, link.id, link.what === 'address-old' ? 'old' : 'new', app.clock());
      if (!outcome.ok) return outcome.reason === 'taken' ? end(c, 'addressTaken', 409) : end(c, 'gone', 410);
      return end(c, outcome.isDone ? 'addressDone' : 'addressHalf', 200);
    },

    /** POST /account/devices: signs one device out, or all others. */
    async endDevice(c: Ctx) {
      const device = field(await readForm(c), 'device');
      const [frame, reader, token] = [await frameOf(c), await readReader(c), readToken(app, c)];
      if (device === 'others') await endOtherDevices(app.db, reader.id, token ? hashToken(token) : undefined);
      else if (isWishId(device)) await endDevice(app.db, reader.id, device);
      return c.redirect(`${frame.href('/account')}#account-devices`, 303);
    },

    /** POST /account/erase: asks by letter. */
    async askErase(c: Ctx) {
      await readForm(c);
      const [frame, reader] = await Promise.all([frameOf(c), readReader(c)]);
      if (await mayAsk(reader.id, 'erase')) await askToErase(app.db, reader.id, frame.language, app.clock());
      return c.redirect(`${frame.href('/account/data')}?said=erase`, 303);
    },

    eraseWish: (c: Ctx) => wishPage(c, 'erase'),

    /** POST /account/erase/confirm: forgets the reader. */
    async confirmErase(c: Ctx) {
      const form = await readForm(c);
      const link = linkIn('erase', (name) => form.get(name));
      if (!link || !(await eraseReader(app.db, app.keys, tables, before, link.id, app.clock()))) return end(c, 'gone', 410);
      dropToken(app, c);
      c.header('Clear-Site-Data', '"cache", "storage"');
      return end(c, 'erased', 200);
    },
  };
}
