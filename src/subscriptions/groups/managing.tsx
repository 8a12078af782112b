import { type Frame, type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { type Reader, readerOf, readersByIds } from '#readers';
import type { Billing } from '../billing.ts';
import { changeSeats, previewSeats } from './change-seats.ts';
import { askToTakeOver } from './hand-over.ts';
import { invite, inviteAgain, takeInvitationBack } from './invite.ts';
import { findInvoice, invoicesOf } from './invoices.ts';
import { isGroupId } from './links.ts';
import { nameDomain } from './name-domain.ts';
import { GroupPage, type GroupPageProps } from './pages/group.tsx';
import { InvoicePage } from './pages/invoice.tsx';
import { type GroupSaid, isGroupSaid } from './pages/said.ts';
import { SeatsPage } from './pages/seats.tsx';
import { readBilling } from './read-billing.ts';
import { mostDomains } from './rules.ts';
import { domainsOf, removeDomain } from './store/domains.ts';
import { changeGroup, type Group, groupsOfManager } from './store/groups.ts';
import { openInvitations } from './store/invitations.ts';
import { seatsOf } from './store/seats.ts';
import { takeBack } from './take-back.ts';

const perPage = 50;
type Managed = { frame: Frame; reader: Reader; group: Group; others: Group[] };
type Refused = Pick<GroupPageProps, 'list' | 'domain' | 'billing'>;

/** The pages on which a reader manages their group. To everybody else there are none. */
export function managingPages(app: App, frameOf: FrameOf, billing: Billing) {
  /** The group that the address or form names among those the reader manages; without a name the newest. */
  async function managed(c: Ctx, named: string): Promise<Managed> {
    const [frame, reader] = [await frameOf(c), await readerOf(app, c)];
    const groups = reader && (named === '' || isGroupId(named)) ? await groupsOfManager(app.db, reader.id) : [];
    const group = groups.find(({ id }) => named === '' || id === named);
    if (!reader || !group) throw new Refusal(404, 'page');
    return { frame, reader, group, others: groups.filter(({ id }) => id !== group.id) };
  }

  async function page(c: Ctx, { frame, group, others }: Managed, refused?: Refused): Promise<Response> {
    const from = { members: Number(c.req.query('members')) || 0, open: c.req.query('open') ?? '', invoices: c.req.query('invoices') ?? '' };
    const [seats, invited, invoices, domains] = await Promise.all([
      seatsOf(app.db, group.id, Math.max(0, Math.trunc(Math.min(from.members, 1e15))), perPage + 1),
      openInvitations(app.db, group.id, from.open, perPage + 1),
      invoicesOf(app.db, group.id, from.invoices, perPage + 1),
      domainsOf(app.db, group.id),
    ]);
    const shown = seats.slice(0, perPage);
    const readers = await readersByIds(
      app.db,
      shown.map(({ readerId }) => readerId),
    );
    const members = shown.map(({ key, readerId, startsAt }) => ({
      key,
      email: readers.find(({ id }) => id === readerId)?.email ?? '',
      startsAt,
      isManager: readerId === group.managerId,
    }));
    const next = (name: string, rows: unknown[], mark: string | number | undefined) =>
      rows.length > perPage
        ? `${frame.href('/account/group')}?${new URLSearchParams({ group: group.id, [name]: String(mark ?? '') })}`
        : undefined;
    const said = c.req.method === 'GET' ? c.req.query('said') : undefined;
    const props: GroupPageProps = {
      frame,
      group,
      others,
      members: { rows: members, next: next('members', seats, shown.at(-1)?.id) },
      invitations: { rows: invited.slice(0, perPage), next: next('open', invited, invited[perPage - 1]?.emailKey) },
      invoices: { rows: invoices.slice(0, perPage), next: next('invoices', invoices, invoices[perPage - 1]?.number) },
      domains,
      said: isGroupSaid(said) ? said : undefined,
      ...refused,
    };
    return privatePage(c, pageText(<GroupPage {...props} />), refused ? 400 : 200);
  }

  const back = (c: Ctx, { frame, group }: Managed, said?: GroupSaid) =>
    c.redirect(`${frame.href('/account/group')}?${new URLSearchParams({ group: group.id, ...(said ? { said } : {}) })}`, 303);

  /** Lets the manager of the group that the form names act on it. */
  const acting = (act: (c: Ctx, who: Managed, form: URLSearchParams) => Promise<Response>) => async (c: Ctx) => {
    const form = await readForm(c);
    return act(c, await managed(c, field(form, 'group')), form);
  };

  /** Letters that a group asks for in a day: enough for its seats, and no post office. */
  const tooManyLetters = async ({ group }: Managed) =>
    (await overLimit(app.db, [{ key: `group letters ${group.id}`, most: 20 + group.seats, perSeconds: 86_400 }], app.clock())) !==
    undefined;

  const everyOf = (text: string | undefined) => (text === 'month' || text === 'year' ? text : undefined);

  async function seatsPage(c: Ctx, who: Managed, seats: string, every: string | undefined, status: 200 | 400 = 200): Promise<Response> {
    if (who.group.subscriptionId === null) throw new Refusal(404, 'page');
    const outcome = seats === '' ? undefined : await previewSeats(app, billing, who.group, Number(seats), everyOf(every));
    const typed = { seats: seats || String(who.group.seats), every: everyOf(every) ?? who.group.every ?? 'month' };
    const text = pageText(<SeatsPage frame={who.frame} group={who.group} typed={typed} outcome={outcome} />);
    return privatePage(c, text, outcome && !outcome.ok ? 400 : status);
  }

  return {
    /** GET /account/group?group=. */
    async group(c: Ctx) {
      return page(c, await managed(c, c.req.query('group') ?? ''));
    },

    /** POST /account/group/invite: a pasted list of addresses. */
    invite: acting(async (c, who, form) => {
      const { frame, group } = who;
      const text = (form.get('list') ?? '').slice(0, 50_000);
      if (await tooManyLetters(who))
        return page(c, who, { list: { text, problems: [], problem: frame.words('subscriptions.group.said.often') } });
      const outcome = await invite(app.db, group.id, text, frame.language, app.clock());
      if (outcome.ok) return back(c, who, outcome.invited > 0 ? 'invited' : 'known');
      if (outcome.reason === 'lines') return page(c, who, { list: { text, problems: outcome.problems } });
      if (outcome.reason === 'gone') return back(c, who, 'not-now');
      return page(c, who, { list: { text, problems: [], problem: frame.words('subscriptions.group.invite.nobody') } });
    }),

    /** POST /account/group/invitations: sends one again, or takes it back. */
    invitations: acting(async (c, who, form) => {
      const [again, taken] = [field(form, 'again'), field(form, 'back')];
      if (isGroupId(taken)) await takeInvitationBack(app.db, who.group.id, taken, app.clock());
      if (!isGroupId(again)) return back(c, who, isGroupId(taken) ? 'back' : undefined);
      if (await tooManyLetters(who)) return back(c, who, 'often');
      return back(c, who, (await inviteAgain(app.db, who.group.id, again, app.clock())) ? 'again' : 'not-now');
    }),

    /** POST /account/group/members: takes a seat back, or asks its reader to take the group over. */
    members: acting(async (c, who, form) => {
      const [seat, what] = [field(form, 'seat'), field(form, 'what')];
      if (what === 'hand-over') {
        const isAsked = await askToTakeOver(app.db, who.group.id, who.reader.id, seat, app.clock());
        return back(c, who, isAsked ? 'asked' : 'not-now');
      }
      return back(c, who, what === 'take-back' && (await takeBack(app.db, who.group.id, seat, app.clock())) ? 'taken' : undefined);
    }),

    /** POST /account/group/domains: names a domain, or removes one. */
    domains: acting(async (c, who, form) => {
      const [typed, removed] = [field(form, 'domain').slice(0, 254), field(form, 'remove')];
      if (removed !== '') {
        await removeDomain(app.db, who.group.id, removed);
        return back(c, who, 'removed');
      }
      const outcome = await nameDomain(app.db, who.group.id, who.reader.email, typed, app.clock());
      if (outcome.ok) return back(c, who, outcome.isConfirmed ? 'domain' : 'waits');
      if (outcome.reason === 'gone') return back(c, who, 'not-now');
      const phrases = { 'no-domain': 'bad', 'mailbox-provider': 'provider', 'too-many': 'tooMany' } as const;
      const problem = who.frame.words(`subscriptions.group.domains.${phrases[outcome.reason]}`, { most: mostDomains });
      return page(c, who, { domain: { text: typed, problem } });
    }),

    /** GET /account/group/seats?group=&seats=&every=: another number of seats, and what it costs. */
    async seats(c: Ctx) {
      return seatsPage(c, await managed(c, c.req.query('group') ?? ''), (c.req.query('seats') ?? '').slice(0, 10), c.req.query('every'));
    },

    /** POST /account/group/seats: changes it, at the price that was shown. */
    changeSeats: acting(async (c, who, form) => {
      const [seats, every] = [field(form, 'seats').slice(0, 10), field(form, 'every')];
      const asOf = new Date(Number(field(form, 'shown')));
      const age = app.clock().getTime() - asOf.getTime();
      // A price shown long ago isn't the one that would be charged: it is shown anew.
      if (!(age >= 0 && age < 3_600_000)) return seatsPage(c, who, seats || '0', every, 400);
      const outcome = await changeSeats(app, billing, who.group, Number(seats), everyOf(every), asOf);
      if (!outcome.ok) return seatsPage(c, who, seats || '0', every, 400);
      return back(c, who, outcome.answer === 'done' ? 'seats' : outcome.answer === 'refused' ? 'not-now' : outcome.answer);
    }),

    /** POST /account/group/billing: the group's name, and whom its next invoices name. */
    groupBilling: acting(async (c, who, form) => {
      const read = readBilling(form, who.frame.words);
      if (Object.keys(read.problems).length > 0) return page(c, who, { billing: read });
      await changeGroup(app.db, who.group.id, read.typed);
      return back(c, who, 'saved');
    }),

    /** GET /account/group/invoices/:number and /account/receipts/:number. */
    async invoice(c: Ctx) {
      const [frame, reader] = [await frameOf(c), await readerOf(app, c)];
      const number = c.req.param('number') ?? '';
      const invoice = reader && /^[A-Z]{1,3}-\d{1,12}$/.test(number) ? await findInvoice(app.db, reader.id, number) : undefined;
      if (!invoice) throw new Refusal(404, 'page');
      return privatePage(c, pageText(<InvoicePage frame={frame} invoice={invoice} />));
    },
  };
}
