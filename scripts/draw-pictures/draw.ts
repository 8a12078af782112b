import { mkdir, writeFile } from 'node:fs/promises';
import { chartOf } from './charts.ts';
import { webpOf } from './encode.ts';
import { svgOf } from './ink.ts';
import { openFonts } from './letters.ts';
import { focalOf, mapOf } from './maps.ts';
import { drawMarks } from './marks.ts';
import { randomOf } from './random.ts';
import { scenes } from './scenes.ts';
import { readWanted, type Scene, type Wanted } from './wanted.ts';

const demo = new URL('../../db/demo/', import.meta.url);
const list = new URL('pictures.yaml', import.meta.url);

const budgets = { illustration: 92, map: 90, chart: 60 } as const;

function sceneOf(slug: string): Scene {
  const scene = scenes[slug];
  if (!scene) throw new Error(`No scene is composed for ${slug}`);
  return scene;
}

function svgFor(wanted: Wanted): string {
  if (wanted.kind === 'map') return mapOf(wanted);
  if (wanted.kind === 'chart') return chartOf(wanted);
  return svgOf(1800, 1200, sceneOf(wanted.slug).draw(randomOf(wanted.slug)));
}

function entryOf(wanted: Wanted): string {
  const common = `slug: ${wanted.slug}, file: ${wanted.slug}.webp`;
  const rights = 'agency: Longitude Graphics, licence: "CC BY-SA 4.0"';
  if (wanted.kind === 'map')
    return `- { ${common}, credit: "Map by Tomás Grau", ${rights}, focal: [${focalOf(wanted).join(', ')}], kind: map, data: "Natural Earth" }`;
  if (wanted.kind === 'chart')
    return `- { ${common}, credit: "Chart by Ingrid Solheim", ${rights}, focal: [0.5, 0.5], kind: chart, data: ${JSON.stringify(wanted.source ?? '')} }`;
  const focal = sceneOf(wanted.slug).focal;
  return `- { ${common}, credit: "Illustration by Odile Marchetti", ${rights}, focal: [${focal.join(', ')}], kind: illustration }`;
}

const wanted = await readWanted(list);
const named = process.argv.slice(2);
const unknown = named.filter((slug) => !wanted.some((picture) => picture.slug === slug));
if (unknown.length) throw new Error(`Not in pictures.yaml: ${unknown.join(', ')}`);
const chosen = named.length ? wanted.filter(({ slug }) => named.includes(slug)) : wanted;

await openFonts();
await mkdir(new URL('pictures/', demo), { recursive: true });
for (const picture of chosen) {
  const file = await webpOf(svgFor(picture), budgets[picture.kind]);
  await writeFile(new URL(`pictures/${picture.slug}.webp`, demo), file);
  process.stdout.write(`${picture.slug} ${Math.round(file.length / 1024)} KB\n`);
}
if (!named.length) {
  await drawMarks();
  const head = '# Every picture of the demo paper, drawn by scripts/draw-pictures/ from its pictures.yaml. Written by the script.\n';
  await writeFile(new URL('pictures.yaml', demo), `${head}${wanted.map(entryOf).join('\n')}\n`);
}
