import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { isDay } from '#platform/dates.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { withUpload } from '#platform/http/uploads.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import {
  changePicture,
  cleanText,
  findPicture,
  linkOf,
  mayChangePicture,
  mostPictureBytes,
  type PictureFacts,
  pictureFaultText,
  removePicture,
  replacePicture,
  retryPicture,
  usesOf,
} from '#stories';
import { namesOf } from '../around.ts';
import type { TypedPicture } from './picture-forms.tsx';
import { PicturePage } from './picture-page.tsx';

/** What a refused form brings back to the page. */
type Returned = { typed?: TypedPicture; isOvertaken?: boolean; refused?: string; fileProblem?: string };

const saidWords = {
  changed: 'newsroom.picture.said.changed',
  replaced: 'newsroom.picture.said.replaced',
  retried: 'newsroom.picture.said.retried',
} as const;

/** One picture of the library. */
export function onePicturePages(app: App, press: Press) {
  return {
    /** GET /newsroom/pictures/:slug. */
    picture: (c: Ctx) => show(c, 200, {}),

    /** POST /newsroom/pictures/:slug: what is known of it, and its focal point. */
    async changePicture(c: Ctx) {
      const { staff, slug, frame } = await around(c);
      const form = await readForm(c);
      const { paper } = await readSettings(app);
      const picture = await findPicture(press, slug);
      if (!picture) throw new Refusal(404, 'page');
      const typed = typedIn(form, paper.languages, picture.facts.words);
      const { facts, focal } = typed;
      const problems: TypedPicture['problems'] = {};
      if (facts.licenceUrl && !linkOf(facts.licenceUrl)) problems.licenceUrl = frame.words('newsroom.picture.noLink');
      for (const name of ['licenceEndsOn', 'takenOn'] as const)
        if (facts[name] && !isDay(facts[name])) problems[name] = frame.words('newsroom.plan.noDay');
      if (Object.keys(problems).length > 0)
        return show(c, 400, { typed: { ...typed, problems }, refused: frame.words('newsroom.refused.look') });
      const base = momentIn(form.get('base'));
      const change = { facts: { ...facts, licenceUrl: linkOf(facts.licenceUrl) ?? '' }, focal };
      const outcome = await changePicture(press, slug, change, base, staff, app.clock());
      if (outcome.ok) return back(c, 'changed');
      if (outcome.reason !== 'changed-meanwhile') return refuse(outcome.reason);
      return show(c, 409, { typed, isOvertaken: true, refused: frame.words('newsroom.picture.changedMeanwhile') });
    },

    /** POST /newsroom/pictures/:slug/replace. */
    async replacePicture(c: Ctx) {
      const { staff, slug, frame } = await around(c);
      const tooHeavy = () => show(c, 400, { fileProblem: pictureFaultText(frame.words, 'too-heavy') });
      const replaced = withUpload(c, mostPictureBytes + 100_000, async (form) => {
        const file = form.get('file');
        if (!file || typeof file === 'string' || (file.name === '' && file.size === 0)) return undefined;
        const sent = { bytes: Buffer.from(await file.arrayBuffer()), fileName: file.name };
        return replacePicture(press, app.files, slug, sent, staff, app.clock());
      });
      const outcome = await replaced.catch((error: unknown) => {
        if (error instanceof Refusal && error.status === 413) return 'too-heavy' as const;
        throw error;
      });
      if (outcome === 'too-heavy') return tooHeavy();
      if (!outcome) return show(c, 400, { fileProblem: frame.words('newsroom.pictures.noFile') });
      if (outcome.ok) return back(c, 'replaced');
      if (outcome.reason === 'no-picture' || outcome.reason === 'not-allowed') return refuse(outcome.reason);
      return show(c, 400, { fileProblem: pictureFaultText(frame.words, outcome.reason) });
    },

    /** POST /newsroom/pictures/:slug/remove. */
    async removePicture(c: Ctx) {
      const { staff, slug, frame } = await around(c);
      await readForm(c);
      const outcome = await removePicture(press, slug, staff, app.clock());
      if (outcome.ok) return c.redirect(`${frame.href('/newsroom/pictures')}?said=removed`, 303);
      if (outcome.reason !== 'in-use') return refuse(outcome.reason);
      return show(c, 409, { refused: frame.words('newsroom.picture.inUse') });
    },

    /** POST /newsroom/pictures/:slug/retry: has its renditions made once more. */
    async retryPicture(c: Ctx) {
      const { staff, slug } = await around(c);
      await readForm(c);
      const outcome = await retryPicture(press, slug, staff, app.clock());
      return outcome.ok ? back(c, 'retried') : refuse(outcome.reason);
    },
  };

  async function around(c: Ctx) {
    const staff = await readStaff(app, c);
    return { staff, slug: c.req.param('slug') ?? '', frame: await staffFrameOf(app, c, staff, 'pictures') };
  }

  async function back(c: Ctx, said: keyof typeof saidWords): Promise<Response> {
    const { slug, frame } = await around(c);
    return c.redirect(`${frame.href(`/newsroom/pictures/${slug}`)}?said=${said}`, 303);
  }

  /** Draws the page of the picture in the address. At most five statements. */
  async function show(c: Ctx, status: 200 | 400 | 409, returned: Returned): Promise<Response> {
    const { staff, slug, frame } = await around(c);
    const { paper } = await readSettings(app);
    const picture = await findPicture(press, slug);
    if (!picture) throw new Refusal(404, 'page');
    const [uses, names] = await Promise.all([usesOf(press, picture.id), namesOf(app, press)]);
    const first = paper.languages.includes(frame.language) ? frame.language : paper.homeLanguage;
    const languages = [first, ...paper.languages.filter((one) => one !== first)];
    const asked = c.req.query('said') as keyof typeof saidWords;
    const said = Object.hasOwn(saidWords, asked) ? frame.words(saidWords[asked]) : undefined;
    const mayChange = mayChangePicture(staff, picture);
    const props = { frame, picture, uses, names, languages, homeLanguage: paper.homeLanguage, mayChange, said, ...returned };
    return privatePage(c, pageText(<PicturePage {...props} />), status);
  }
}

function refuse(reason: 'no-picture' | 'not-allowed'): never {
  throw reason === 'no-picture' ? new Refusal(404, 'page') : new Refusal(403, 'permission');
}

/** The form's fields, tidied. Words in languages the paper no longer has stay as they are. */
function typedIn(form: URLSearchParams, languages: string[], before: PictureFacts['words']): TypedPicture {
  const text = (name: string, most = 200) => cleanText(field(form, name), most);
  const share = (name: string) => {
    const percent = Number(form.get(name) ?? 50);
    return Number.isFinite(percent) ? Math.round(Math.min(100, Math.max(0, percent))) / 100 : 0.5;
  };
  const words = { ...before };
  for (const language of languages) {
    const said = { caption: text(`caption-${language}`, 2000), alt: text(`alt-${language}`, 1000) };
    if (said.caption || said.alt) words[language] = said;
    else delete words[language];
  }
  return {
    facts: {
      credit: text('credit'),
      agency: text('agency'),
      copyright: text('copyright', 300),
      licence: text('licence', 300),
      licenceUrl: text('licenceUrl', 500),
      licenceEndsOn: text('licenceEndsOn', 20),
      source: text('source'),
      takenOn: text('takenOn', 20),
      words,
    },
    focal: { x: share('focal-x'), y: share('focal-y') },
  };
}

function momentIn(text: string | null): Date | null {
  const moment = new Date(text ?? '');
  return Number.isNaN(moment.getTime()) ? null : moment;
}
