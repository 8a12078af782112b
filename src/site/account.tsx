import type { Gate } from '#access';
import { type FrameOf, FormPage, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';

/** The reader's own page: plan, next charge, receipts, newsletters, devices. */
export function accountPage(_app: App, _gate: Gate, frameOf: FrameOf) {
  return async (c: Ctx) => {
    const frame = await frameOf(c);
    return privatePage(c, pageText(<FormPage frame={frame} title={frame.words('design.header.account')} width="wide" />));
  };
}
