import { randomUUID } from 'node:crypto';
import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { findFoundReader, readerTag } from '#readers';
import { readStaff, staffFrameOf } from '#staff';
import { findExtendable, grantsHeldBy, receiptsHeldBy, subscriptionsHeldBy } from '#subscriptions';
import { numberOf, rowNumber } from '../around.ts';
import { ActPage } from './act-page.tsx';
import { type ActName, type Asked, isActName, perform } from './perform.ts';

/** What the publisher does for one reader: each act has a page that says what will happen, and a button. */
export function subscriberActs(app: App, press: Press) {
  /** What the page of an act shows; 404 for what the reader hasn't got. */
  async function askedIn(c: Ctx, act: ActName): Promise<Asked> {
    const staff = await readStaff(app, c);
    const frame = await staffFrameOf(app, c, staff, 'subscribers');
    const id = numberOf(c);
    const reader = await findFoundReader(app.db, id);
    // Nobody is left to whom anything could be given.
    if (!reader?.email) throw new Refusal(404, 'page');
    const [subscriptions, grants, receipts, extendable] = await Promise.all([
      subscriptionsHeldBy(app.db, id, frame.now),
      grantsHeldBy(app.db, id, frame.now),
      receiptsHeldBy(app.db, id),
      findExtendable(app.db, id),
    ]);
    const named = (name: string) => rowNumber(c.req.query(name));
    const asked: Asked = {
      act,
      staff,
      frame,
      reader,
      extendable,
      running: subscriptions.find((one) => !one.endedAt),
      grant: grants.find((one) => one.id === named('grant') && one.why !== 'seat'),
      receipt: act === 'end' ? receipts.find(({ isRunning }) => isRunning) : receipts.find((one) => one.id === named('receipt')),
      letterId: named('letter'),
    };
    const isThere: Record<ActName, boolean> = {
      complimentary: true,
      extend: true,
      'take-back': asked.grant !== undefined,
      cancel: asked.running !== undefined && !asked.running.cancelledAt,
      end: asked.running !== undefined,
      refund: asked.receipt !== undefined,
      'send-again': asked.letterId !== undefined,
    };
    if (!isThere[act]) throw new Refusal(404, 'page');
    return asked;
  }

  function show(c: Ctx, asked: Asked, typed: URLSearchParams, problems: Record<string, string>, status: 200 | 400 | 409): Response {
    return privatePage(c, pageText(<ActPage asked={asked} typed={typed} problems={problems} formKey={randomUUID()} />), status);
  }

  async function ask(c: Ctx, act: ActName): Promise<Response> {
    return show(c, await askedIn(c, act), new URLSearchParams(), {}, 200);
  }

  async function done(c: Ctx, act: ActName): Promise<Response> {
    const form = await readForm(c);
    const asked = await askedIn(c, act);
    const outcome = await perform(app, press, asked, form);
    app.kept.drop([readerTag(asked.reader.id)]);
    if ('problems' in outcome) return show(c, asked, form, outcome.problems, outcome.problems.act ? 409 : 400);
    return c.redirect(`${asked.frame.href(`/newsroom/subscribers/${asked.reader.id}`)}?said=${outcome.said}`, 303);
  }

  const actOf = (c: Ctx): ActName => {
    const act = c.req.param('act') ?? '';
    // Money has an address of its own, for those who may give it back.
    if (!isActName(act) || act === 'refund') throw new Refusal(404, 'page');
    return act;
  };

  return {
    /** GET /newsroom/subscribers/{id}/{act}: what will happen. */
    subscriberAct: (c: Ctx) => ask(c, actOf(c)),

    /** POST /newsroom/subscribers/{id}/{act}: does it. */
    doSubscriberAct: (c: Ctx) => done(c, actOf(c)),

    /** GET /newsroom/subscribers/{id}/refund?receipt=. */
    refund: (c: Ctx) => ask(c, 'refund'),

    /** POST /newsroom/subscribers/{id}/refund?receipt=: gives some of a charge back, or all of it. */
    doRefund: (c: Ctx) => done(c, 'refund'),
  };
}
