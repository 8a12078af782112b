import { expect, test } from 'vitest';
import { loadSettings } from '#settings';
import { publish, saveVersion } from '#stories';
import { markedText } from '../marked-text.ts';
import { testPaper } from '../paper.ts';
import { addressesOf } from './addresses.ts';
import { askAt, bytesOfAnswer, eachOf, headerOf } from './ask.ts';
import { everyField, formOf } from './questions.ts';
import { newViewer } from './viewers.ts';

const paper = testPaper();

const changed = ['first', 'second', 'for-subscribers', 'from-the-archive'];

/** Publishes the stories anew: `open` ends their last public paragraph, `more` their paid part. */
async function republish(open: string, more: string): Promise<void> {
  const { press, app } = paper;
  const settings = await loadSettings(app.db);
  for (const slug of changed) {
    const document = markedText(`${slug}-en`, 'PAID', more);
    const second = document.blocks[1];
    if (second?.type === 'paragraph') second.text = [{ text: `The second paragraph${open}.` }];
    const words = { headline: `Headline of ${slug}`, deck: 'A deck.', dateline: undefined, lead: undefined };
    const version = { language: 'en', slug, ...words, translatorIds: [], document };
    const id = await saveVersion(press, paper.fixtures.stories[slug]?.id ?? 0, version, app.clock());
    expect(await publish(press, id, settings, app.clock())).toEqual({ ok: true });
  }
  await paper.settled();
  app.pages.clear();
}

/** Everything that somebody without a grant is answered, by what they asked. */
async function anonymousAnswers(): Promise<Map<string, string>> {
  const ask = askAt(await paper.serve());
  const answers = new Map<string, string>();
  const gets = paper.routes.filter(({ method }) => method === 'GET').flatMap((route) => addressesOf(paper, route));
  await eachOf(
    gets.filter((one) => one.isReal),
    8,
    async ({ path }) => {
      for (const encoding of ['identity', 'br']) {
        answers.set(`${encoding} ${path}`, bytesOfAnswer(await ask({ method: 'GET', path, headers: { 'accept-encoding': encoding } })));
      }
      answers.set(`HEAD ${path}`, bytesOfAnswer(await ask({ method: 'HEAD', path })));
    },
  );
  const cookie = await newViewer(paper, 'spent meter');
  for (const slug of changed.filter((one) => one !== 'second')) {
    for (const part of ['rest', 'page']) {
      const { headers, body } = formOf({ ...everyField, part });
      const answer = await ask({ method: 'POST', path: `/open/key-${slug}`, headers: { ...headers, cookie }, body });
      expect(headerOf(answer, 'set-cookie')).toBe('');
      answers.set(`POST ${part} ${slug}`, bytesOfAnswer(answer));
    }
  }
  return answers;
}

async function paidAnswers(): Promise<string[]> {
  const ask = askAt(await paper.serve());
  const cookie = await newViewer(paper, 'paid');
  return Promise.all(changed.map(async (slug) => (await ask({ method: 'GET', path: `/world/${slug}`, headers: { cookie } })).text));
}

const differing = (one: Map<string, string>, other: Map<string, string>) =>
  [...one].filter(([asked, bytes]) => other.get(asked) !== bytes).map(([asked]) => asked);

test('no byte of what anyone may see depends on a paid word', { timeout: 60_000 }, async () => {
  await republish('', '');
  const before = await anonymousAnswers();
  const paidBefore = await paidAnswers();
  expect(before.size).toBeGreaterThan(150);

  // Longer by some hundred words and by a list, yet not by a minute's reading: the minutes are told on purpose.
  await republish('', `${'Whoever does not pay learns nothing of this. '.repeat(20)}\n\n- One more.\n- And another.`);
  const after = await anonymousAnswers();
  expect(after.size).toBe(before.size);
  expect(differing(before, after)).toEqual([]);
  for (const [at, text] of (await paidAnswers()).entries()) expect(text.length - (paidBefore[at]?.length ?? 0)).toBeGreaterThan(800);

  await republish(' has another end', '');
  expect(differing(before, await anonymousAnswers())).toEqual(
    expect.arrayContaining(['identity /world/first', 'br /world/for-subscribers', 'POST page first']),
  );
});
