import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { asksForJson } from '#platform/http/json.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { libraryOf, pictureFaultText } from '#stories';
import { jsonAnswer, pictureJson, takeIn } from './upload.tsx';

/** The picture library: what the paper has to show, and taking in more. */
export function picturePages(app: App, press: Press) {
  return {
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
      if (!asksForJson(c)) throw new Refusal(415, 'form-type');
      return answerJson(c);
    },
  };

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
