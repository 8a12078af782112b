import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { XmlTrouble } from '#platform/xml.ts';
import { readSettings } from '#settings';
import { tbxUnits } from '../tbx/read.ts';
import { type FaultyUnit, tmxUnits } from '../tmx/read.ts';
import { perPiece, pieceKey } from './bring-file.ts';
import { addProblems, changeImport, findImportedFile, forgetProblems } from './store.ts';

const mostProblems = 1000;
const mostUnpackedBytes = 4_000_000_000;

/**
 * Reads a file to its end, a unit at a time: notes what is wrong, and keeps what fits in pieces to be taken over. Killed on the way it begins anew.
 * What can't be read further keeps the whole file out.
 */
export async function lookThrough(app: App, press: Press, importId: string): Promise<void> {
  const found = await findImportedFile(press, importId);
  if (!found || found.lookedAt) return;
  await forgetProblems(press, importId);
  const { paper } = await readSettings(app);
  const chunks = unpacked(app.files.stream(found.fileKey) as AsyncIterable<Buffer> & NodeJS.ReadableStream);
  const languageOf = (tag: string) => languageIn(tag, paper.languages);
  const languages = new Set<string>();
  let [units, fit, wrong] = [0, 0, 0];
  let piece: unknown[] = [];
  let problems: FaultyUnit[] = [];
  const keep = async () => {
    if (piece.length > 0) await app.files.write(pieceKey(importId, Math.floor((fit - 1) / perPiece)), Buffer.from(JSON.stringify(piece)));
    await addProblems(press, importId, problems);
    await changeImport(press, importId, { units, fit, wrong });
    [piece, problems] = [[], []];
  };
  try {
    for await (const unit of found.kind === 'tmx' ? tmxUnits(chunks, languageOf) : tbxUnits(chunks, languageOf)) {
      units += 1;
      if ('fault' in unit) {
        wrong += 1;
        if (wrong <= mostProblems) problems.push(unit);
      } else {
        fit += 1;
        piece.push(unit);
        for (const language of languagesOf(unit)) if (languages.size < 200) languages.add(language);
      }
      if (piece.length === perPiece) await keep();
    }
    await keep();
    await changeImport(press, importId, { languages: [...languages].sort(), lookedAt: app.clock() });
  } catch (error) {
    const trouble = troubleIn(error);
    await keep();
    // What can't be read to its end isn't taken over: `fit` is 0, and its pieces are forgotten with it.
    for (let at = 0; at * perPiece < fit; at++) await app.files.remove(pieceKey(importId, at));
    await changeImport(press, importId, { ...trouble, fit: 0, lookedAt: app.clock() });
  }
}

type Unit = { from: string; targets: { to: string }[] } | { concept: { terms: { language: string }[] } };

function languagesOf(unit: Unit): string[] {
  return 'concept' in unit ? unit.concept.terms.map(({ language }) => language) : [unit.from, ...unit.targets.map(({ to }) => to)];
}

/** Why a file can't be read to its end. Rethrows what is no fault of the file. */
function troubleIn(error: unknown): { problem: string; problemLine: number } {
  if (error instanceof XmlTrouble) return { problem: error.problem.reason, problemLine: error.problem.line };
  if (error instanceof TooLong) return { problem: 'long', problemLine: 0 };
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('Z_')) return { problem: 'broken', problemLine: 0 };
  throw error;
}

class TooLong extends Error {
  override name = 'TooLong';
}

/** A stream as it is, or out of gzip where it begins so. */
async function* unpacked(file: AsyncIterable<Buffer> & NodeJS.ReadableStream): AsyncGenerator<Uint8Array> {
  const pieces = file[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) return;
  const all = (async function* () {
    yield first.value;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  })();
  let bytes = 0;
  for await (const chunk of first.value[0] === 0x1f && first.value[1] === 0x8b ? gunzipped(all) : all) {
    bytes += chunk.length;
    if (bytes > mostUnpackedBytes) throw new TooLong();
    yield chunk;
  }
}

async function* gunzipped(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const file = Readable.from(chunks);
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  file.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

/** A tag as the paper spells it: its own language where it has it, else without its region. Undefined for what is no tag. */
export function languageIn(tag: string, own: string[]): string | undefined {
  try {
    if (!/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}$/.test(tag)) return undefined;
    const locale = new Intl.Locale(tag.replaceAll('_', '-'));
    if (own.includes(locale.toString())) return locale.toString();
    return locale.script ? `${locale.language}-${locale.script}` : locale.language;
  } catch {
    return undefined;
  }
}
