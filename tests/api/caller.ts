import { hashToken, newToken } from '#platform/tokens.ts';
import type { Role } from '#staff';
import type { TestPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';

export type Called = { status: number; headers: Headers; body: Record<string, unknown> & { items?: Record<string, unknown>[] } };

export type Caller = {
  token: string;
  tokenId: number;
  personId: number;
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Called>;
};

/** A program with a token, made of a row as the paper would have written it; `role` is that of whoever it acts for. */
export async function addCaller(
  paper: TestPaper,
  scopes: string[],
  options: { role?: Role; personId?: number; name?: string; days?: number } = {},
): Promise<Caller> {
  const now = paper.app.clock();
  const { role = 'publisher', days } = options;
  const personId = options.personId ?? (await addStaff(paper, role)).id;
  const token = `broadsheet_${newToken()}`;
  const times = { madeAt: now, expiresAt: days === undefined ? null : new Date(now.getTime() + days * 86_400_000) };
  const row = {
    name: options.name ?? 'A program',
    tokenHash: hashToken(token),
    ending: token.slice(-4),
    personId,
    role: 'publisher',
    scopes,
  };
  const { id: tokenId } = await paper.press
    .insertInto('api.token')
    .values({ ...row, ...times })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { token, tokenId, personId, call: (method, path, body, headers) => callAt(paper, token, method, path, body, headers) };
}

/** One call. An object is sent as JSON, a form as a form. */
export async function callAt(
  paper: TestPaper,
  token: string | undefined,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Called> {
  const isRaw = body instanceof FormData || typeof body === 'string';
  const response = await paper.web.request(`/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
}
