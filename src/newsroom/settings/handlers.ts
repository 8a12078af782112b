import type { StaffFrame } from '#design';
import type { App } from '#platform/app.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readStaff, type Staff, staffFrameOf } from '#staff';
import { addressOf, type SettingsPlace } from './settings-page.tsx';

/** Who asks, and what stands around the page they get. */
export async function framed(app: App, c: Ctx): Promise<{ staff: Staff; frame: StaffFrame }> {
  const staff = await readStaff(app, c);
  return { staff, frame: await staffFrameOf(app, c, staff, 'settings') };
}

/** What the page says above its form: what its address tells of, or that the marked fields need a look. */
export function noticeOf(frame: StaffFrame, c: Ctx, problems: Record<string, string> = {}) {
  if (Object.keys(problems).length > 0) return { tone: 'bad' as const, text: frame.words('newsroom.refused.look') };
  if (c.req.method === 'GET' && c.req.query('said') === 'saved')
    return { tone: 'good' as const, text: frame.words('newsroom.settings.saved') };
  return undefined;
}

/** Back to a page of the settings, which says that they are saved. */
export async function saved(app: App, c: Ctx, place: SettingsPlace): Promise<Response> {
  const { frame } = await framed(app, c);
  return c.redirect(`${frame.href(addressOf(place))}?said=saved`, 303);
}
