import { blob, box, curve, disc, type Path, type Point, polygon, type Way } from '../forms.ts';
import { type Art, fill, gouged, lens, stroke } from '../ink.ts';
import { type Colour, mix } from '../palette.ts';
import type { Random } from '../random.ts';

export const sheet = { width: 1800, height: 1200 } as const;
export const whole: Path = box(0, 0, sheet.width, sheet.height);

/** A flat sky whose gouge marks thin out from `from` toward `to`. */
export function sky(
  random: Random,
  colour: Colour,
  marks: Colour,
  how: { from?: Point; to?: Point; bottom?: number; angle?: number; gap?: number; length?: number; width?: number } = {},
): Art {
  const area = box(0, 0, sheet.width, how.bottom ?? sheet.height);
  return (
    fill(area, colour) +
    gouged(random, area, marks, {
      angle: how.angle ?? 0,
      gap: how.gap ?? 24,
      length: how.length ?? 150,
      width: how.width ?? 6,
      fade: { from: how.from ?? [900, 0], to: how.to ?? [900, (how.bottom ?? sheet.height) * 0.75] },
    })
  );
}

/** A sky that changes colour from top to bottom in flat bands whose edges are cut into each other. */
export function bandedSky(
  random: Random,
  top: Colour,
  low: Colour,
  bottom: number,
  how: { steps?: number; from?: number; angle?: number; width?: number } = {},
): Art {
  const steps = how.steps ?? 5;
  const start = how.from ?? 0;
  let art = fill(box(0, 0, sheet.width, bottom), top);
  for (let i = 1; i < steps; i++) {
    const y = start + ((bottom - start) * i) / steps;
    const step = (bottom - start) / steps;
    const colour = mix(top, low, i / (steps - 1));
    const points: Point[] = Array.from({ length: 8 }, (_, k): Point => [-60 + k * 275, random.spread(y, step * 0.14)]);
    art += gouged(random, box(0, y - step * 0.75, sheet.width, step * 0.75), colour, {
      angle: how.angle ?? 0,
      gap: 19,
      length: 170,
      width: how.width ?? 8,
      fade: { from: [900, y], to: [900, y - step * 0.85] },
    });
    art += fill(`${curve(points)}L1860 ${bottom}L-60 ${bottom}Z`, colour);
  }
  return art;
}

/** A sun or moon with rings of light cut around it. */
export function orb(
  random: Random,
  at: Point,
  radius: number,
  colour: Colour,
  halo?: { colour: Colour; rings: number; step?: number; width?: number },
): Art {
  let art = '';
  for (let i = 1; halo && i <= halo.rings; i++) {
    const r = radius + (halo.step ?? radius * 0.3) * i;
    const count = Math.round((r * 6.28) / (radius * 0.62));
    let marks = '';
    for (let k = 0; k < count; k++) {
      const a = ((k + (i % 2) / 2 + random.spread(0, 0.18)) / count) * Math.PI * 2;
      marks += lens(
        at[0] + Math.cos(a) * r,
        at[1] + Math.sin(a) * r,
        a + Math.PI / 2,
        radius * 0.44,
        (halo.width ?? 6) * (1 - i / (halo.rings + 2)),
      );
    }
    art += fill(marks, halo.colour);
  }
  return art + fill(disc(at[0], at[1], radius), colour);
}

/** Rays as long gouges that leave a point. */
export function rays(
  random: Random,
  at: Point,
  colour: Colour,
  how: { inner: number; outer: number; count: number; width?: number; from?: number; to?: number },
): Art {
  const [from, to] = [how.from ?? 0, how.to ?? 360];
  let marks = '';
  for (let i = 0; i < how.count; i++) {
    const a = ((from + ((to - from) * (i + random.spread(0, 0.3))) / how.count) * Math.PI) / 180;
    for (let r = how.inner; r < how.outer; ) {
      const length = random.between(0.12, 0.26) * (how.outer - how.inner);
      marks += lens(
        at[0] + Math.cos(a) * (r + length / 2),
        at[1] + Math.sin(a) * (r + length / 2),
        a,
        length,
        (how.width ?? 6) * (1.15 - (r - how.inner) / (how.outer - how.inner)),
      );
      r += length * random.between(1.1, 1.5);
    }
  }
  return fill(marks, colour);
}

/** Long flat-bottomed clouds. */
export function cloud(random: Random, at: Point, width: number, height: number, colour: Colour): Art {
  const [x, y] = at;
  const points: Point[] = [[x - width / 2, y]];
  const lumps = Math.max(3, Math.round(width / (height * 1.3)));
  for (let i = 0; i < lumps; i++) {
    const middle = 1 - Math.abs((i + 0.5) / lumps - 0.5) * 1.5;
    points.push([x - width / 2 + (width * (i + 0.5)) / lumps, y - height * middle * random.between(0.6, 1.1)]);
    if (i < lumps - 1) points.push([x - width / 2 + (width * (i + 1)) / lumps, y - height * middle * random.between(0.35, 0.5)]);
  }
  points.push([x + width / 2, y], [x + width * 0.3, y + height * 0.14], [x - width * 0.25, y + height * 0.1]);
  return fill(blob(points, 0.1), colour);
}

/** A cloud as a drawn-out streak. */
export function streak(at: Point, width: number, height: number, colour: Colour, opacity = 1): Art {
  const [x, y] = at;
  return fill(
    blob([
      [x - width / 2, y],
      [x - width * 0.2, y - height * 0.5],
      [x + width * 0.15, y - height * 0.36],
      [x + width / 2, y - height * 0.05],
      [x + width * 0.2, y + height * 0.4],
      [x - width * 0.15, y + height * 0.3],
    ]),
    colour,
    opacity,
  );
}

export function stars(
  random: Random,
  count: number,
  colour: Colour,
  how: { bottom: number; top?: number; size?: number; left?: number; right?: number },
): Art {
  let dots = '';
  let sparks = '';
  for (let i = 0; i < count; i++) {
    const [x, y] = [random.between(how.left ?? 0, how.right ?? sheet.width), random.between(how.top ?? 0, how.bottom)];
    const size = (how.size ?? 3.2) * random.between(0.35, 1) ** 1.6;
    if (random.chance(0.04)) {
      const r = size * 3.2;
      sparks += polygon([
        [x, y - r],
        [x + size * 0.5, y - size * 0.5],
        [x + r, y],
        [x + size * 0.5, y + size * 0.5],
        [x, y + r],
        [x - size * 0.5, y + size * 0.5],
        [x - r, y],
        [x - size * 0.5, y - size * 0.5],
      ]);
    } else dots += disc(x, y, size);
  }
  return fill(dots, colour) + fill(sparks || 'M0 0Z', colour);
}

/** Rain as slanted cuts; `angle` from the vertical. */
export function rain(
  random: Random,
  path: Path,
  colour: Colour,
  how: { angle?: number; gap?: number; length?: number; width?: number; opacity?: number } = {},
): Art {
  const art = gouged(random, path, colour, {
    angle: 90 + (how.angle ?? 12),
    gap: how.gap ?? 44,
    length: how.length ?? 120,
    width: how.width ?? 3,
  });
  return `<g opacity="${how.opacity ?? 0.8}">${art}</g>`;
}

export function snow(
  random: Random,
  count: number,
  colour: Colour,
  within: { left: number; top: number; right: number; bottom: number },
  size = 6,
): Art {
  let flakes = '';
  for (let i = 0; i < count; i++)
    flakes += disc(random.between(within.left, within.right), random.between(within.top, within.bottom), size * random.between(0.35, 1));
  return fill(flakes, colour);
}

/** A shaft of light as one pale plane. */
export function shaft(way: Way, colour: Colour, opacity = 0.22): Art {
  return fill(polygon(way), colour, opacity);
}

/** Wires that sag between posts. */
export function wires(pairs: readonly (readonly [Point, Point, number])[], colour: Colour, width = 3): Art {
  return stroke(
    pairs.map(([a, b, sag]) => `M${a[0]} ${a[1]}Q${(a[0] + b[0]) / 2} ${(a[1] + b[1]) / 2 + sag * 2} ${b[0]} ${b[1]}`).join(''),
    colour,
    width,
  );
}
