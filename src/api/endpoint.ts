import type { z } from 'zod';
import type { App } from '#platform/app.ts';
import type { Database, Press } from '#platform/database.ts';
import type { Settings } from '#settings';
import type { Program } from './admit.ts';
import type { Scope } from './rules.ts';

/** An uploaded picture beside the fields of its form. */
export type Upload = { name: string; bytes: Buffer };

/** What an endpoint is handed: what was sent, checked by its shapes, and what it may use. Acts happen in the transaction of `press`. */
export type Asked<P, Q, B> = {
  app: App;
  /** Serves whoever may see previews only: can read no body. */
  db: Database;
  press: Press;
  settings: Settings;
  program: Program;
  now: Date;
  params: P;
  query: Q;
  body: B;
  /** The revision that If-Match names. */
  revision: number;
  file: Upload | undefined;
};

/** What an endpoint answers; `body` leaves through its shape. `next` is the cursor of the page after this one. */
export type Answer = { status?: 200 | 201; body: object; headers?: Record<string, string>; next?: string | undefined };

type Shape = z.ZodObject;

export type Declaration<P extends Shape, Q extends Shape, B extends z.ZodType> = {
  /** The operation's name in the description. */
  name: string;
  method: 'GET' | 'POST' | 'PATCH';
  /** Below /api/v1, with places in braces. */
  path: string;
  scope: Scope;
  summary: string;
  about?: string;
  params?: P;
  query?: Q;
  body?: B;
  /** The body is a form with a file of at most so many bytes, of which `body` are the other fields. */
  mostFileBytes?: number;
  /** Acts on the revision that was looked at, named by If-Match, or not at all. */
  isAboutRevision?: boolean;
  answer: { status: 200 | 201; shape: z.ZodObject; about: string };
  /** Refusals beside those that every call may meet, with what they mean. */
  refusals?: Partial<Record<403 | 404 | 409 | 413 | 415, string>>;
};

/** An endpoint as the runner, the route list and the description see it. */
export type Endpoint = Declaration<Shape, Shape, z.ZodType> & { run: (asked: Asked<unknown, unknown, unknown>) => Promise<Answer> };

/** Declares an address for programs: routing, checks and the description come from this alone. */
export function endpoint<P extends Shape, Q extends Shape, B extends z.ZodType>(
  declaration: Declaration<P, Q, B> & { run: (asked: Asked<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<Answer> },
): Endpoint {
  return declaration as unknown as Endpoint;
}
