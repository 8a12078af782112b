import { expect } from 'vitest';
import { addressesOf } from '../leaks/addresses.ts';
import { type Answer, type Asked, askAt, eachOf, headerOf } from '../leaks/ask.ts';
import { changedBetween, digestOf } from '../leaks/digest.ts';
import type { TestPaper } from '../paper.ts';

export type Exchange = { asked: Asked; answer: Answer };

/** The first address of every route with that method, but those for programs, which tests/leaks/programs.test.ts asks. */
export function pathsOf(paper: TestPaper, method: 'GET' | 'POST'): string[] {
  const routes = paper.routes.filter((route) => route.method === method && !route.who.startsWith('token:'));
  return routes.map((route) => addressesOf(paper, route)[0]?.path ?? '');
}

/** Runs `work` and answers in which tables something was written meanwhile. */
export async function changedBy(paper: TestPaper, work: () => Promise<void>): Promise<string[]> {
  const before = await digestOf(paper);
  await work();
  return changedBetween(before, await digestOf(paper));
}

/** Asks everything over HTTP and answers in the same order. */
export async function askAll(paper: TestPaper, all: Asked[]): Promise<Exchange[]> {
  const ask = askAt(await paper.serve());
  return eachOf(all, 8, async (asked) => ({ asked, answer: await ask(asked) }));
}

/** Holds that an answer is a clear page of the paper's own with that status, and shows nothing of what went wrong inside. */
export function expectPage({ asked, answer }: Exchange, statuses: number[]): void {
  const name = `${asked.method} ${asked.path.slice(0, 200)}`;
  const isForPrograms = /^(\/\w\w)?\/api(\/|$)/.test(asked.path);
  // Programs are asked for their token before anything is looked at.
  const expected = isForPrograms ? [...statuses, 401] : statuses;
  expect(expected, `${name} was answered ${answer.status}`).toContain(answer.status);
  expect(answer.text, name).not.toMatch(/\bat .+:\d+:\d+|node_modules|\.tsx?\b|Error:|syntax error|invalid input/);
  if (answer.status < 400 || asked.method === 'HEAD') return;
  if (isForPrograms) {
    expect(headerOf(answer, 'content-type'), name).toBe('application/problem+json; charset=utf-8');
    expect(JSON.parse(answer.text), name).toMatchObject({ status: answer.status, title: expect.any(String) });
    return;
  }
  expect(headerOf(answer, 'content-type'), name).toBe('text/html; charset=UTF-8');
  for (const part of [
    /^<!doctype html><html lang="\w\w" dir="(ltr|rtl)"/,
    /<title>[^<]{3,}<\/title>/,
    /<h1>[^<]{3,}<\/h1>/,
    // To the front page, or, for staff, to the desk.
    /<a (class="bar-name" )?href="\/((\w\w)?|(\w\w\/)?newsroom)"/,
  ]) {
    expect(answer.text, name).toMatch(part);
  }
}
