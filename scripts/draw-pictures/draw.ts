import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { chartOf } from './charts.ts';
import { webpOf } from './encode.ts';
import { svgOf } from './ink.ts';
import { openFonts } from './letters.ts';
import { focalOf, mapOf } from './maps.ts';
import { drawMarks } from './marks.ts';
import { randomOf } from './random.ts';
import { scenes } from './scenes.ts';
import { readWanted, type Wanted } from './wanted.ts';

const demo = new URL('../../db/demo/', import.meta.url);
const own = new URL('pictures.yaml', import.meta.url);
const list = existsSync(own) ? own : new URL('pictures-wanted.yaml', demo);

const budgets = { illustration: 92, map: 90, chart: 60 } as const;

async function svgFor(wanted: Wanted): Promise<string> {
  if (wanted.kind === 'map') return mapOf(wanted);
  if (wanted.kind === 'chart') return chartOf(wanted);
  const scene = scenes[wanted.slug];
  if (!scene) throw new Error(`No scene is composed for ${wanted.slug}`);
  return svgOf(1800, 1200, scene.draw(randomOf(wanted.slug)));
}

function entryOf(wanted: Wanted): string {
  const common = `slug: ${wanted.slug}, file: ${wanted.slug}.webp`;
  const rights = 'agency: Longitude Graphics, licence: "CC BY-SA 4.0"';
  if (wanted.kind === 'map') return `- { ${common}, credit: "Map by Tomás Grau", ${rights}, focal: [${focalOf(wanted).join(', ')}], kind: map, data: "Natural Earth" }`;
  if (wanted.kind === 'chart') return `- { ${common}, credit: "Chart by Ingrid Solheim", ${rights}, focal: [0.5, 0.5], kind: chart, data: ${JSON.stringify(wanted.source ?? '')} }`;
  const focal = scenes[wanted.slug]!.focal;
  return `- { ${common}, credit: "Illustration by Odile Marchetti", ${rights}, focal: [${focal.join(', ')}], kind: illustration }`;
}

const wanted = await readWanted(list);
const named = process.argv.slice(2);
const chosen = named.length ? wanted.filter(({ slug }) => named.includes(slug)) : wanted;

await openFonts();
await mkdir(new URL('pictures/', demo), { recursive: true });
for (const picture of chosen) {
  const file = await webpOf(await svgFor(picture), budgets[picture.kind]);
  await writeFile(new URL(`pictures/${picture.slug}.webp`, demo), file);
  process.stdout.write(`${picture.slug} ${Math.round(file.length / 1024)} KB\n`);
}
if (!named.length) {
  await drawMarks();
  const head = '# Every picture of the demo paper, drawn by scripts/draw-pictures/ from its pictures.yaml. Written by the script.\n';
  await writeFile(new URL('pictures.yaml', demo), `${head}${wanted.map(entryOf).join('\n')}\n`);
}
