import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Document } from '#document';
import { proposeStory, saveDraft } from '#stories';
import { openDatabase, type Press, pressRole } from '../../src/platform/database.ts';
import { launchChromium } from '../../tests/browser/chromium.ts';
import { type Figure, quantile, row } from '../measure.ts';
import { root } from '../stage.ts';

const words = 20_000;
const wordsInParagraph = 80;
const keys = 200;
const warmUpKeys = 30;

const sentence = 'The ferry left the quay at nine and nobody had counted who went aboard. '.split(' ').filter(Boolean);

/** A story as long as a book's chapter: paragraphs, with a subhead before every tenth. */
function longDocument() {
  const text = (from: number, count: number) => Array.from({ length: count }, (_, at) => sentence[(from + at) % sentence.length]).join(' ');
  const blocks = Array.from({ length: words / wordsInParagraph }, (_, at) => [
    ...(at % 10 === 5 ? [{ type: 'heading', level: 2, text: [{ text: text(at, 4) }] }] : []),
    { type: 'paragraph', text: [{ text: text(at, wordsInParagraph) }] },
  ]);
  return { version: 1, blocks: blocks.flat() };
}

/** Writes the long story as the draft of an editor: the number of its version. */
async function beginStory(press: Press, now: Date): Promise<number> {
  const person = {
    name: 'Bench',
    email: 'bench@example.org',
    emailKey: 'bench@example.org',
    role: 'editor',
    invitedAt: now,
    joinedAt: now,
  };
  const { id } = await press.insertInto('staff.person').values(person).returning('id').executeTakeFirstOrThrow();
  const by = { id, name: 'Bench', email: person.email, role: 'editor' as const, authorId: undefined };
  const section = await press.selectFrom('stories.section').select('id').limit(1).executeTakeFirstOrThrow();
  const begun = await proposeStory(press, { sectionId: section.id, language: 'en', headline: 'A long one', access: 'metered' }, by, now);
  if (!begun.ok) throw new Error(begun.reason);
  const text = { headline: 'A long one', deck: '', dateline: undefined, slug: '', document: longDocument() as Document };
  const saved = await saveDraft(press, begun.versionId, text, 1, by, now);
  if (!saved.ok) throw new Error(saved.reason);
  return begun.versionId;
}

/** Typing in the middle of a story of 20,000 words: from the key to the frame that shows it, while the text is being saved. */
export const typing: Figure = {
  seconds: 60,
  async rows(stage) {
    const url = await stage.paper(1000);
    const press = openDatabase(url, pressRole, 4, () => {}) as Press;
    const now = new Date();
    const begun = await beginStory(press, now);
    await press.destroy();
    const paper = await stage.serve(url);
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL: url,
      DATA_DIR: path.join(stage.dir, 'data'),
      SECRET: paper.secret,
      PORT: String(paper.port),
    };
    const { stdout } = await promisify(execFile)(path.join(root, 'bin/broadsheet'), ['staff', 'bench@example.org'], { env });
    const link = stdout.match(/http:\S+\/newsroom\/sign-in\/link\S+/)?.[0];
    if (!link) throw new Error(`No link to sign in was printed: ${stdout}`);
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto(link);
      await page.locator('main button[type="submit"]').click();
      await page.waitForURL((at) => at.pathname === '/newsroom');
      await page.goto(`${new URL(link).origin}/newsroom/versions/${begun}`);
      await page.locator('.saving-bar').waitFor();
      await page.locator('.story-surface p').nth(120).click();
      // The event carries the moment the key came in; a message sent from a frame arrives once that frame is painted.
      await page.evaluate(`
        globalThis.took = [];
        addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => took.push(performance.now() - timeStamp);
          port2.postMessage(undefined);
        }), { capture: true });
      `);
      for (let key = 0; key < warmUpKeys + keys; key += 1) await page.keyboard.press(key % 6 === 5 ? 'Space' : 'e', { delay: 20 });
      const took = await page.evaluate<number[]>('took');
      const counted = took.slice(warmUpKeys);
      if (counted.length < keys * 0.95) throw new Error(`Only ${counted.length} keys were seen.`);
      const write = (value: number) => `${value.toFixed(1)} ms`;
      return [row('a key in a 20,000-word story to the frame that shows it, p95', counted, quantile(counted, 0.95), { atMost: 50 }, write)];
    } finally {
      await browser.close();
      await paper.stop();
    }
  },
};
