import type { FrameOf } from '#design';
import type { App } from '#platform/app.ts';
import { dayOf } from '#platform/dates.ts';
import { Refusal } from '#platform/errors.ts';
import { clientAddress, networkHash } from '#platform/http/network.ts';
import type { Ctx } from '#platform/http/route.ts';
import { countUse } from '#platform/limits.ts';
import { leave } from '../leave.ts';
import { leavePage } from '../links.ts';
import { signUpOfOneClick } from './addresses.ts';
import { countClick, countForSubject, findTarget, type Target } from './clicks.ts';
import { isProgram } from './rules.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What mail programs and the links of mailings ask for. */
export function mailingPages(app: App, frameOf: FrameOf) {
  return {
    /** GET /newsletters/one-click/:token: changes nothing; leads to the page whose button does. */
    async oneClickPage(c: Ctx) {
      const { href } = await frameOf(c);
      const publicId = signUpOfOneClick(app.keys, c.req.param('token') ?? '');
      return c.redirect(href(publicId ? leavePage(app.keys, publicId) : '/newsletters'), 303);
    },

    /** POST /newsletters/one-click/:token (RFC 8058): the address is off the list. The same answer to everybody, however often. */
    async oneClick(c: Ctx) {
      const publicId = signUpOfOneClick(app.keys, c.req.param('token') ?? '');
      const said = { text: 'List-Unsubscribe=One-Click', language: c.get('language'), form: '/newsletters/one-click' };
      if (publicId) await leave(app.db, app.keys, publicId, said, app.clock());
      return c.body(null, 200);
    },

    /** GET /newsletters/go/:id/:no: on to where a mailing's link leads. What is counted names nobody; HEAD counts nothing. */
    async go(c: Ctx) {
      const [publicId, no] = [c.req.param('id') ?? '', Number(c.req.param('no'))];
      const isLink = uuid.test(publicId) && Number.isInteger(no) && no > 0 && no < 10_000;
      const target = isLink ? await findTarget(app.db, publicId, no) : undefined;
      if (!target) throw new Refusal(404, 'page');
      if (c.req.method === 'GET') await count(c, target, Number(c.req.query('s')));
      return c.redirect(target.url, 303);
    },
  };

  async function count(c: Ctx, target: Target, subjectNo: number): Promise<void> {
    const agent = c.req.header('user-agent') ?? '';
    const now = app.clock();
    const place = networkHash(app, clientAddress(app, c), `${dayOf(now, 'UTC')} ${agent}`).toString('base64url');
    const key = `go ${target.mailingId} ${place}`;
    const { used } = await countUse(app.db, { key, most: 0, perSeconds: 10 }, now);
    const by = isProgram(agent, used) ? 'program' : 'person';
    await countClick(app.db, target, by);
    if (by === 'program' || !Number.isInteger(subjectNo) || subjectNo < 1 || subjectNo > 4) return;
    // One place a day counts once, so that nobody chooses a subject by clicking often.
    const first = await countUse(app.db, { key: `${key} subject`, most: 0, perSeconds: 86_400 }, now);
    if (first.used === 1) await countForSubject(app.db, target.mailingId, subjectNo);
  }
}
