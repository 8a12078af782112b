import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privateHeaders, privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { withUpload } from '#platform/http/uploads.ts';
import type { Words } from '#platform/words.ts';
import { readStaff, record, staffFrameOf } from '#staff';
import { findWork, mayWrite } from '#stories';
import {
  addBrought,
  bringBack,
  compareBrought,
  findBrought,
  parcelOf,
  type ReadFile,
  readBrought,
  removeBrought,
  takeAlong,
  takenForms,
} from '#translation';
import { numberOf } from '../around.ts';
import { VersionExchangePage } from './version-page.tsx';

const mostBytes = 20_000_000;

/** Files by which a translation leaves the house and comes back. */
export function versionExchangePages(app: App, press: Press) {
  async function asked(c: Ctx) {
    const staff = await readStaff(app, c);
    const [frame, found] = await Promise.all([staffFrameOf(app, c, staff, 'desk'), parcelOf(press, numberOf(c))]);
    const work = found?.desk.work ?? (await findWork(press, numberOf(c)));
    if (!work) throw new Refusal(404, 'page');
    return {
      staff,
      frame,
      work,
      parcel: found?.parcel,
      isWriter: mayWrite(staff, work),
      page: `/newsroom/versions/${work.versionId}/exchange`,
    };
  }

  async function show(c: Ctx, status: 200 | 400 | 409, problem?: string): Promise<Response> {
    const { frame, work, parcel, isWriter } = await asked(c);
    const brought = await findBrought(press, work.versionId, c.req.query('brought') ?? '');
    const compared = brought && parcel ? compareBrought(parcel, brought) : undefined;
    const isSaved = c.req.method === 'GET' && c.req.query('said') === 'saved';
    const props = { frame, work, parcel, mayWrite: isWriter, brought, compared, problem, isSaved };
    return privatePage(c, pageText(<VersionExchangePage {...props} />), status);
  }

  return {
    /** GET /newsroom/versions/:id/exchange. */
    exchange: (c: Ctx) => show(c, 200),

    /** POST /newsroom/versions/:id/take-along: the translation as a file, in the form that was asked for. */
    async takeAlong(c: Ctx) {
      const { staff, parcel, work, isWriter } = await asked(c);
      if (!isWriter) return show(c, 409);
      const wanted = field(await readForm(c), 'form');
      const form = takenForms.find((one) => one === wanted);
      if (!parcel || !form) return show(c, 400);
      const { bytes, type, ending } = takeAlong(parcel, form);
      const subject = { kind: 'version', id: work.versionId };
      await record(press, { personId: staff.id, act: 'translation.taken-along', subject, detail: { form } }, app.clock());
      const name = `${work.newest.slug.replace(/[^a-z0-9-]/g, '') || 'story'}-${work.language}.${ending}`;
      const headers = { ...privateHeaders, 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` };
      return new Response(new Uint8Array(bytes), { headers });
    },

    /** POST /newsroom/versions/:id/exchange: reads a file that was brought back, and shows what it would change. */
    async bring(c: Ctx) {
      const { staff, frame, work, page, parcel, isWriter } = await asked(c);
      if (!isWriter) return show(c, 409);
      const sent = await withUpload(c, mostBytes, async (form) => {
        const file = form.getAll('file').find((one) => typeof one !== 'string' && one.size > 0);
        if (!file || typeof file === 'string') return undefined;
        return { name: file.name.slice(0, 200), read: readBrought(Buffer.from(await file.arrayBuffer())) };
      });
      if (!sent || !parcel) return show(c, 400, frame.words('newsroom.exchange.noFile'));
      const { name: fileName, read } = sent;
      if (!read.ok) return show(c, 400, unreadable(frame.words, read));
      if (read.file.frame.versionId !== work.versionId) return show(c, 400, frame.words('newsroom.exchange.otherVersion'));
      const { versionId } = work;
      const id = await addBrought(press, { versionId, fileName, ...read.file, madeBy: staff.id, madeAt: app.clock() });
      return c.redirect(`${frame.href(page)}?brought=${id}`, 303);
    },

    /** POST /newsroom/versions/:id/bring-back: saves what a file brought, or throws the file away. */
    async bringBack(c: Ctx) {
      const { staff, frame, work, page, isWriter } = await asked(c);
      if (!isWriter) return show(c, 409);
      const form = await readForm(c);
      const brought = await findBrought(press, work.versionId, field(form, 'brought'));
      if (!brought) return show(c, 409, frame.words('newsroom.exchange.gone'));
      if (form.has('remove')) {
        await removeBrought(press, brought.id);
        return c.redirect(frame.href(page), 303);
      }
      const now = app.clock();
      const outcome = await inTransaction(press, async (press) => {
        const outcome = await bringBack(press, work.versionId, brought, staff, now);
        const subject = { kind: 'version', id: work.versionId };
        if (outcome.ok)
          await record(press, { personId: staff.id, act: 'translation.brought-back', subject, detail: { revision: outcome.number } }, now);
        return outcome;
      });
      if (outcome.ok) return c.redirect(`${frame.href(page)}?said=saved`, 303);
      const isBarred = outcome.reason === 'not-allowed' || outcome.reason === 'wrong-state';
      return show(c, 409, frame.words(isBarred ? 'newsroom.exchange.barred' : 'newsroom.exchange.savedMeanwhile'));
    },
  };
}

function unreadable(words: Words, read: Extract<ReadFile, { ok: false }>): string {
  if (read.reason === 'not-xml') return words('newsroom.exchange.notXml', { reason: read.problem.reason, line: read.problem.line });
  if (read.reason === 'unsafe') return words('newsroom.exchange.unsafe');
  return words(read.reason === 'no-file' ? 'newsroom.exchange.notOurs' : 'newsroom.exchange.notAFile');
}
