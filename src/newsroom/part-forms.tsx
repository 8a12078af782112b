import { isClean } from '#document';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { field, readForm } from '#platform/http/forms.ts';
import type { Ctx } from '#platform/http/route.ts';
import type { Words } from '#platform/words.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import type { Acted } from '#stories';
import { licences } from '#translation';
import { numberOf } from './around.ts';
import type { PartName } from './parts.ts';
import { sentBack, showScreen } from './screen.tsx';

type Problems = Record<string, string>;

/** What a part's form asks for: its fields with the most letters each may have, what is wrong with them, and what is done with them. */
export type PartForm = {
  part: PartName;
  fields: Record<string, number>;
  problemsOf?: (values: Record<string, string>, words: Words) => Problems | Promise<Problems>;
  run: (
    versionId: number,
    values: Record<string, string>,
    acted: Acted,
    words: Words,
  ) => Promise<{ ok: true } | { ok: false; reason: string; problems?: Problems }>;
};

/** POST of a part's form: refused with its sentences beside the fields, or done and back to the screen. */
export function partPage(app: App, press: Press, { part, fields, problemsOf, run }: PartForm) {
  return async (c: Ctx): Promise<Response> => {
    const staff = await readStaff(app, c);
    const form = await readForm(c);
    const settings = await readSettings(app);
    const { words } = await staffFrameOf(app, c, staff, 'desk');
    const values = Object.fromEntries(Object.keys(fields).map((name) => [name, field(form, name).normalize('NFC')]));
    const problems: Problems = {};
    for (const [name, most] of Object.entries(fields)) {
      const value = values[name] ?? '';
      if (value.length > most) problems[name] = words('newsroom.parts.long', { most });
      else if (!isClean(value.replace(/[\r\n]/g, ' '))) problems[name] = words('newsroom.parts.unclean');
    }
    Object.assign(problems, (await problemsOf?.(values, words)) ?? {});
    if (Object.keys(problems).length > 0) return showScreen(app, press, c, 400, { part: { part, values, problems } });
    const outcome = await run(numberOf(c), values, { by: staff, settings, licences, now: app.clock() }, words);
    if (outcome.ok) return sentBack(app, c, part);
    const { reason, problems: found = {} } = outcome;
    if (Object.keys(found).length > 0) return showScreen(app, press, c, 400, { part: { part, values, problems: found } });
    return showScreen(app, press, c, 409, { part: { part, values, problems: {} }, refusal: { act: part, reason } });
  };
}
