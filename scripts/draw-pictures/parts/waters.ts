import { box, curve, type Point, type Way } from '../forms.ts';
import { type Art, fill, inside, lens, stroke } from '../ink.ts';
import type { Colour } from '../palette.ts';
import type { Random } from '../random.ts';

export type Water = { left?: number; right?: number; top: number; bottom: number };

/** Marks on water: hair-thin at the horizon, broad and far apart toward the viewer. */
export function ripples(
  random: Random,
  water: Water,
  colour: Colour,
  how: { density?: number; width?: number; length?: number; share?: (x: number, y: number) => number } = {},
): Art {
  const [left, right] = [water.left ?? 0, water.right ?? 1800];
  const depth = water.bottom - water.top;
  let marks = '';
  for (let t = 0.01; t < 1; t += 0.012 + t * 0.035) {
    const y = water.top + depth * t;
    const length = (how.length ?? 150) * (0.18 + t * 0.82);
    const thick = (how.width ?? 9) * (0.16 + t * 0.84);
    for (let x = left - random.next() * length; x < right; x += length * random.between(1.2, 3.2) * (1 / (how.density ?? 1))) {
      if (!random.chance(how.share?.(x, y) ?? 0.8)) continue;
      marks += lens(
        x,
        y + random.spread(0, depth * 0.012 * (0.3 + t)),
        random.spread(0, 0.03),
        length * random.between(0.5, 1.1),
        thick * random.between(0.6, 1.1),
      );
    }
  }
  return inside(box(left, water.top, right - left, depth), fill(marks || 'M0 0Z', colour));
}

/** The broken column of light under a sun, moon or lamp. */
export function glitter(
  random: Random,
  x: number,
  water: Water,
  colour: Colour,
  how: { narrow: number; wide: number; rows?: number; width?: number },
): Art {
  const depth = water.bottom - water.top;
  const rows = how.rows ?? 26;
  let marks = '';
  for (let i = 0; i < rows; i++) {
    const t = ((i + 0.4) / rows) ** 1.25;
    const spread = how.narrow + (how.wide - how.narrow) * t;
    for (let k = 0; k < 1 + Math.round(t * 2); k++) {
      marks += lens(
        x + random.spread(0, spread * 0.7),
        water.top + depth * t,
        0,
        spread * random.between(0.5, 1.1),
        (how.width ?? 13) * (0.25 + t * 0.75),
      );
    }
  }
  return inside(box(0, water.top, 1800, depth), fill(marks, colour));
}

/** Long swells as bands whose crests roll; nearer bands overlap farther ones. */
export function swells(random: Random, water: Water, colours: readonly Colour[], how: { height?: number; waves?: number } = {}): Art {
  const depth = water.bottom - water.top;
  return colours
    .map((colour, i) => {
      const t = (i / colours.length) ** 1.4;
      const y = water.top + depth * t;
      const height = (how.height ?? 26) * (0.25 + t);
      const count = Math.round((how.waves ?? 9) * (1.5 - t));
      const points: Point[] = [];
      for (let k = 0; k <= count * 2; k++)
        points.push([-60 + (1920 * k) / (count * 2), y + (k % 2 ? -height : height * 0.4) * random.between(0.5, 1)]);
      return fill(`${curve(points)}L1860 ${water.bottom}L-60 ${water.bottom}Z`, colour);
    })
    .join('');
}

/** The lace of a wave that runs up a beach. */
export function foam(way: Way, colour: Colour, width = 7): Art {
  return stroke(curve(way), colour, width);
}

/** A hull's, post's or tower's broken reflection straight below it. */
export function reflection(
  random: Random,
  from: { left: number; right: number; top: number; bottom: number },
  colour: Colour,
  opacity = 0.5,
): Art {
  let bars = '';
  const rows = Math.max(5, Math.round((from.bottom - from.top) / 16));
  for (let i = 0; i < rows; i++) {
    const t = i / rows;
    const y = from.top + (from.bottom - from.top) * t;
    const shrink = (from.right - from.left) * 0.5 * (1 - t * 0.5) * random.between(0.8, 1.08);
    bars += lens(
      (from.left + from.right) / 2 + random.spread(0, 12 * t),
      y,
      0,
      shrink * 2,
      ((from.bottom - from.top) / rows) * (0.95 - t * 0.5),
    );
  }
  return fill(bars, colour, opacity);
}
