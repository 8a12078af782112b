import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { colourOffencesOf, loadAxe, offencesOf } from './axe.ts';
import { addressOf, type PageKind } from './kinds.ts';
import { addPeople, type People } from './people.ts';
import { seenPaper, type Visitor } from './visitor.ts';

const wide = { width: 1280, height: 800 };
const phone = { width: 390, height: 800 };
const narrow = { width: 320, height: 640 };

// These are asked in both lights at both widths. The others, which have their frame and their colours in common with them, are asked
// everything twice: wide in light, and on a phone in the dark. Another language changes neither structure nor colours but names, lengths
// and the direction: its pages are asked everything once.
export const whole = ['front', 'story, opened', 'wall, spent', 'sign-in', 'account, trial', 'newsroom, people'];

/** Looks at each page as axe does and at what axe can't see: room at 320 pixels, errors of scripts, requests to others. One test each. */
export function lookAtEveryPage(pages: (PageKind & { language: string })[]): void {
  const seen = seenPaper();
  const windows = new Map<string, Visitor>();
  let people: People;
  beforeAll(async () => {
    people = await addPeople(seen.paper);
  });

  /** The window of somebody, opened once. A still one gets no script from the paper. */
  async function windowOf({ as = 'visitor', isStill }: PageKind): Promise<Visitor> {
    const name = `${as} ${isStill}`;
    const known = windows.get(name);
    if (known) return known;
    const visitor = await seen.visitor({ reducedMotion: 'reduce' });
    await visitor.context.addCookies([...people.jars[as]].map(([name, value]) => ({ name, value, url: seen.base })));
    if (isStill) await visitor.context.route('**/reader*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    windows.set(name, visitor);
    return visitor;
  }

  it.each(pages)('$name in $language is fit for everybody', async ({ language, ...kind }) => {
    const { page, offences } = await windowOf(kind);
    await page.setViewportSize(wide);
    await page.emulateMedia({ colorScheme: 'light' });
    await see(page, kind, addressOf(kind, people, language));
    await loadAxe(page);
    const found = await lookAt(page, whole.includes(kind.name) ? 'whole' : language === 'en' ? 'twice' : 'once');
    // WCAG 2.2, 1.4.10: at 320 pixels nothing needs scrolling in two directions.
    await page.setViewportSize(narrow);
    const overflow = await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth);
    expect({ found, overflow, offences: offences.splice(0) }).toEqual({ found: [], overflow: 0, offences: [] });
  });
}

/** What axe finds in the page that is open in a wide window in light, each line with where it was found. */
async function lookAt(page: Page, how: 'whole' | 'twice' | 'once'): Promise<string[]> {
  const found: string[] = [];
  const look = async (where: string, offences: (page: Page) => Promise<string[]>) =>
    found.push(...(await offences(page)).map((line) => `${where}: ${line}`));
  if (how !== 'once') await look('light, wide', offencesOf);
  if (how === 'whole') {
    await page.emulateMedia({ colorScheme: 'dark' });
    await look('dark, wide', colourOffencesOf);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(phone);
    await look('light, phone', offencesOf);
  }
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('dark, phone', offencesOf);
  return found;
}

/** Goes to a page, by its form where it answers one, and waits until the reader's script has done its part. */
async function see(page: Page, kind: PageKind, address: string): Promise<void> {
  const answer = kind.fields ? await submit(page, address, kind.fields) : await page.goto(address);
  expect(answer?.status()).toBe(kind.status ?? 200);
  if (kind.isStill) await page.locator('.story-slot').waitFor();
  else if (kind.name.startsWith('story')) await page.locator('.story-rest').waitFor();
  else if (kind.name.startsWith('wall')) await page.locator('.wall').waitFor();
}

async function submit(page: Page, address: string, fields: Record<string, string>) {
  if (page.url() === 'about:blank') await page.goto('/sign-in');
  const post = ([action, fields]: [string, Record<string, string>]) => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action });
    for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement('input'), { name, value }));
    document.body.append(form);
    form.submit();
  };
  const [answer] = await Promise.all([
    page.waitForNavigation(),
    page.evaluate(post, [address, fields] as [string, Record<string, string>]),
  ]);
  return answer;
}
