import { Readable } from 'node:stream';
import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { readForm } from '#platform/http/forms.ts';
import { privateHeaders, privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { withUpload } from '#platform/http/uploads.ts';
import { readSettings } from '#settings';
import { readStaff, record, staffFrameOf } from '#staff';
import {
  bringFile,
  findImportedFile,
  type ImportKind,
  importedFilesOf,
  mostFileBytes,
  removeFile,
  startFile,
  stopFile,
  tbxOf,
  tmxOf,
  unitProblemsOf,
} from '#translation';
import { sourcesIn } from '../around.ts';
import { FilePage, FilesPage } from './files-page.tsx';

const shownProblems = 100;
const pages = { tmx: '/newsroom/exchange/memory', tbx: '/newsroom/exchange/glossary' } as const;

/** Memory and glossary taken along as files, and brought from them: looked through first, and taken over when somebody says so. */
export function exchangeFilePages(app: App, press: Press) {
  async function asked(c: Ctx) {
    const staff = await readStaff(app, c);
    return { staff, frame: await staffFrameOf(app, c, staff, 'desk') };
  }

  async function fileIn(c: Ctx) {
    const found = await findImportedFile(press, c.req.param('id') ?? '');
    if (!found) throw new Refusal(404, 'page');
    return found;
  }

  async function show(c: Ctx, kind: ImportKind, problem?: string): Promise<Response> {
    const { frame } = await asked(c);
    const [files, sources] = await Promise.all([importedFilesOf(press, kind), sourcesIn(app, press)]);
    const text = pageText(<FilesPage frame={frame} kind={kind} files={files} sources={sources} problem={problem} />);
    return privatePage(c, text, problem ? 400 : 200);
  }

  async function take(c: Ctx, kind: ImportKind): Promise<Response> {
    const { staff, frame } = await asked(c);
    const sources = await sourcesIn(app, press);
    const id = await withUpload(c, mostFileBytes, async (sent) => {
      const file = sent.getAll('file').find((one) => typeof one !== 'string' && one.size > 0);
      if (!file || typeof file === 'string') return undefined;
      const wanted = String(sent.get('scope') ?? '');
      const source = kind === 'tmx' ? sources.find(({ value }) => value === wanted) : undefined;
      const scope = source ? ('partner' as const) : kind === 'tmx' && wanted === 'person' ? ('person' as const) : ('paper' as const);
      const bytes = Buffer.from(await file.arrayBuffer());
      return bringFile({ app, press }, { kind, name: file.name, bytes, scope, sourceId: source ? Number(source.value) : null }, staff);
    });
    if (id === undefined) return show(c, kind, frame.words('newsroom.exchange.noFile'));
    return c.redirect(frame.href(`/newsroom/exchange/files/${id}`), 303);
  }

  /** Sent as it is read from the database: however much there is, a batch is in memory. */
  async function sent(c: Ctx, kind: ImportKind): Promise<Response> {
    const { staff } = await asked(c);
    await readForm(c);
    const now = app.clock();
    await record(press, { personId: staff.id, act: kind === 'tmx' ? 'translation.memory-exported' : 'translation.glossary-exported' }, now);
    const { homeLanguage } = (await readSettings(app)).paper;
    const lines = kind === 'tmx' ? tmxOf(press) : tbxOf(press, homeLanguage);
    const name = `${kind === 'tmx' ? 'memory' : 'glossary'}-${now.toISOString().slice(0, 10)}.${kind}`;
    const headers = { ...privateHeaders, 'Content-Type': 'application/xml', 'Content-Disposition': `attachment; filename="${name}"` };
    return new Response(Readable.toWeb(Readable.from(bytesOf(lines))) as unknown as ReadableStream, { headers });
  }

  return {
    /** GET /newsroom/exchange/memory and …/glossary. */
    memoryFiles: (c: Ctx) => show(c, 'tmx'),
    glossaryFiles: (c: Ctx) => show(c, 'tbx'),

    /** POST /newsroom/exchange/memory and …/glossary: takes a file in and has it looked through. */
    takeMemoryFile: (c: Ctx) => take(c, 'tmx'),
    takeGlossaryFile: (c: Ctx) => take(c, 'tbx'),

    /** POST /newsroom/exchange/memory.tmx and …/glossary.tbx. */
    exportMemory: (c: Ctx) => sent(c, 'tmx'),
    exportGlossary: (c: Ctx) => sent(c, 'tbx'),

    /** GET /newsroom/exchange/files/:id: what was found in a file, and how far its taking over is. */
    async exchangeFile(c: Ctx) {
      const { frame } = await asked(c);
      const found = await fileIn(c);
      const problems = await unitProblemsOf(press, found.id, shownProblems);
      return privatePage(c, pageText(<FilePage frame={frame} found={found} problems={problems} />));
    },

    /** POST /newsroom/exchange/files/:id/start: has it taken over, or goes on. */
    async startExchangeFile(c: Ctx) {
      const { staff, frame } = await asked(c);
      await readForm(c);
      const { id } = await fileIn(c);
      await startFile(press, id, staff, app.clock());
      return c.redirect(frame.href(`/newsroom/exchange/files/${id}`), 303);
    },

    /** POST /newsroom/exchange/files/:id/stop. */
    async stopExchangeFile(c: Ctx) {
      const { frame } = await asked(c);
      await readForm(c);
      const { id } = await fileIn(c);
      await stopFile(press, id, app.clock());
      return c.redirect(frame.href(`/newsroom/exchange/files/${id}`), 303);
    },

    /** POST /newsroom/exchange/files/:id/remove. */
    async removeExchangeFile(c: Ctx) {
      const { frame } = await asked(c);
      await readForm(c);
      const { id, kind } = await fileIn(c);
      const isRemoved = await removeFile({ app, press }, id);
      return c.redirect(frame.href(isRemoved ? pages[kind] : `/newsroom/exchange/files/${id}`), 303);
    },
  };
}

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(line);
}
