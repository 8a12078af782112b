import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Blob, Face, Font, Buffer as Run, shape } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import { type Art, fill, stroke } from './ink.ts';
import type { Colour } from './palette.ts';

export type Weight = 'regular' | 'semibold' | 'bold' | 'italic' | 'headline';
export type Text = { path: string; width: number };

type Cut = { family: string; axes: Record<string, number>; style: 'normal' | 'italic'; instances: string };

const text = (wght: number, style: Cut['style'] = 'normal'): Cut => ({
  family: 'source-serif-4',
  axes: { wght },
  style,
  instances: 'wght',
});

const cuts: Record<Weight, Cut> = {
  regular: text(430),
  semibold: text(620),
  bold: text(760),
  italic: text(440, 'italic'),
  headline: { family: 'noto-serif-display', axes: { wdth: 86, wght: 600 }, style: 'normal', instances: 'standard' },
};

const alphabets = ['latin', 'latin-ext'] as const;
const fonts = new Map<string, Font>();

/** Every character a picture may carry; a font is cut down to these and set to one weight. */
const characters = [...Array.from({ length: 0x17f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)), ...'–—‘’“”…€₺−×ʻ'].join('');

/** Reads the fonts; to be awaited once before anything is lettered. */
export async function openFonts(): Promise<void> {
  for (const [weight, cut] of Object.entries(cuts)) {
    for (const alphabet of alphabets) {
      const file = fileURLToPath(
        import.meta.resolve(`@fontsource-variable/${cut.family}/files/${cut.family}-${alphabet}-${cut.instances}-${cut.style}.woff2`),
      );
      const sfnt = await subsetFont(await readFile(file), characters, { targetFormat: 'sfnt', variationAxes: cut.axes });
      fonts.set(`${weight}/${alphabet}`, new Font(new Face(new Blob(new Uint8Array(sfnt).buffer))));
    }
  }
}

/** A text as one path that starts at (0, 0) on its baseline, with its width. */
export function lettered(text: string, size: number, weight: Weight = 'regular', spacing = 0): Text {
  let x = 0;
  let path = '';
  for (const run of runsOf(text, weight)) {
    const scale = size / run.font.face.upem;
    const buffer = new Run();
    buffer.addText(run.text);
    buffer.guessSegmentProperties();
    shape(run.font, buffer);
    buffer.getGlyphInfosAndPositions().forEach((glyph) => {
      path += scaled(run.font.glyphToPath(glyph.codepoint), scale, x + (glyph.xOffset ?? 0) * scale);
      x += (glyph.xAdvance ?? 0) * scale + spacing;
    });
  }
  return { path, width: x - spacing };
}

function fontOf(weight: Weight, alphabet: (typeof alphabets)[number]): Font {
  const font = fonts.get(`${weight}/${alphabet}`);
  if (!font) throw new Error('Fonts must be opened before anything is lettered');
  return font;
}

function runsOf(text: string, weight: Weight): { font: Font; text: string }[] {
  const runs: { font: Font; text: string }[] = [];
  for (const character of text) {
    const candidates = alphabets.map((alphabet) => fontOf(weight, alphabet));
    const font = candidates.find((candidate) => candidate.glyph(character.codePointAt(0) ?? 0)) ?? fontOf(weight, 'latin');
    const last = runs.at(-1);
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}

function scaled(path: string, scale: number, dx: number): string {
  let index = 0;
  return path.replace(/[A-Z]|-?\d+(?:\.\d+)?/g, (token) => {
    if (/[A-Z]/.test(token)) {
      index = 0;
      return token;
    }
    const value = index++ % 2 === 0 ? Number(token) * scale + dx : -Number(token) * scale;
    return String(Math.round(value * 100) / 100);
  });
}

export type Setting = {
  at: readonly [number, number];
  size: number;
  colour: Colour;
  weight?: Weight;
  anchor?: 'start' | 'middle' | 'end';
  halo?: Colour;
  haloWidth?: number;
  spacing?: number;
  turn?: number;
};

/** A line of text in place, with an optional halo that parts it from what lies under it. */
export function line(text: string, how: Setting): Art {
  const { path, width } = lettered(text, how.size, how.weight, how.spacing);
  const dx = how.anchor === 'middle' ? -width / 2 : how.anchor === 'end' ? -width : 0;
  const turn = how.turn ? ` rotate(${how.turn})` : '';
  return `<g transform="translate(${how.at[0]} ${how.at[1]})${turn} translate(${dx} 0)">${how.halo ? stroke(path, how.halo, how.haloWidth ?? how.size * 0.22) : ''}${fill(path, how.colour)}</g>`;
}

export const widthOf = (text: string, size: number, weight?: Weight, spacing = 0): number => lettered(text, size, weight, spacing).width;
