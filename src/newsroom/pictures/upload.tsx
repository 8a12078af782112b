import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { privateHeaders } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { withUpload } from '#platform/http/uploads.ts';
import { overLimit } from '#platform/limits.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { type LibraryPicture, mostPictureBytes, pictureFaultText, uploadPicture, wordsFor } from '#stories';

/** How many bytes a form with several pictures may have, sent without the page's script. */
export const mostFormBytes = 100_000_000;
const mostFiles = 40;

/** A picture as the paper's own scripts know it, its words in a language. */
export function pictureJson(picture: LibraryPicture, language: string, homeLanguage: string) {
  const { id, slug, view, facts, making } = picture;
  const small = view.renditions.find(({ format }) => format === 'jpeg')?.href ?? view.href;
  const { caption, alt } = wordsFor(facts.words, language, homeLanguage);
  const { credit, agency, licenceEndsOn } = facts;
  return { id, slug, src: view.href, small, width: view.width, height: view.height, credit, agency, licenceEndsOn, making, caption, alt };
}

/** What has become of each file that was sent, in the order they came. */
export type Sent = { fileName: string; picture?: LibraryPicture; problem?: string };

/** Takes in the pictures of a posted form: its files named `file`, their words in the language the form names. */
export async function takeIn(app: App, press: Press, c: Ctx): Promise<{ sent: Sent[]; language: string }> {
  const staff = await readStaff(app, c);
  const { words } = await staffFrameOf(app, c, staff, 'pictures');
  const { paper } = await readSettings(app);
  const wait = await overLimit(press, [{ key: `pictures:${staff.id}`, most: 1000, perSeconds: 3600 }], app.clock());
  if (wait !== undefined) throw new Refusal(429, 'pictures', { 'Retry-After': String(wait) });
  return withUpload(c, mostFormBytes, async (form) => {
    const asked = String(form.get('language') ?? '');
    const language = paper.languages.includes(asked) ? asked : paper.homeLanguage;
    const files = form.getAll('file').filter((one) => typeof one !== 'string');
    const sent: Sent[] = [];
    // A form that was sent without choosing a file holds one without a name.
    for (const file of files.filter(({ name, size }) => name !== '' || size > 0).slice(0, mostFiles)) {
      const fileName = file.name;
      if (file.size > mostPictureBytes) {
        sent.push({ fileName, problem: pictureFaultText(words, 'too-heavy') });
        continue;
      }
      const bytes = Buffer.from(await file.arrayBuffer());
      const outcome = await uploadPicture(press, app.files, { bytes, fileName, language }, staff, app.clock());
      sent.push(outcome.ok ? { fileName, picture: outcome.picture } : { fileName, problem: pictureFaultText(words, outcome.reason) });
    }
    return { sent, language };
  });
}

/** An answer for the paper's own scripts. */
export function jsonAnswer(c: Ctx, body: object, status: 200 | 201 | 413 | 422 = 200): Response {
  for (const [name, value] of Object.entries(privateHeaders)) c.header(name, value);
  return c.json(body, status);
}
