import { randomUUID } from 'node:crypto';
import type { Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';

export type NewsKind = 'published' | 'updated' | 'corrected' | 'withdrawn';

/** Says that something readers see has changed, as part of its transaction: programs that want to know are told by a job. */
export async function tellPrograms(press: Press, kind: NewsKind, versionId: number, now: Date): Promise<void> {
  await enqueue(press, 'api.tell-programs', { newsId: randomUUID(), kind, versionId, happenedAt: now.toISOString() }, { priority: 5 });
}
