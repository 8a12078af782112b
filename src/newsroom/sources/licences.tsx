import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { dayOf } from '#platform/dates.ts';
import { Refusal } from '#platform/errors.ts';
import { readForm } from '#platform/http/forms.ts';
import { privateHeaders, privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { withUpload } from '#platform/http/uploads.ts';
import { newKey } from '#platform/tokens.ts';
import {
  addLicence,
  attachLetter,
  changeLicence,
  endLicence,
  findLicence,
  type Licence,
  letterKind,
  letterName,
  mostLetterBytes,
  type Source,
} from '#sources';
import { readStaff, staffFrameOf } from '#staff';
import { numberOf, rowNumber } from '../around.ts';
import { LicencePage, saidOfLicences } from './licence-page.tsx';
import { emptyLicence, readLicence, type TypedLicence, typedLicence } from './licence-values.ts';
import { namedSource } from './sources.tsx';

type Returned = { typed?: TypedLicence; problem?: string; letterProblem?: string };

// A form's own parts stand around the letter.
const formBytes = mostLetterBytes + 100_000;

/** The pages of a source's licences. */
export function licencePages(app: App, press: Press) {
  async function show(c: Ctx, source: Source, licence: Licence | undefined, status: 200 | 400 | 409, returned: Returned = {}) {
    const frame = await staffFrameOf(app, c, await readStaff(app, c), 'sources');
    const said = saidOfLicences.find((one) => c.req.method === 'GET' && one === c.req.query('said'));
    const own = licence ? typedLicence(licence, frame.language) : emptyLicence(dayOf(frame.now, frame.timeZone));
    const props = { frame, source, licence, said, ...returned, typed: returned.typed ?? own };
    return privatePage(c, pageText(<LicencePage {...props} />), status);
  }

  async function named(c: Ctx): Promise<{ source: Source; licence: Licence }> {
    const source = await namedSource(press, c);
    const licence = await findLicence(press, numberOf(c), 'look');
    if (licence?.sourceId !== source.id) throw new Refusal(404, 'page');
    return { source, licence };
  }

  async function acting(c: Ctx) {
    const staff = await readStaff(app, c);
    const frame = await staffFrameOf(app, c, staff, 'sources');
    return { frame, acted: { by: staff.id, now: app.clock(), timeZone: frame.timeZone } };
  }

  const back = (c: Ctx, href: (page: string) => string, source: Source, id: number, said: (typeof saidOfLicences)[number]) =>
    c.redirect(`${href(`/newsroom/sources/${source.slug}/licences/${id}`)}?said=${said}`, 303);

  return {
    /** GET /newsroom/sources/:slug/licences: the form of a new one. */
    newLicence: async (c: Ctx) => show(c, await namedSource(press, c), undefined, 200),

    /** POST /newsroom/sources/:slug/licences. */
    async addLicence(c: Ctx) {
      const [source, form, { frame, acted }] = [await namedSource(press, c), await readForm(c), await acting(c)];
      const { typed, terms } = readLicence(form, frame.words, frame.language);
      if (!terms) return show(c, source, undefined, 400, { typed });
      return back(c, frame.href, source, await addLicence(press, source.id, terms, acted.by, acted.now), 'made');
    },

    /** GET /newsroom/sources/:slug/licences/:id. */
    async licence(c: Ctx) {
      const { source, licence } = await named(c);
      return show(c, source, licence, 200);
    },

    /** POST /newsroom/sources/:slug/licences/:id: what it says, anew. */
    async changeLicence(c: Ctx) {
      const [{ source, licence }, form, { frame, acted }] = [await named(c), await readForm(c), await acting(c)];
      const { words } = frame;
      const { typed, terms } = readLicence(form, words, frame.language);
      if (!terms) return show(c, source, licence, 400, { typed });
      const outcome = await changeLicence(press, licence.id, terms, rowNumber(form.get('mark')) ?? 0, acted);
      if (outcome.ok) return back(c, frame.href, source, licence.id, 'changed');
      switch (outcome.reason) {
        case 'gone':
          throw new Refusal(404, 'page');
        case 'narrowed': {
          const problems = Object.fromEntries(outcome.terms.map((term) => [term, words('newsroom.licences.problems.narrowed')]));
          return show(c, source, licence, 409, { typed: { ...typed, problems }, problem: words('newsroom.licences.problems.narrowed') });
        }
        default:
          return show(c, source, licence, 409, { typed, problem: words(`newsroom.licences.problems.${outcome.reason}`) });
      }
    },

    /** POST /newsroom/sources/:slug/licences/:id/end. */
    async endLicence(c: Ctx) {
      const [{ source, licence }, form, { frame, acted }] = [await named(c), await readForm(c), await acting(c)];
      const outcome = await endLicence(press, licence.id, rowNumber(form.get('mark')) ?? 0, acted);
      if (outcome.ok) return back(c, frame.href, source, licence.id, 'ended');
      if (outcome.reason === 'gone') throw new Refusal(404, 'page');
      return show(c, source, licence, 409, { problem: frame.words(`newsroom.licences.problems.${outcome.reason}`) });
    },

    /** POST /newsroom/sources/:slug/licences/:id/letter: the letter itself, by its bytes a PDF, a picture or plain text. */
    async attachLetter(c: Ctx) {
      const [{ source, licence }, { frame, acted }] = [await named(c), await acting(c)];
      const problem = await withUpload(c, formBytes, async (form) => {
        const given = form.get('file');
        if (!given || typeof given === 'string' || given.size === 0) return frame.words('newsroom.licences.problems.noFile');
        const bytes = Buffer.from(await given.arrayBuffer());
        const kind = bytes.length > mostLetterBytes ? undefined : letterKind(bytes);
        if (!kind) return frame.words('newsroom.licences.problems.letter');
        const file = `licences/${newKey()}.${kind.ending}`;
        await app.files.write(file, bytes);
        const was = await attachLetter(press, licence, { file, name: letterName(given.name, kind.ending), type: kind.type }, acted);
        if (was) await app.files.remove(was);
        return undefined;
      }).catch((error: unknown) => {
        if (error instanceof Refusal && error.status === 413) return frame.words('newsroom.licences.problems.letter');
        throw error;
      });
      return problem ? show(c, source, licence, 400, { letterProblem: problem }) : back(c, frame.href, source, licence.id, 'attached');
    },

    /** GET /newsroom/sources/:slug/licences/:id/letter: to keep, never to show within the newsroom. */
    async letter(c: Ctx) {
      const { licence } = await named(c);
      if (!licence.letterFile || !licence.letterName || (await app.files.size(licence.letterFile)) === undefined)
        throw new Refusal(404, 'page');
      const headers = {
        ...privateHeaders,
        'Content-Type': licence.letterType ?? 'application/octet-stream',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(licence.letterName)}`,
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
      };
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
      return c.body(new Uint8Array(await app.files.read(licence.letterFile)));
    },
  };
}
