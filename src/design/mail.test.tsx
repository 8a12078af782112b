import { expect, test } from 'vitest';
import { wordsIn } from '#platform/words.ts';
import { type LetterFrame, type LetterText, letterIn } from './mail.tsx';

const frameIn = (language: string): LetterFrame => ({
  paper: { name: 'Longitude & Co', tagline: 'A <b>line</b>' },
  language,
  words: wordsIn(language),
  timeZone: 'UTC',
  address: (page) => `https://paper.example${page}`,
});
const letter: LetterText = {
  subject: 'Subject <1>',
  preheader: 'Before all',
  heading: 'The heading',
  parts: [
    { kind: 'text', text: 'A text with <script>alert(1)</script>' },
    { kind: 'code', code: '012345' },
    { kind: 'facts', facts: [{ name: 'Price', value: '$2.90' }] },
    { kind: 'button', text: 'Press', href: 'https://paper.example/x?id=1&key=2' },
    { kind: 'small', text: 'In small' },
  ],
  reason: 'Because you asked.',
};

test('both forms say the same, and what came from outside stays text', () => {
  const { subject, text, html } = letterIn(frameIn('en'), letter);
  expect(subject).toBe('Subject <1>');
  for (const said of ['The heading', 'A text with ', '012345', 'Price', '$2.90', 'Press', 'In small', 'Because you asked.']) {
    expect(text).toContain(said);
    expect(html).toContain(said);
  }
  expect(text).toContain('\nhttps://paper.example/x?id=1&key=2\n');
  expect(html).toContain('href="https://paper.example/x?id=1&amp;key=2"');
  expect(html).toContain('Longitude &amp; Co');
  expect(html).not.toMatch(/<script|<b>/);
});

test('the HTML stands alone, turns dark, and runs or loads nothing', () => {
  const { html } = letterIn(frameIn('en'), letter);
  expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr">/);
  expect(html).toContain('@media (prefers-color-scheme: dark)');
  expect(html).not.toMatch(/<(img|link|script|form|iframe)|url\(|@import| on\w+=/);
  expect(Buffer.byteLength(html)).toBeLessThan(20_000);
});

test('a letter in Arabic runs from right to left, its code and addresses from left to right', () => {
  const { html } = letterIn(frameIn('ar'), letter);
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toMatch(/<p class="box ink" dir="ltr"[^>]*>012345/);
  expect(html).toMatch(/<a href="[^"]*" dir="ltr"[^>]*>https:/);
});
