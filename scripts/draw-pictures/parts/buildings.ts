import { arc, box, disc, oval, type Path, type Point, polygon, type Way } from '../forms.ts';
import { type Art, fill, inside, placed, ruled, stroke } from '../ink.ts';
import { type Colour, deep, mix } from '../palette.ts';
import type { Random } from '../random.ts';

export type Walls = { wall: Colour; shade: Colour; roof: Colour; window: Colour };

/** A gabled house: the lit gable end at the left and one long shaded side to the right. Stands on (x, y). */
export function cottage(
  at: Point,
  width: number,
  height: number,
  walls: Walls,
  how: { flip?: boolean; windows?: number; door?: boolean } = {},
): Art {
  const g = width * 0.42;
  const eaves = -height * 0.55;
  const windows = Array.from({ length: how.windows ?? 2 }, (_, i) =>
    box(g + (width - g) * ((i + 0.5) / (how.windows ?? 2)) - width * 0.045, eaves * 0.72, width * 0.09, -eaves * 0.36),
  ).join('');
  return placed(
    { at, flip: how.flip },
    fill(box(g, eaves, width - g, -eaves), walls.shade),
    fill(
      polygon([
        [g / 2, -height],
        [width - g / 2 + width * 0.04, -height],
        [width + width * 0.05, eaves + 4],
        [g - 4, eaves + 4],
      ]),
      walls.roof,
    ),
    fill(
      polygon([
        [0, 0],
        [0, eaves],
        [g / 2, -height],
        [g, eaves],
        [g, 0],
      ]),
      walls.wall,
    ),
    stroke(`M${-width * 0.03} ${eaves + 8}L${g / 2} ${-height}L${g + width * 0.02} ${eaves + 6}`, deep(walls.roof, 0.3), width * 0.025),
    fill(windows, walls.window),
    fill(
      how.door === false ? box(g * 0.36, eaves * 0.75, g * 0.28, -eaves * 0.4) : box(g * 0.36, eaves * 0.62, g * 0.28, -eaves * 0.62),
      walls.window,
    ),
  );
}

export type Block = {
  x: number;
  bottom: number;
  width: number;
  height: number;
  rows: number;
  columns: number;
  wall: Colour;
  dark: Colour;
  light?: Colour;
  litShare?: number;
  side?: number;
  sideColour?: Colour;
  balconies?: Colour;
};

/** A slab of flats with a grid of windows, some lit, and one shaded side. */
export function flats(random: Random, b: Block): Art {
  const top = b.bottom - b.height;
  const side = b.side ?? 0;
  let dark = '';
  let light = '';
  let rails = '';
  const [cw, rh] = [b.width / b.columns, b.height / (b.rows + 0.6)];
  for (let r = 0; r < b.rows; r++) {
    for (let c = 0; c < b.columns; c++) {
      const pane = box(b.x + cw * (c + 0.24), top + rh * (r + 0.5), cw * 0.52, rh * 0.5);
      if (b.light && random.chance(b.litShare ?? 0.2)) light += pane;
      else dark += pane;
      if (b.balconies) rails += box(b.x + cw * (c + 0.12), top + rh * (r + 0.86), cw * 0.76, rh * 0.2);
    }
  }
  return (
    fill(box(b.x, top, b.width, b.height), b.wall) +
    (side
      ? fill(
          polygon([
            [b.x + b.width, top],
            [b.x + b.width + side, top + Math.abs(side) * 0.22],
            [b.x + b.width + side, b.bottom],
            [b.x + b.width, b.bottom],
          ]),
          b.sideColour ?? mix(b.wall, b.dark, 0.6),
        )
      : '') +
    fill(dark || 'M0 0Z', b.dark) +
    fill(light || 'M0 0Z', b.light ?? b.dark) +
    (b.balconies ? fill(rails, b.balconies) : '')
  );
}

/** A far skyline as one silhouette: blocks of the given character between two edges. */
export function skyline(
  random: Random,
  at: { left: number; right: number; bottom: number; low: number; high: number; each: number },
  colour: Colour,
): Art {
  let path = '';
  for (let x = at.left; x < at.right; ) {
    const w = at.each * random.between(0.55, 1.4);
    const h = random.between(at.low, at.high);
    path += box(x, at.bottom - h, w + 1, h);
    if (random.chance(0.3)) path += box(x + w * 0.4, at.bottom - h - at.each * 0.4, at.each * 0.07, at.each * 0.4);
    if (random.chance(0.3)) path += box(x + w * 0.2, at.bottom - h - at.each * 0.16, w * 0.3, at.each * 0.17);
    x += w;
  }
  return fill(path, colour);
}

/** A round-headed opening standing on its sill. */
export function archway(x: number, bottom: number, width: number, height: number): Path {
  const r = width / 2;
  return polygon([[x, bottom], ...arc(x + r, bottom - height + r, r, r, 180, 360), [x + width, bottom]]);
}

/** A pointed (Gothic) opening. */
export function lancet(x: number, bottom: number, width: number, height: number): Path {
  const spring = bottom - height + width * 0.9;
  return polygon([
    [x, bottom],
    ...arc(x + width, spring, width, width, 180, 240, 8),
    ...arc(x, spring, width, width, 300, 360, 8),
    [x + width, bottom],
  ]);
}

/** A brick Gothic church with a tall spire. */
export function gothicChurch(at: Point, height: number, brick: Colour, shade: Colour, glass: Colour): Art {
  const h = height;
  const tower = box(-0.09 * h, -0.62 * h, 0.18 * h, 0.62 * h);
  const spire = polygon([
    [-0.1 * h, -0.62 * h],
    [0, -h],
    [0.1 * h, -0.62 * h],
  ]);
  const nave = polygon([
    [0.09 * h, 0],
    [0.09 * h, -0.3 * h],
    [0.13 * h, -0.46 * h],
    [0.58 * h, -0.46 * h],
    [0.64 * h, -0.3 * h],
    [0.64 * h, 0],
  ]);
  const roof = polygon([
    [0.09 * h, -0.28 * h],
    [0.13 * h, -0.48 * h],
    [0.58 * h, -0.48 * h],
    [0.66 * h, -0.28 * h],
  ]);
  const windows = [0.15, 0.28, 0.41, 0.54].map((x) => lancet(x * h, -0.04 * h, 0.05 * h, 0.18 * h)).join('');
  const belfry = [-0.06, 0.01].map((x) => lancet(x * h, -0.42 * h, 0.045 * h, 0.15 * h)).join('');
  return placed(
    { at },
    fill(nave, shade),
    fill(roof, deep(shade, 0.35)),
    fill(windows, glass),
    fill(tower, brick),
    fill(box(0, -0.62 * h, 0.09 * h, 0.62 * h), shade),
    fill(spire, deep(brick, 0.35)),
    fill(
      polygon([
        [0, -0.62 * h],
        [0, -h],
        [0.1 * h, -0.62 * h],
      ]),
      deep(brick, 0.5),
    ),
    fill(belfry, glass),
    fill(lancet(-0.03 * h, 0, 0.06 * h, 0.13 * h), glass),
  );
}

/** A gabled merchant's warehouse with a stepped front. */
export function stepGable(at: Point, width: number, height: number, wall: Colour, window: Colour): Art {
  const points: Point[] = [
    [0, 0],
    [0, -height * 0.62],
  ];
  for (let i = 0; i < 4; i++)
    points.push([width * (0.125 * i), -height * (0.62 + 0.095 * (i + 1))], [width * (0.125 * (i + 1)), -height * (0.62 + 0.095 * (i + 1))]);
  for (let i = 3; i >= 0; i--)
    points.push(
      [width * (1 - 0.125 * (i + 1)), -height * (0.62 + 0.095 * (i + 1))],
      [width * (1 - 0.125 * i), -height * (0.62 + 0.095 * (i + 1))],
    );
  points.push([width, -height * 0.62], [width, 0]);
  const panes =
    [0.14, 0.34, 0.54]
      .flatMap((y) => [0.16, 0.44, 0.72].map((x) => box(width * x, -height * (y + 0.1), width * 0.13, height * 0.1)))
      .join('') + box(width * 0.44, -height * 0.86, width * 0.13, height * 0.1);
  return placed({ at }, fill(polygon(points), wall), fill(panes, window));
}

/** A campanile with an open bell stage. */
export function bellTower(at: Point, width: number, height: number, wall: Colour, shade: Colour, roof: Colour): Art {
  return placed(
    { at },
    fill(box(-width / 2, -height, width, height), wall),
    fill(box(width * 0.08, -height, width * 0.42, height), shade),
    fill(archway(-width * 0.26, -height * 0.78, width * 0.52, height * 0.14), deep(shade, 0.6)),
    fill(
      box(-width * 0.58, -height * 0.76, width * 1.16, height * 0.022) + box(-width * 0.6, -height * 1.0, width * 1.2, height * 0.026),
      shade,
    ),
    fill(
      polygon([
        [-width * 0.62, -height],
        [0, -height * 1.16],
        [width * 0.62, -height],
      ]),
      roof,
    ),
  );
}

/** Dome on a drum, of an Ottoman mosque. */
export function dome(x: number, bottom: number, radius: number): Path {
  return (
    polygon([[x - radius, bottom], ...arc(x, bottom, radius, radius * 0.92, 180, 360, 20), [x + radius, bottom]]) +
    box(x - radius * 1.06, bottom - 1, radius * 2.12, radius * 0.34) +
    polygon([
      [x - 3, bottom - radius * 0.9],
      [x, bottom - radius * 1.3],
      [x + 3, bottom - radius * 0.9],
    ])
  );
}

export function minaret(x: number, bottom: number, height: number): Path {
  const w = height * 0.055;
  return (
    box(x - w / 2, bottom - height * 0.8, w, height * 0.8) +
    box(x - w * 0.95, bottom - height * 0.62, w * 1.9, height * 0.022) +
    box(x - w * 0.9, bottom - height * 0.79, w * 1.8, height * 0.02) +
    polygon([
      [x - w * 0.56, bottom - height * 0.79],
      [x, bottom - height],
      [x + w * 0.56, bottom - height * 0.79],
    ])
  );
}

/** A sheet-iron roof in shallow perspective. */
export function tinRoof(way: Way, colour: Colour, line: Colour, gap = 16, angle = 78): Art {
  const path = polygon(way);
  return fill(path, colour) + ruled(path, line, { angle, gap, width: 3, opacity: 0.6 });
}

/** Brick or ashlar courses over a wall. */
export function courses(
  random: Random,
  path: Path,
  at: { left: number; top: number; right: number; bottom: number },
  how: { height: number; length: number; colour: Colour; share?: number },
): Art {
  let bricks = '';
  let row = 0;
  for (let y = at.top; y < at.bottom; y += how.height) {
    row++;
    for (let x = at.left - (row % 2 ? how.length / 2 : 0); x < at.right; x += how.length) {
      if (random.chance(how.share ?? 0.4)) bricks += box(x + 3, y + 3, how.length * random.between(0.8, 0.96) - 3, how.height - 6);
    }
  }
  return inside(path, fill(bricks || 'M0 0Z', how.colour));
}

/** A clock face without figures. */
export function clockFace(x: number, y: number, radius: number, hours: number, minutes: number, face: Colour, ink: Colour): Art {
  const hand = (degrees: number, length: number, width: number) => {
    const a = ((degrees - 90) * Math.PI) / 180;
    return stroke(`M${x} ${y}L${(x + Math.cos(a) * length).toFixed(1)} ${(y + Math.sin(a) * length).toFixed(1)}`, ink, width);
  };
  const ticks = Array.from({ length: 12 }, (_, i) => {
    const a = (i * Math.PI) / 6;
    return disc(x + Math.cos(a) * radius * 0.8, y + Math.sin(a) * radius * 0.8, radius * (i % 3 ? 0.035 : 0.06));
  }).join('');
  return (
    fill(disc(x, y, radius), ink) +
    fill(disc(x, y, radius * 0.92), face) +
    fill(ticks, ink) +
    hand((hours + minutes / 60) * 30, radius * 0.45, radius * 0.1) +
    hand(minutes * 6, radius * 0.68, radius * 0.07) +
    fill(oval(x, y, radius * 0.07, radius * 0.07), ink)
  );
}
