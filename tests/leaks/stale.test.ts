import type { KyselyPlugin } from 'kysely';
import { describe, expect, test } from 'vitest';
import { loadSettings } from '#settings';
import { publish, saveVersion, withdraw } from '#stories';
import { markedText } from '../marked-text.ts';
import { browserOf, testPaper } from '../paper.ts';
import { newViewer } from './viewers.ts';

const paper = testPaper();

/** Runs `meanwhile` once, between the moment when the database has answered about a published story and the moment when the paper hears it. */
function betweenAnswers(meanwhile: () => Promise<void>): KyselyPlugin {
  let isDone = false;
  return {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (isDone || !result.rows.some((row) => 'preview' in row && 'withdrawnAt' in row)) return result;
      isDone = true;
      await meanwhile();
      return result;
    },
  };
}

/** Asks for the page while `meanwhile` happens, then once more; answers what the second request got. */
async function askedAround(path: string, cookie: string, meanwhile: () => Promise<void>): Promise<{ during: number; after: Response }> {
  const { app } = paper;
  app.kept.clear();
  app.pages.clear();
  const { db } = app;
  app.db = db.withPlugin(
    betweenAnswers(async () => {
      await meanwhile();
      await paper.settled();
    }),
  );
  const during = await browserOf(paper).get(path, { cookie });
  app.db = db;
  return { during: during.status, after: await browserOf(paper).get(path, { cookie }) };
}

describe.each(['visitor', 'paid'] as const)('while a %s’s page is being made', (viewer) => {
  test('a correction is seen with the next request', async () => {
    const cookie = await newViewer(paper, viewer);
    const { id = 0 } = paper.fixtures.stories.first ?? {};
    const { after } = await askedAround('/world/first', cookie, async () => {
      const words = { headline: `Corrected for a ${viewer}`, deck: '', dateline: undefined, lead: undefined };
      const version = { language: 'en', slug: 'first', ...words, translatorIds: [], document: markedText(`corrected-${viewer}`) };
      const versionId = await saveVersion(paper.press, id, version, paper.app.clock());
      expect(await publish(paper.press, versionId, await loadSettings(paper.app.db), paper.app.clock())).toEqual({ ok: true });
    });
    const text = await after.text();
    for (const words of [`Corrected for a ${viewer}`, `PUB-corrected-${viewer}`]) expect(text).toContain(words);
    expect(text.includes(`PAID-corrected-${viewer}-1`)).toBe(viewer === 'paid');
    expect(text).not.toContain('PUB-first-en');
  });

  test('a withdrawal is seen at once', async () => {
    const cookie = await newViewer(paper, viewer);
    const slug = viewer === 'visitor' ? 'second' : 'mended';
    const { during, after } = await askedAround(`/world/${slug}`, cookie, async () => {
      expect(await withdraw(paper.press, paper.fixtures.stories[slug]?.versions.en ?? 0, 'It was wrong.', paper.app.clock())).toBe(true);
    });
    expect([during, after.status]).toEqual([410, 410]);
  });
});
