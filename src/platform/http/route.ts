import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** What the paper knows of a request beside Hono's own. */
export type PaperEnv = {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** The edition's language, from the first part of the path; the home language where there is none. */
    language: string;
    /** The address within the edition: `/world/a-story` for `/fr/world/a-story`. */
    page: string;
    /** Names this request in the log and, after a fault, on the page. */
    reference: string;
  };
};

export type Ctx = Context<PaperEnv>;
export type Handler = (c: Ctx) => Response | Promise<Response>;

/** Who may use a route: anyone; a signed-in reader; staff with a permission; programs whose token has a scope; `loopback` only when the paper is bound to this machine. */
export type Who = 'anyone' | 'reader' | 'loopback' | `staff:${string}` | `token:${string}`;

/** `caching` says what may keep the answer: `public` is the same bytes for everybody, `private` nobody may keep. */
export type Route = { method: 'GET' | 'POST' | 'PATCH'; path: string; who: Who; caching: 'public' | 'private'; handle: Handler };

export function route(method: Route['method'], path: string, who: Who, caching: Route['caching'], handle: Handler): Route {
  return { method, path, who, caching, handle };
}
