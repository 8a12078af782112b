import { type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { maskedAddress, personKey, readerOf, readerTag } from '#readers';
import type { Billing } from '../billing.ts';
import { refuseToTakeOver, takeOver } from './hand-over.ts';
import { joinByDomain, joinByInvitation } from './join.ts';
import { invitationIn, isGroupId } from './links.ts';
import { InvitationPage, NoSeatPage } from './pages/invitation.tsx';
import { findGroup, isOver } from './store/groups.ts';
import { findInvitation } from './store/invitations.ts';
import { leaveGroup } from './take-back.ts';

/** An address within a sentence keeps its own direction (Unicode isolates, UAX #9). */
const isolated = (address: string) => `\u2066${address}\u2069`;

/** The pages by which a reader takes a seat, gives it up, or takes a group over. */
export function joiningPages(app: App, frameOf: FrameOf, billing: Billing) {
  /** A page under a link that others shall neither index nor be told of. */
  function unlisted(c: Ctx, text: string, status: 200 | 409 | 410 = 200): Response {
    return privatePage(c, text, status, { 'X-Robots-Tag': 'noindex, nofollow', 'Referrer-Policy': 'no-referrer' });
  }

  async function none(c: Ctx, reason: 'gone' | 'full'): Promise<Response> {
    return unlisted(c, pageText(<NoSeatPage frame={await frameOf(c)} reason={reason} />), reason === 'full' ? 409 : 410);
  }

  async function invitation(c: Ctx, token: string): Promise<Response> {
    const id = invitationIn(app.keys, token);
    if (!id) throw new Refusal(404, 'page');
    const [frame, reader, found] = [await frameOf(c), await readerOf(app, c), await findInvitation(app.db, id)];
    const group = found && (await findGroup(app.db, found.groupId));
    if (!group || found.closedAt || found.expiresAt <= app.clock() || isOver(group, app.clock())) return none(c, 'gone');
    const isOther = reader !== undefined && personKey(reader.email) !== found.emailKey;
    const page = (
      <InvitationPage
        frame={frame}
        token={token}
        group={group.name}
        address={isolated(maskedAddress(found.email))}
        otherAddress={isOther ? isolated(reader.email) : undefined}
        isSignedIn={reader !== undefined}
        isManager={found.isManager}
      />
    );
    return unlisted(c, pageText(page));
  }

  /** The reader and the group that a form of the account names. */
  async function asked(c: Ctx) {
    const form = await readForm(c);
    const [frame, reader, groupId] = [await frameOf(c), await readerOf(app, c), field(form, 'group')];
    if (!reader || !isGroupId(groupId)) throw new Refusal(404, 'page');
    return { form, frame, reader, groupId };
  }

  return {
    /** GET /group/:token: takes no seat, so that whoever scans the letter takes none. */
    async invitation(c: Ctx) {
      return invitation(c, c.req.param('token') ?? '');
    },

    /** POST /group/:token: takes the seat, signed in with the invited address. */
    async accept(c: Ctx) {
      await readForm(c);
      const token = c.req.param('token') ?? '';
      const id = invitationIn(app.keys, token);
      if (!id) throw new Refusal(404, 'page');
      const [frame, reader] = [await frameOf(c), await readerOf(app, c)];
      if (!reader) return invitation(c, token);
      const outcome = await joinByInvitation(app.db, reader, id, app.clock());
      if (!outcome.ok && outcome.reason === 'other-address') return invitation(c, token);
      if (!outcome.ok) return none(c, outcome.reason === 'full' ? 'full' : 'gone');
      app.kept.drop([readerTag(reader.id)]);
      return c.redirect(`${frame.href('/account')}#account-group`, 303);
    },

    /** POST /account/group/join: takes a free seat by the domain of one's address. */
    async joinGroup(c: Ctx) {
      const { frame, reader, groupId } = await asked(c);
      const outcome = await joinByDomain(app.db, reader, groupId, app.clock());
      if (!outcome.ok) return none(c, outcome.reason === 'full' ? 'full' : 'gone');
      app.kept.drop([readerTag(reader.id)]);
      return c.redirect(`${frame.href('/account')}#account-group`, 303);
    },

    /** POST /account/group/leave: gives one's seat up. */
    async leaveGroup(c: Ctx) {
      const { frame, reader, groupId } = await asked(c);
      await leaveGroup(app.db, groupId, reader.id, app.clock());
      app.kept.drop([readerTag(reader.id)]);
      return c.redirect(frame.href('/account'), 303);
    },

    /** POST /account/group/take-over: yes or no to managing, and paying for, a group. */
    async takeOverGroup(c: Ctx) {
      const { form, frame, reader, groupId } = await asked(c);
      if (field(form, 'answer') !== 'yes') {
        await refuseToTakeOver(app.db, groupId, reader.id);
        return c.redirect(frame.href('/account'), 303);
      }
      const outcome = await takeOver(app.db, billing.provider, groupId, reader.id, app.clock());
      app.kept.drop([readerTag(reader.id)]);
      if (outcome.ok) return c.redirect(`${frame.href('/account/group')}?group=${groupId}&said=begun`, 303);
      return c.redirect(`${frame.href('/account')}?said=${outcome.reason === 'own-subscription' ? 'own-subscription' : 'not-now'}`, 303);
    },
  };
}
