import { blob, box, disc, each, oval, type Path, type Point, polygon, ridge, taper } from '../forms.ts';
import { type Art, fill, gouged, inside } from '../ink.ts';
import { type Colour, mix } from '../palette.ts';
import type { Random } from '../random.ts';

/** Ranges of hills from far to near, each nearer one closer to `near`, its lit flank gouged. */
export function ranges(
  random: Random,
  how: {
    tops: readonly number[];
    swell: number;
    far: Colour;
    near: Colour;
    marks?: Colour;
    bottom?: number;
    detail?: number;
    sharp?: boolean;
    angle?: number;
  },
): Art {
  return how.tops
    .map((y, i) => {
      const share = how.tops.length === 1 ? 1 : i / (how.tops.length - 1);
      const path = ridge(random, {
        left: -60,
        right: 1860,
        y,
        swell: how.swell * (0.7 + share * 0.6),
        detail: (how.detail ?? 9) - Math.floor(i / 2),
        bottom: how.bottom ?? 1200,
        sharp: how.sharp ?? false,
      });
      const colour = mix(how.far, how.near, share);
      return (
        fill(path, colour) +
        (how.marks
          ? gouged(random, path, mix(colour, how.marks, 0.42), {
              angle: how.angle ?? 18,
              gap: 26 + i * 5,
              length: 80 + i * 16,
              width: 6 + i,
              fade: { from: [900, y - how.swell], to: [900, y + how.swell * 0.9] },
            })
          : '')
      );
    })
    .join('');
}

/** One mountain with a lit and a shaded face split along a broken ridge line, snow from `snow` upward. */
export function mountain(
  random: Random,
  peak: Point,
  base: { left: number; right: number; y: number },
  colours: { light: Colour; shade: Colour; snow?: Colour },
  snow = 0.35,
): Art {
  const steps = 5;
  const side = (to: number) =>
    Array.from({ length: steps }, (_, i): Point => {
      const t = (i + 1) / steps;
      return [
        peak[0] + (to - peak[0]) * t + random.spread(0, 16),
        peak[1] + (base.y - peak[1]) * t ** 1.12 + (i < steps - 1 ? random.spread(0, 14) : 0),
      ];
    });
  const [left, right] = [side(base.left), side(base.right)];
  const middle = Array.from({ length: steps }, (_, i): Point => {
    const t = (i + 1) / steps;
    return [peak[0] + (i % 2 ? 46 : -30) * t + (base.right - base.left) * 0.1 * t, peak[1] + (base.y - peak[1]) * t];
  });
  const outline = polygon([peak, ...right, ...left.toReversed()]);
  const dark = polygon([peak, ...right, ...middle.toReversed()]);
  const line = peak[1] + (base.y - peak[1]) * snow;
  const zig: Point[] = Array.from(
    { length: 13 },
    (_, i): Point => [base.left + ((base.right - base.left) * i) / 12, line + (i % 2 ? -1 : 1) * random.between(14, 52)],
  );
  const cap = polygon([[base.left, peak[1] - 20], [base.right, peak[1] - 20], ...zig.toReversed()]);
  return (
    fill(outline, colours.light) +
    fill(dark, colours.shade) +
    (colours.snow ? inside(outline, fill(cap, colours.snow), inside(dark, fill(cap, mix(colours.snow, colours.shade, 0.4)))) : '')
  );
}

/** Stones of a beach, wall or track bed, larger toward the bottom. */
export function stones(
  random: Random,
  at: { left: number; right: number; top: number; bottom: number; size: number; count: number },
  colours: readonly Colour[],
): Art {
  const list = Array.from(
    { length: at.count },
    () => [random.between(at.left, at.right), random.between(at.top, at.bottom)] as const,
  ).toSorted((a, b) => a[1] - b[1]);
  return list
    .map(([x, y]) => {
      const r = at.size * (0.4 + (0.6 * (y - at.top)) / (at.bottom - at.top)) * random.between(0.6, 1.2);
      return fill(rock(random, x, y, r, r * random.between(0.5, 0.75)), random.pick(colours));
    })
    .join('');
}

export function rock(random: Random, x: number, y: number, rx: number, ry: number): Path {
  return blob(
    Array.from({ length: 7 }, (_, i): Point => {
      const a = (i / 7) * Math.PI * 2;
      return [x + Math.cos(a) * rx * random.between(0.8, 1.1), y + Math.sin(a) * ry * random.between(0.75, 1.1)];
    }),
    0.35,
  );
}

/** Grass, reeds or straw as blades that grow from a line. */
export function blades(
  random: Random,
  at: { left: number; right: number; y: number; height: number; count: number; lean?: number; width?: number },
  colour: Colour,
): Art {
  let art = '';
  for (let i = 0; i < at.count; i++) {
    const x = random.between(at.left, at.right);
    const h = at.height * random.between(0.5, 1.1);
    const lean = (at.lean ?? 0) + random.spread(0, h * 0.25);
    art += taper(
      [
        [x, at.y + random.between(0, 10)],
        [x + lean * 0.35, at.y - h * 0.6],
        [x + lean, at.y - h],
      ],
      [at.width ?? 8, (at.width ?? 8) * 0.7, 1],
      false,
    );
  }
  return fill(art, colour);
}

/** Sheep seen from the side, as wool and four legs. */
export function sheep(random: Random, at: Point, size: number, wool: Colour, legs: Colour, flip = false): Art {
  const f = flip ? -1 : 1;
  const [x, y] = at;
  const leg = [-0.3, -0.16, 0.18, 0.32].map((dx) => box(x + dx * size - size * 0.03, y - size * 0.3, size * 0.06, size * 0.3)).join('');
  const body = each('-0.34 -0.5 0.2; -0.12 -0.6 0.24; 0.14 -0.58 0.24; 0.34 -0.48 0.19; 0 -0.4 0.3', ([dx, dy, r]) =>
    disc(x + dx * size, y + dy * size + random.spread(0, size * 0.02), r * size),
  );
  return (
    fill(leg, legs) +
    fill(body, wool) +
    fill(
      oval(x + f * size * 0.56, y - size * 0.56, size * 0.16, size * 0.11, f * 28) +
        oval(x + f * size * 0.46, y - size * 0.66, size * 0.09, size * 0.04, f * 20),
      legs,
    )
  );
}
