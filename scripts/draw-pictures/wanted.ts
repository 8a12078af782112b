import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Point } from './forms.ts';
import type { Art } from './ink.ts';
import type { Random } from './random.ts';

export type WantedMap = {
  slug: string;
  kind: 'map';
  center: [number, number];
  span: number;
  places: { name: string; at: [number, number]; main?: boolean }[];
  highlight?: string[];
};

export type WantedChart = {
  slug: string;
  kind: 'chart';
  type: 'bars' | 'lines';
  title: string;
  unit?: string;
  series: { name: string; points: [string | number, number][] }[];
  source?: string;
};

export type WantedIllustration = { slug: string; kind: 'illustration'; scene: string };

export type Wanted = WantedMap | WantedChart | WantedIllustration;

/** An illustration: what must stay visible when it is cropped, and how it is drawn on 1800 × 1200. */
export type Scene = { focal: Point; draw: (random: Random) => Art };

export async function readWanted(file: URL): Promise<Wanted[]> {
  return parse(await readFile(file, 'utf8')) as Wanted[];
}
