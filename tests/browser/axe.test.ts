import { describe, expect, it } from 'vitest';
import { isWide } from '../wide.ts';
import { loadAxe, offencesOf } from './axe.ts';
import { lookAtEveryPage, whole } from './every-page.ts';
import { pageKinds } from './kinds.ts';
import { seenPaper } from './visitor.ts';

describe('every page in English', () => {
  const pages = isWide ? pageKinds : pageKinds.filter(({ name }, at) => whole.includes(name) || at % 12 === 0);
  lookAtEveryPage(pages.map((kind) => ({ ...kind, language: 'en' })));
});

describe('axe', () => {
  const seen = seenPaper();

  it('would not pass with pale words, a picture without any, or links too small to touch', async () => {
    const { page } = await seen.visitor();
    await page.goto('/');
    await page.evaluate(() => {
      document.documentElement.style.setProperty('--ink-soft', '#aaa');
      document.querySelector('img')?.removeAttribute('alt');
      for (const link of document.querySelectorAll<HTMLElement>('.footer-list a'))
        link.style.cssText = 'display:block;font-size:8px;line-height:1';
    });
    await loadAxe(page);
    const rules = (await offencesOf(page)).map((line) => line.split(':')[0]);
    expect([...new Set(rules)].sort()).toEqual(['color-contrast', 'image-alt', 'target-size']);
  });
});
