import { pageText, type StaffFrame } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privateHeaders, privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { withUpload } from '#platform/http/uploads.ts';
import { readSettings } from '#settings';
import { findFound, findMailPicture, type KeptFacts, keepFound, type LookOutcome, licencesToAsk, lookAt } from '#sources';
import { readStaff, staffFrameOf } from '#staff';
import { rowNumber, sourcesIn } from '../around.ts';
import { contextOf } from '../block-context.ts';
import { FoundPage, type FoundProblems } from './found-page.tsx';
import { LookPage, type TypedLook } from './look-page.tsx';

const mostBytes = 1_000_000;
const page = '/newsroom/inbox/new';

type LookProblem = Exclude<LookOutcome, { ok: true }>['reason'];

/** Taking in what came by no feed: from a link or as a text, looked at before it is kept. */
export function byHandPages(app: App, press: Press) {
  async function asked(c: Ctx) {
    const staff = await readStaff(app, c);
    return { staff, frame: await staffFrameOf(app, c, staff, 'inbox') };
  }

  async function showLook(c: Ctx, status: 200 | 400 | 403, typed: TypedLook): Promise<Response> {
    const { frame } = await asked(c);
    const sources = await sourcesIn(app, press);
    return privatePage(c, pageText(<LookPage frame={frame} sources={sources} typed={typed} />), status);
  }

  async function showFound(c: Ctx, status: 200 | 400, facts?: KeptFacts, problems: FoundProblems = {}): Promise<Response> {
    const { staff, frame } = await asked(c);
    const found = await findFound(press, c.req.param('id') ?? '', staff.id);
    if (!found) throw new Refusal(404, 'page');
    if (found.itemId !== null) return c.redirect(frame.href(`/newsroom/inbox/${found.itemId}`), 303);
    const settings = await readSettings(app);
    const { piece, sourceId } = found;
    const [sources, licences, context] = await Promise.all([
      sourcesIn(app, press),
      licencesToAsk(press, sourceId, app.clock()),
      contextOf(app, settings, settings.paper.homeLanguage, []),
    ]);
    const typed = facts ?? {
      headline: piece.headline,
      deck: piece.deck,
      authors: piece.authors.join(', '),
      language: piece.language ?? '',
      publishedOn: piece.publishedAt?.slice(0, 10) ?? '',
      licence: String(licences[0]?.id ?? ''),
      permission: '',
    };
    const source = sources.find(({ value }) => value === String(sourceId))?.name ?? '';
    const props = { frame, action: `${page}/${c.req.param('id')}`, piece, source, licences, context, typed, problems };
    return privatePage(c, pageText(<FoundPage {...props} />), status);
  }

  return {
    /** GET /newsroom/inbox/new. `source` chooses a partner paper. */
    byHand: (c: Ctx) => showLook(c, 200, { source: c.req.query('source') ?? '', link: '', text: '' }),

    /** POST /newsroom/inbox/new: looks at a link or a text, and shows what it found. */
    async lookByHand(c: Ctx) {
      const { staff, frame } = await asked(c);
      const typed = await withUpload(c, mostBytes, async (form) => {
        const word = (name: string) =>
          String(form.get(name) ?? '')
            .replaceAll('\u0000', '')
            .trim();
        return { source: word('source'), link: word('link'), text: word('text') };
      });
      const wanted = { sourceId: rowNumber(typed.source) ?? 0, link: typed.link, text: typed.text };
      const outcome = await lookAt({ app, press }, wanted, staff);
      if (outcome.ok) return c.redirect(frame.href(`${page}/${outcome.foundId}`), 303);
      return showLook(c, outcome.reason === 'not-allowed' ? 403 : 400, { ...typed, problems: lookProblems(outcome.reason, frame.words) });
    },

    /** GET /newsroom/inbox/new/:id. */
    found: (c: Ctx) => showFound(c, 200),

    /** POST /newsroom/inbox/new/:id: keeps it as an item of the inbox. */
    async keepByHand(c: Ctx) {
      const { staff, frame } = await asked(c);
      const form = await readForm(c);
      const facts = {
        headline: field(form, 'headline'),
        deck: field(form, 'deck').slice(0, 2000),
        authors: field(form, 'authors').slice(0, 2000),
        language: field(form, 'language'),
        publishedOn: field(form, 'publishedOn'),
        licence: field(form, 'licence'),
        permission: field(form, 'permission').slice(0, 1000),
      };
      const outcome = await keepFound(press, c.req.param('id') ?? '', facts, staff, app.clock());
      if (outcome.ok) return c.redirect(frame.href(`/newsroom/inbox/${outcome.itemId}`), 303);
      switch (outcome.reason) {
        case 'gone':
        case 'not-allowed':
          throw new Refusal(404, 'page');
        case 'headline':
          return showFound(c, 400, facts, { headline: frame.words('newsroom.byHand.noHeadline') });
        case 'language':
          return showFound(c, 400, facts, { language: frame.words('newsroom.byHand.noLanguage') });
        case 'day':
          return showFound(c, 400, facts, { publishedOn: frame.words('newsroom.byHand.noDay') });
        case 'licence':
          return showFound(c, 400, facts, { licence: frame.words('newsroom.byHand.noLicence') });
        case 'permission':
          return showFound(c, 400, facts, { permission: frame.words('newsroom.byHand.noPermission') });
      }
    },

    /** GET /newsroom/inbox/pictures/:key: a picture that came by mail, to be looked at elsewhere. */
    async mailPicture(c: Ctx) {
      const bytes = await findMailPicture(app, c.req.path.replace(/^.*(?=\/newsroom\/)/, ''));
      if (!bytes) throw new Refusal(404, 'page');
      // A stranger's bytes: handed over as a file, never opened as a page of ours.
      const headers = {
        ...privateHeaders,
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': 'attachment; filename="picture"',
      };
      return new Response(new Uint8Array(bytes), { headers });
    },
  };
}

function lookProblems(reason: LookProblem, words: StaffFrame['words']): TypedLook['problems'] {
  switch (reason) {
    case 'no-source':
    case 'not-allowed':
      return { source: words('newsroom.byHand.noSource') };
    case 'empty':
      return { link: words('newsroom.byHand.empty') };
    case 'address':
      return { link: words('newsroom.byHand.address') };
    case 'not-public':
      return { link: words('newsroom.byHand.notPublic') };
    case 'unreachable':
      return { link: words('newsroom.byHand.unreachable') };
    case 'refused':
      return { link: words('newsroom.byHand.refused') };
    case 'no-page':
      return { link: words('newsroom.byHand.noPage') };
    case 'no-text':
      return { text: words('newsroom.byHand.noText') };
  }
}
