import { pageText, type StaffFrame } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { asksForJson } from '#platform/http/json.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { libraryOf, pictureFaultText } from '#stories';
import { libraryAsked, libraryFilters } from './filters.ts';
import { PicturesPage } from './library-page.tsx';
import { jsonAnswer, mostFormBytes, pictureJson, type Sent, takeIn } from './upload.tsx';

/** The picture library: what the paper has to show, and taking in more. */
export function picturePages(app: App, press: Press) {
  return {
    /** GET /newsroom/pictures. */
    pictures: (c: Ctx) => showLibrary(c, 200),

    /** GET /newsroom/pictures.json: the library for choosing from it, newest first, its words in `language`. */
    async picturesJson(c: Ctx) {
      const { paper } = await readSettings(app);
      const language = c.req.query('language') ?? paper.homeLanguage;
      const search = c.req.query('search')?.replaceAll('\u0000', '').slice(0, 200);
      const { pictures, next } = await libraryOf(press, { search }, { after: c.req.query('after')?.slice(0, 20), most: 24 });
      return jsonAnswer(c, { pictures: pictures.map((one) => pictureJson(one, language, paper.homeLanguage)), next: next ?? null });
    },

    /** POST /newsroom/pictures: takes pictures in. A script sends them one by one and gets 201 with the picture, or 422 with a sentence. */
    async addPictures(c: Ctx) {
      if (asksForJson(c)) return answerJson(c);
      const { words, href } = await staffFrameOf(app, c, await readStaff(app, c), 'pictures');
      const { sent } = await takeIn(app, press, c).catch((error: unknown): { sent: Sent[] } => {
        if (error instanceof Refusal && error.status === 413)
          return { sent: [{ fileName: '', problem: words('newsroom.pictures.formTooHeavy', { megabytes: mostFormBytes / 1_000_000 }) }] };
        throw error;
      });
      if (sent.length > 0 && sent.every(({ picture }) => picture))
        return c.redirect(`${href('/newsroom/pictures')}?said=${sent.length}`, 303);
      return showLibrary(c, 400, sent.length > 0 ? sent : [{ fileName: '', problem: words('newsroom.pictures.noFile') }]);
    },
  };

  /** Draws the library. At most three statements. */
  async function showLibrary(c: Ctx, status: 200 | 400, sent?: Sent[]): Promise<Response> {
    const staff = await readStaff(app, c);
    const frame = await staffFrameOf(app, c, staff, 'pictures');
    const { paper } = await readSettings(app);
    const asked = libraryAsked((name) => c.req.query(name));
    const after = c.req.query('after')?.slice(0, 20);
    const page = await libraryOf(press, libraryFilters(asked, staff.id, frame.now, paper.timeZone), { after });
    const props = { frame, asked, page, homeLanguage: paper.homeLanguage, said: saidIn(frame, c.req.query('said')), sent };
    return privatePage(c, pageText(<PicturesPage {...props} />), status);
  }

  async function answerJson(c: Ctx): Promise<Response> {
    const staff = await readStaff(app, c);
    const { words } = await staffFrameOf(app, c, staff, 'pictures');
    const { homeLanguage } = (await readSettings(app)).paper;
    try {
      const { sent, language } = await takeIn(app, press, c);
      const [first] = sent;
      if (first?.picture) return jsonAnswer(c, pictureJson(first.picture, language, homeLanguage), 201);
      return jsonAnswer(c, { message: first?.problem ?? words('newsroom.pictures.noFile') }, 422);
    } catch (error) {
      if (!(error instanceof Refusal && error.status === 413)) throw error;
      return jsonAnswer(c, { message: pictureFaultText(words, 'too-heavy') }, 413);
    }
  }
}

/** What the address says was done: how many pictures were added, or that one was removed. */
function saidIn({ words }: StaffFrame, said: string | undefined): string | undefined {
  if (said === 'removed') return words('newsroom.picture.said.removed');
  return said && /^[1-9]\d?$/.test(said) ? words('newsroom.pictures.added', { count: Number(said) }) : undefined;
}
