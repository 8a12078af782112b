import type { DoorFrame, StaffFrame } from '#design';
import type { App } from '#platform/app.ts';
import type { Ctx } from '#platform/http/route.ts';
import { directionOf } from '#platform/languages.ts';
import { wordsIn } from '#platform/words.ts';
import { hrefIn, readSettings } from '#settings';
import { isPermission, may } from './permissions.ts';
import type { Staff } from './session.ts';

/** What stands around a page of the newsroom that needs no session: signing in. */
export async function doorFrameOf(app: App, c: Ctx): Promise<DoorFrame> {
  const settings = await readSettings(app);
  const language = c.get('language');
  return {
    paper: { name: settings.paper.name },
    language,
    dir: directionOf(language),
    words: wordsIn(language),
    timeZone: settings.paper.timeZone,
    now: app.clock(),
    href: hrefIn(settings, language),
    asset: app.assets.href,
  };
}

/** What stands around a page of the newsroom. `current` is the place in the bar that the page belongs to. */
export async function staffFrameOf(app: App, c: Ctx, staff: Staff, current: StaffFrame['current']): Promise<StaffFrame> {
  return {
    ...(await doorFrameOf(app, c)),
    staff: { name: staff.name, email: staff.email, role: staff.role },
    may: (permission) => isPermission(permission) && may(staff.role, permission),
    current,
  };
}
