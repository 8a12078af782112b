import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seenPaper } from './visitor.ts';

const seen = seenPaper();
const phone = { width: 390, height: 800 };

type Stop = { name: string; isMarked: boolean; isInView: boolean; isCovered: boolean };

/** Where the focus stands: whether it is marked as WCAG 2.2 asks (2.4.7, 2.4.13) and lies open to the eye (2.4.11). Undefined once it has left the page. */
function focusOn(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    // A teaser's link reaches over its card by ::after, and is marked around all of it.
    const outlines = [undefined, '::after'].map((part) => getComputedStyle(element, part));
    const boxes = [...element.getClientRects()];
    const box = boxes.find(({ width, height }) => width > 0 && height > 0) ?? element.getBoundingClientRect();
    const at = { x: box.left + Math.min(box.width / 2, 20), y: box.top + box.height / 2 };
    const top = document.elementFromPoint(at.x, at.y);
    return {
      name: `${element.tagName} ${element.className} ${element.textContent?.trim().slice(0, 40)}`,
      isMarked: outlines.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2),
      isInView: at.y >= 0 && at.y <= innerHeight && at.x >= 0 && at.x <= innerWidth,
      isCovered: !top || !(element.contains(top) || top.contains(element) || isLabelOf(element, top)),
    };
    function isLabelOf(field: Element, other: Element): boolean {
      return [...((field as HTMLInputElement).labels ?? [])].some((label) => label.contains(other));
    }
  });
}

/** Every place the focus goes to by the Tab key, until it leaves the page. */
async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < 400) {
    await page.keyboard.press('Tab');
    const stop = await focusOn(page);
    if (!stop) return stops;
    stops.push(stop);
  }
  throw new Error(`The focus is caught near ${stops.at(-1)?.name}.`);
}

/** Widens letters, words and lines as WCAG 2.2, 1.4.12 has readers do. */
function spaceOut(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    );
    document.adoptedStyleSheets.push(sheet);
  });
}

/** Elements whose text is cut off, or that reach over the page's edge. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element) => `${element.tagName}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`;
    for (const element of document.body.querySelectorAll('*')) {
      if (!(element as HTMLElement).checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())) continue;
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      // Words for screen readers alone.
      if (clipPath !== 'none') continue;
      const cutsAcross = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      const cutsDown = overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1;
      const { left, right } = element.getBoundingClientRect();
      // A table that is too wide scrolls within itself, which is allowed.
      const isOver = !element.closest('.table-scroll') && (left < -1 || right > innerWidth + 1);
      if ((cutsAcross || cutsDown || isOver) && !element.matches('.skip')) found.push(name(element));
    }
    return found;
  });
}

const places = { front: '/', story: '/world/first', wall: '/world/for-subscribers', subscribe: '/subscribe' };

describe('by keyboard', () => {
  it.each([
    ['front', undefined],
    ['story', undefined],
    ['wall', phone],
  ] as const)('every stop of the %s is marked, in view and uncovered, and none holds on', async (place, viewport) => {
    const { page } = await seen.visitor({ reducedMotion: 'reduce', ...(viewport ? { viewport } : {}) });
    await page.goto(places[place]);
    if (place === 'story') await page.locator('.story-rest').waitFor();
    const stops = await tabThrough(page);
    expect(stops.length).toBeGreaterThan(30);
    expect(stops.filter((stop) => !stop.isMarked || !stop.isInView || stop.isCovered)).toEqual([]);
  });

  it('the first stop skips to the text', async () => {
    const { page } = await seen.visitor();
    await page.goto('/world/for-subscribers');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.story') !== null)).toBe(true);
  });

  it('the menu of a phone opens, leads on and closes', async () => {
    const { page } = await seen.visitor({ viewport: phone });
    await page.goto('/');
    await page.locator('.menu summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.menu-sheet').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.menu-sheet') !== null)).toBe(true);
    await page.locator('.menu summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.menu-sheet').waitFor({ state: 'hidden' });
  });
});

describe('to the eye', () => {
  it.each(Object.entries(places))('the %s page loses no words when letters and lines are spaced out', async (_, path) => {
    const { page } = await seen.visitor();
    for (const viewport of [{ width: 1280, height: 800 }, phone]) {
      for (const prefix of ['', '/ar']) {
        await page.setViewportSize(viewport);
        await page.goto(prefix && path.includes('for-') ? '/ar/world/first' : prefix && path === '/' ? prefix : prefix + path);
        await spaceOut(page);
        expect(await clipped(page), `${page.url()} at ${viewport.width}`).toEqual([]);
      }
    }
  });

  it('nothing moves for those who asked for stillness', async () => {
    const { page } = await seen.visitor({ reducedMotion: 'reduce' });
    await page.goto('/world/first');
    await page.locator('.story-rest').waitFor();
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(moving).toEqual([]);
  });
});

describe('to the ear', () => {
  it('every part in another language or direction says so', async () => {
    const { page } = await seen.visitor();
    for (const path of ['/', '/world/first', '/ar', '/ar/world/first', '/fr/world/first']) {
      await page.goto(path);
      const wrong = await page.evaluate(() => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          const text = node.textContent ?? '';
          const parent = node.parentElement as HTMLElement;
          const language = parent.closest('[lang]')?.getAttribute('lang') ?? '';
          const isArabic = /\p{Script=Arabic}{2}/u.test(text);
          if (isArabic && language !== 'ar') found.push(`Arabic in ${language}: ${text.slice(0, 50)}`);
          // A single word runs its own way wherever it stands; a sentence's order depends on the line around it.
          if (isArabic && /\s/.test(text.trim()) && getComputedStyle(parent).direction !== 'rtl')
            found.push(`left to right: ${text.slice(0, 50)}`);
          // The headline a story had in French.
          if (text === 'Titre' && (language !== 'fr' || getComputedStyle(parent).direction !== 'ltr')) found.push(`French in ${language}`);
        }
        return found;
      });
      expect(wrong, path).toEqual([]);
    }
    await page.goto('/ar');
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['ar', 'rtl']);
    expect(
      await page
        .locator('input[type=email]')
        .first()
        .evaluate((field) => getComputedStyle(field).direction),
    ).toBe('ltr');
  });
});
