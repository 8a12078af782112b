import { blob, box, each, hang, oval, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, placed } from '../ink.ts';
import type { Colour } from '../palette.ts';
import type { Random } from '../random.ts';

/** A coconut palm: a bent trunk and a crown of fronds with cut leaflets. */
export function palm(
  random: Random,
  foot: Point,
  height: number,
  colours: { trunk: Colour; leaf: Colour; back?: Colour },
  lean = 0.18,
): Art {
  const top: Point = [foot[0] + height * lean, foot[1] - height];
  const trunk = taper(
    [foot, [foot[0] + height * lean * 0.25, foot[1] - height * 0.55], top],
    [height * 0.055, height * 0.036, height * 0.026],
  );
  const fronds = (offset: number, colour: Colour, count: number) => {
    let art = '';
    for (let i = 0; i < count; i++) {
      const angle = -165 + (330 * (i + 0.5)) / count + offset + random.spread(0, 8);
      art += frond(top, angle, height * random.between(0.34, 0.44));
    }
    return fill(art, colour);
  };
  return fronds(14, colours.back ?? colours.leaf, 7) + fill(trunk, colours.trunk) + fronds(0, colours.leaf, 8);
}

/** Frond angles: 0 straight up, positive to the right; they droop toward their ends. */
function frond(from: Point, angle: number, length: number): string {
  const up = 180 - angle * 0.58;
  const middle = hang(from, up, length * 0.55);
  const side = Math.sign(angle) || 1;
  const tip: Point = [middle[0] + side * length * 0.42, middle[1] + length * (0.04 + Math.abs(angle) / 420)];
  const spine = [from, middle, tip] as const;
  let leaflets = taper(spine, [length * 0.03, length * 0.05, 1], false);
  for (let i = 2; i <= 9; i++) {
    const t = i / 9.5;
    const x = (1 - t) ** 2 * from[0] + 2 * t * (1 - t) * middle[0] + t * t * tip[0];
    const y = (1 - t) ** 2 * from[1] + 2 * t * (1 - t) * middle[1] + t * t * tip[1];
    const l = length * 0.3 * (1.15 - t * 0.75);
    leaflets +=
      polygon([
        [x - l * 0.09, y],
        [x + side * l * 0.28, y + l],
        [x + l * 0.12, y],
      ]) +
      polygon([
        [x - l * 0.08, y],
        [x + side * l * 0.75, y + l * 0.42],
        [x + l * 0.1, y + l * 0.1],
      ]);
  }
  return leaflets;
}

/** A bare winter tree grown by forking. */
export function bareTree(
  random: Random,
  foot: Point,
  height: number,
  colour: Colour,
  how: { spread?: number; lean?: number; depth?: number } = {},
): Art {
  let path = '';
  const grow = (from: Point, angle: number, length: number, width: number, depth: number) => {
    const bend = hang(from, 180 - angle + random.spread(0, 6), length * 0.5);
    const to = hang(bend, 180 - angle * 1.05 + random.spread(0, 8), length * 0.5);
    path += taper([from, bend, to], [width, width * 0.82, width * 0.62]);
    if (depth === 0) return;
    const forks = depth > 2 ? 3 : 2;
    for (let i = 0; i < forks; i++) {
      const turn = ((i / (forks - 1)) * 2 - 1) * (how.spread ?? 32) * random.between(0.7, 1.2);
      grow(to, angle * 0.8 + turn, length * random.between(0.62, 0.8), width * 0.6, depth - 1);
    }
  };
  grow(foot, how.lean ?? 0, height * 0.34, height * 0.055, how.depth ?? 4);
  return fill(path, colour);
}

/** A poplar or cypress: one flame. */
export function poplar(random: Random, foot: Point, height: number, colour: Colour, marks?: Colour): Art {
  const [x, y] = foot;
  const w = height * 0.085;
  const flame = blob([
    [x, y - height],
    [x + w * 0.7, y - height * 0.72],
    [x + w, y - height * 0.38],
    [x + w * 0.7, y - height * 0.12],
    [x, y - height * 0.06],
    [x - w * 0.7, y - height * 0.12],
    [x - w, y - height * 0.38],
    [x - w * 0.7, y - height * 0.72],
  ]);
  return (
    fill(box(x - w * 0.14, y - height * 0.12, w * 0.28, height * 0.12), colour) +
    fill(flame, colour) +
    (marks
      ? gouged(random, flame, marks, {
          angle: 86,
          gap: w * 0.3,
          length: height * 0.16,
          width: w * 0.1,
          fade: { from: [x - w, y], to: [x + w * 0.8, y] },
        })
      : '')
  );
}

/** A pine of drooping tiers. */
export function pine(random: Random, foot: Point, height: number, colour: Colour): Art {
  const [x, y] = foot;
  let path = box(x - height * 0.02, y - height * 0.15, height * 0.04, height * 0.15);
  for (let i = 0; i < 5; i++) {
    const top = y - height + height * 0.17 * i;
    const w = height * (0.07 + i * 0.048) * random.between(0.9, 1.1);
    path += polygon([
      [x, top],
      [x + w, top + height * 0.25],
      [x + w * 0.4, top + height * 0.22],
      [x - w * 0.4, top + height * 0.22],
      [x - w, top + height * 0.25],
    ]);
  }
  return fill(path, colour);
}

/** A broad crown of several clumps, lit from one side. */
export function broadTree(random: Random, foot: Point, height: number, colours: { trunk: Colour; leaf: Colour; light?: Colour }): Art {
  const [x, y] = foot;
  const crown = (dx: number, dy: number, scale: number) =>
    each('-0.26 -0.52 0.19; 0.24 -0.5 0.2; -0.12 -0.74 0.21; 0.14 -0.76 0.18; 0 -0.56 0.26; -0.02 -0.9 0.12', ([cx, cy, r]) =>
      oval(x + (cx + dx) * height, y + (cy + dy) * height, r * height * scale, r * height * scale * 0.86),
    );
  const trunk =
    taper(
      [
        [x, y],
        [x + height * 0.01, y - height * 0.3],
        [x - height * 0.03, y - height * 0.6],
      ],
      [height * 0.075, height * 0.05, height * 0.03],
    ) +
    taper(
      [
        [x, y - height * 0.3],
        [x + height * 0.12, y - height * 0.52],
      ],
      [height * 0.035, height * 0.02],
    );
  const clumps = crown(0, 0, 1);
  return (
    fill(trunk, colours.trunk) +
    fill(clumps, colours.leaf) +
    (colours.light
      ? gouged(random, clumps, colours.light, {
          angle: 24,
          gap: height * 0.042,
          length: height * 0.13,
          width: height * 0.016,
          fade: { from: [x - height * 0.34, y - height], to: [x + height * 0.2, y - height * 0.4] },
        })
      : '')
  );
}

/** Reeds or maize: stems with leaves that break to one side. */
export function reeds(random: Random, at: { left: number; right: number; y: number; height: number; count: number }, colour: Colour): Art {
  let path = '';
  for (let i = 0; i < at.count; i++) {
    const x = random.between(at.left, at.right);
    const h = at.height * random.between(0.7, 1.1);
    const lean = random.spread(0, h * 0.12);
    path +=
      taper(
        [
          [x, at.y],
          [x + lean, at.y - h],
        ],
        [5, 2],
        false,
      ) + oval(x + lean, at.y - h, 5, h * 0.09, lean * 0.2);
    const side = random.chance(0.5) ? 1 : -1;
    path += taper(
      [
        [x + lean * 0.3, at.y - h * 0.3],
        [x + side * h * 0.16, at.y - h * 0.62],
        [x + side * h * 0.34, at.y - h * 0.5],
      ],
      [6, 5, 1],
      false,
    );
  }
  return fill(path, colour);
}

/** A pot of flowers: box, stems and heads. */
export function flowerBox(random: Random, at: Point, width: number, colours: { box: Colour; leaf: Colour; flower: Colour }): Art {
  const leaves = Array.from({ length: Math.round(width / 12) }, () =>
    oval(random.between(0, width), random.between(-26, -2), 13, 9, random.between(0, 180)),
  ).join('');
  const heads = Array.from({ length: Math.round(width / 16) }, () =>
    oval(random.between(4, width - 4), random.between(-40, -12), 9, 8),
  ).join('');
  return placed(
    { at },
    fill(leaves, colours.leaf),
    fill(heads, colours.flower),
    fill(
      polygon([
        [-6, -4],
        [width + 6, -4],
        [width - 2, 30],
        [2, 30],
      ]),
      colours.box,
    ),
  );
}
