import type { IslandData } from '../island.ts';
import type { ShownComment } from './anchors.ts';

type Urls = Pick<IslandData['urls'], 'comments' | 'commentList' | 'resolve'>;

/** All that was said of the text; nothing while the paper doesn't answer. */
export async function askForComments({ commentList }: Urls): Promise<ShownComment[]> {
  const answer = await fetch(commentList, { headers: { accept: 'application/json' } }).catch(() => undefined);
  return answer?.ok ? ((await answer.json()) as { comments: ShownComment[] }).comments : [];
}

export type SayOutcome = { ok: true; comment: ShownComment } | { ok: false; message: string | undefined };

/** Says something of a stretch of the text, or of all of it. */
export async function say(
  { comments }: Urls,
  said: { text: string; block?: number; quote?: string; answers?: number },
): Promise<SayOutcome> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const answer = await fetch(comments, { method: 'POST', headers, body: JSON.stringify(said) }).catch(() => undefined);
  const body = (await answer?.json().catch(() => undefined)) as (ShownComment & { message?: string }) | undefined;
  return answer?.ok && body ? { ok: true, comment: body } : { ok: false, message: body?.message };
}

/** Notes that a comment has been dealt with. */
export async function resolve({ resolve }: Urls, id: number): Promise<boolean> {
  const answer = await fetch(resolve, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ comment: String(id) }),
  }).catch(() => undefined);
  return answer?.ok ?? false;
}
