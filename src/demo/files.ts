import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { DemoStory, DemoVersion } from './format.ts';

/** Minutes in an age such as `3h`, `2d` or `2d 04:30`. */
export function ageInMinutes(age: string): number {
  const [, days, hours, clockHours, clockMinutes] = age.trim().match(/^(?:(\d+)d)?\s*(?:(\d+)h)?(?:(\d{1,2}):(\d{2}))?$/) ?? [];
  if (age.trim() === '' || [days, hours, clockHours].every((part) => part === undefined)) throw new Error(`Not an age: "${age}"`);
  return Number(days ?? 0) * 1440 + (Number(hours ?? 0) + Number(clockHours ?? 0)) * 60 + Number(clockMinutes ?? 0);
}

/** Every story of the demo paper in `dir`, oldest first, so that ids grow as they would have. */
export async function readStories(dir: string): Promise<DemoStory[]> {
  const folders = (await readdir(path.join(dir, 'stories'))).sort();
  const stories = await Promise.all(folders.map((slug) => readStory(path.join(dir, 'stories', slug), slug)));
  return stories.sort((a, b) => ageInMinutes(b.age) - ageInMinutes(a.age));
}

async function readStory(folder: string, slug: string): Promise<DemoStory> {
  const facts = parse(await readFile(path.join(folder, 'story.yaml'), 'utf8')) as DemoStory;
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const versions = await Promise.all(
    names.map(async (name): Promise<DemoVersion> => {
      const whole = await readFile(path.join(folder, name), 'utf8');
      const [, front = '', text = ''] = whole.match(/^---\n([\s\S]*?)\n---\n([\s\S]*)$/) ?? [];
      return { ...(parse(front) as DemoVersion), language: name.slice(0, -3), text };
    }),
  );
  return { ...facts, slug, versions };
}
