import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import type { Ctx, Handler } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { type Program, programOf } from './admit.ts';
import type { Endpoint } from './endpoint.ts';
import { Problem } from './problems.ts';
import { type Answered, once } from './repeat.ts';
import { checked, readBody, readUpload } from './requests.ts';

type Sent = { body: unknown; file: { name: string; bytes: Buffer } | undefined; request: string };

/** The handler of an endpoint's route: checks what was sent by the endpoint's shapes, runs it, and lets out what its answer's shape names. */
export function handlerOf(app: App, press: Press, endpoint: Endpoint): Handler {
  return async (c) => {
    const program = await programOf(app, press, c);
    const params = endpoint.params ? checked(endpoint.params, c.req.param(), 'path') : {};
    const query = endpoint.query ? checked(endpoint.query, queryOf(c), 'query') : {};
    const sent = await sentIn(c, endpoint);
    const revision = endpoint.isAboutRevision ? revisionNamed(c) : 0;
    const settings = await readSettings(app);
    const now = app.clock();
    const answered = async (press: Press): Promise<Answered> => {
      const asked = { app, db: app.db, press, settings, program, now, params, query, body: sent.body, revision, file: sent.file };
      const { body, headers = {}, next, status = endpoint.answer.status } = await endpoint.run(asked);
      return { status, headers: { ...headers, ...linkTo(app, c, next) }, body: JSON.stringify(endpoint.answer.shape.parse(body)) };
    };
    if (endpoint.method === 'GET') return answer(c, await answered(press));
    const acting = async (press: Press) => {
      await actAs(press, program);
      return answered(press);
    };
    const key = keyOf(c);
    if (key === undefined) return answer(c, await inTransaction(press, acting));
    const request = [endpoint.method, c.get('page'), c.req.header('if-match') ?? '', sent.request].join('\n');
    const done = await once(press, { tokenId: program.tokenId, key, request }, now, acting);
    if (done.isReplayed) c.header('Idempotency-Replayed', 'true');
    return answer(c, done.answer);
  };
}

/** Everything in this transaction stands in the log as done by the program. */
async function actAs(press: Press, program: Program): Promise<void> {
  await sql`select set_config('broadsheet.program', ${program.name}, true)`.execute(press);
}

async function sentIn(c: Ctx, endpoint: Endpoint): Promise<Sent> {
  if (!endpoint.body) return { body: undefined, file: undefined, request: '' };
  if (endpoint.mostFileBytes === undefined) {
    const hasBody = c.req.header('content-type') !== undefined || Number(c.req.header('content-length') ?? 0) > 0;
    // Nothing at all is as good as nothing in braces, for acts that need no word.
    const json = hasBody ? await readBody(c) : {};
    return { body: checked(endpoint.body, json, 'body'), file: undefined, request: JSON.stringify(json) };
  }
  const { fields, file } = await readUpload(c, endpoint.mostFileBytes);
  if (!file) throw new Problem(422, 'invalid', { errors: [{ pointer: '/file', detail: 'is missing' }] });
  const bytes = Buffer.from(await file.arrayBuffer());
  const request = JSON.stringify([Object.entries(fields).toSorted(), hash('sha256', bytes)]);
  return { body: checked(endpoint.body, fields, 'body'), file: { name: file.name, bytes }, request };
}

function queryOf(c: Ctx): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, all] of Object.entries(c.req.queries())) {
    if (all.length > 1) throw new Problem(400, 'invalid', { errors: [{ parameter: name, detail: 'is there twice' }] });
    const [value = ''] = all;
    if (value.includes('\u0000') || value.includes('\ufffd') || !value.isWellFormed())
      throw new Problem(400, 'characters', { errors: [{ parameter: name, detail: 'holds what is no text' }] });
    values[name] = value;
  }
  return values;
}

/** If-Match names a revision by the ETag that reading it answered: `"7"`. */
function revisionNamed(c: Ctx): number {
  const given = c.req.header('if-match');
  if (given === undefined)
    throw new Problem(428, 'revision-missing', { detail: 'Send If-Match with the ETag of the revision you have read.' });
  const number = given.trim().match(/^"([1-9]\d{0,8})"$/)?.[1];
  if (!number) throw new Problem(412, 'revision-other', { detail: 'If-Match names no revision.' });
  return Number(number);
}

function keyOf(c: Ctx): string | undefined {
  const given = c.req.header('idempotency-key');
  if (given === undefined) return undefined;
  // A string of Structured Fields (RFC 9651), or, as most programs send it, without its quotation marks.
  const key = given.trim().replace(/^"(.*)"$/, '$1');
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new Problem(400, 'key-unreadable', { detail: 'An Idempotency-Key is 1 to 255 visible ASCII characters.' });
  return key;
}

/** Where the next page is (RFC 8288). */
function linkTo(app: App, c: Ctx, next: string | undefined): Record<string, string> {
  if (next === undefined) return {};
  const query = new URLSearchParams(new URL(c.req.url).search);
  query.set('after', next);
  return { Link: `<${app.baseUrl()}${c.get('page')}?${query}>; rel="next"` };
}

function answer(c: Ctx, { status, headers, body }: Answered): Response {
  for (const [name, value] of Object.entries({ ...headers, 'Cache-Control': 'private, no-store' })) c.header(name, value);
  c.header('Content-Type', 'application/json; charset=utf-8');
  return c.body(body, status as 200);
}
