import { arc, blob, box, curve, disc, oval, type Point, polygon, ring, taper } from '../forms.ts';
import { type Art, fill, inside, lens, placed, stroke } from '../ink.ts';
import { type Colour, deep, house, mix } from '../palette.ts';
import type { Random } from '../random.ts';

/** A suitcase standing on its side, with a handle and a paper tag. */
export function suitcase(at: Point, width: number, height: number, colour: Colour, trim: Colour, tag?: Colour): Art {
  return placed(
    { at },
    stroke(
      `M${width * 0.36} ${-height}C${width * 0.36} ${-height - 20} ${width * 0.64} ${-height - 20} ${width * 0.64} ${-height}`,
      trim,
      7,
    ),
    fill(
      polygon([
        [4, 0],
        [0, -6],
        [0, -height + 7],
        [7, -height],
        [width - 7, -height],
        [width, -height + 7],
        [width, -6],
        [width - 4, 0],
      ]),
      colour,
    ),
    fill(box(width * 0.16, -height, width * 0.07, height) + box(width * 0.77, -height, width * 0.07, height), trim),
    fill(box(width * 0.86, -height + 4, width * 0.12, height - 8), deep(colour, 0.35), 0.6),
    tag
      ? stroke(`M${width * 0.6} ${-height + 2}L${width * 0.52} ${-height + 22}`, tag, 2.5) +
          placed({ at: [width * 0.5, -height + 20], turn: 8 }, fill(polygon('-12,6 0,-4 12,6 12,42 -12,42'), tag))
      : '',
  );
}

/** A cup on a saucer from the side. */
export function cup(at: Point, size: number, colour: Colour, shade: Colour, liquid?: Colour): Art {
  const [x, y] = at;
  return (
    fill(oval(x, y, size * 0.95, size * 0.16), shade) +
    fill(oval(x, y - size * 0.05, size * 0.95, size * 0.14), colour) +
    stroke(curve(arc(x + size * 0.5, y - size * 0.48, size * 0.24, size * 0.22, -80, 80)), colour, size * 0.1) +
    fill(
      polygon([
        [x - size * 0.55, y - size * 0.85],
        [x + size * 0.55, y - size * 0.85],
        [x + size * 0.34, y - size * 0.06],
        [x - size * 0.34, y - size * 0.06],
      ]),
      colour,
    ) +
    fill(
      polygon([
        [x + size * 0.1, y - size * 0.85],
        [x + size * 0.55, y - size * 0.85],
        [x + size * 0.34, y - size * 0.06],
        [x + size * 0.16, y - size * 0.06],
      ]),
      shade,
      0.7,
    ) +
    fill(oval(x, y - size * 0.85, size * 0.55, size * 0.11), liquid ?? shade)
  );
}

/** A waisted tea glass, full. */
export function teaGlass(at: Point, height: number, tea: Colour, glass: Colour, shine: Colour): Art {
  const [x, y] = at;
  const h = height;
  const body = (inset: number, top: number) => {
    const side = (s: number): Point[] => [
      [s * (0.2 - inset) * h, -top * h],
      [s * (0.215 - inset) * h, -0.86 * h],
      [s * (0.13 - inset) * h, -0.52 * h],
      [s * (0.19 - inset) * h, -0.22 * h],
      [s * (0.15 - inset) * h, -0.04 * h],
    ];
    return blob([...side(-1), [0, (inset - 0.01) * h], ...side(1).toReversed()], 0.25);
  };
  return placed(
    { at: [x, y] },
    fill(body(0, 1), glass),
    fill(body(0.018, 0.84), tea),
    inside(
      body(0.018, 0.84),
      fill(
        blob([
          [0.06 * h, -h],
          [0.3 * h, -h],
          [0.3 * h, 0],
          [0.04 * h, 0],
          [0.09 * h, -0.3 * h],
          [0.02 * h, -0.55 * h],
        ]),
        deep(tea, 0.4),
        0.55,
      ),
    ),
    fill(oval(0, -0.83 * h, 0.183 * h, 0.03 * h), mix(tea, house.ochre, 0.45)),
    stroke(
      `M${-0.1 * h} ${-0.74 * h}C${-0.13 * h} ${-0.66 * h} ${-0.08 * h} ${-0.58 * h} ${-0.07 * h} ${-0.52 * h}M${-0.11 * h} ${-0.3 * h}C${-0.14 * h} ${-0.22 * h} ${-0.12 * h} ${-0.14 * h} ${-0.1 * h} ${-0.1 * h}`,
      shine,
      h * 0.024,
    ),
    stroke(oval(0, -h * 0.99, 0.2 * h, 0.034 * h), shine, h * 0.01),
  );
}

/** Steam or smoke rising in two strands. */
export function steam(at: Point, height: number, colour: Colour, opacity = 0.5, width = 14): Art {
  const [x, y] = at;
  const strand = (dx: number, s: number) =>
    taper(
      [
        [x + dx, y],
        [x + dx + s * height * 0.14, y - height * 0.3],
        [x + dx - s * height * 0.1, y - height * 0.62],
        [x + dx + s * height * 0.08, y - height],
      ],
      [width * 0.4, width, width * 0.8, 1],
      false,
    );
  return fill(strand(-width * 1.1, 1) + strand(width * 1.3, 0.8), colour, opacity);
}

export function bottle(at: Point, height: number, glass: Colour, label?: Colour): Art {
  const [x, y] = at;
  const h = height;
  return (
    fill(
      blob(
        [
          [x - h * 0.16, y],
          [x - h * 0.17, y - h * 0.5],
          [x - h * 0.06, y - h * 0.7],
          [x - h * 0.055, y - h],
          [x + h * 0.055, y - h],
          [x + h * 0.06, y - h * 0.7],
          [x + h * 0.17, y - h * 0.5],
          [x + h * 0.16, y],
        ],
        0.5,
      ),
      glass,
    ) + (label ? fill(box(x - h * 0.165, y - h * 0.42, h * 0.33, h * 0.26), label) : '')
  );
}

export function pencil(from: Point, to: Point, width: number, wood: Colour, lead: Colour, paint: Colour): Art {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const at = (t: number): Point => [from[0] + dx * t, from[1] + dy * t];
  const length = Math.hypot(dx, dy);
  const t = (width * 2.2) / length;
  return (
    fill(taper([from, at(1 - t)], [width, width], false), paint) +
    fill(taper([at(1 - t), to], [width, 2], false), wood) +
    fill(taper([at(1 - t * 0.35), to], [width * 0.38, 2], false), lead)
  );
}

/** Spectacles folded open on a table. */
export function spectacles(at: Point, size: number, colour: Colour, lens: Colour, turn = 0): Art {
  return placed(
    { at, turn },
    fill(disc(-size * 0.55, 0, size * 0.42) + disc(size * 0.55, 0, size * 0.42), lens, 0.5),
    fill(ring(-size * 0.55, 0, size * 0.46, size * 0.38) + ring(size * 0.55, 0, size * 0.46, size * 0.38), colour),
    stroke(
      `M${-size * 0.12} ${-size * 0.08}C${-size * 0.05} ${-size * 0.18} ${size * 0.05} ${-size * 0.18} ${size * 0.12} ${-size * 0.08}M${-size} ${-size * 0.1}L${-size * 1.25} ${-size * 0.9}M${size} ${-size * 0.1}L${size * 1.3} ${-size * 0.85}`,
      colour,
      size * 0.07,
    ),
  );
}

/** A thermometer with a bulb. */
export function thermometer(at: Point, length: number, glass: Colour, mercury: Colour, turn = 0): Art {
  return placed(
    { at, turn },
    fill(
      taper(
        [
          [0, 0],
          [0, -length],
        ],
        [length * 0.11, length * 0.11],
      ),
      glass,
    ),
    fill(
      disc(0, 0, length * 0.05) +
        taper(
          [
            [0, 0],
            [0, -length * 0.55],
          ],
          [length * 0.035, length * 0.035],
        ),
      mercury,
    ),
    stroke(
      Array.from(
        { length: 8 },
        (_, i) => `M${length * 0.02} ${-length * (0.2 + i * 0.09)}L${length * 0.05} ${-length * (0.2 + i * 0.09)}`,
      ).join(''),
      mercury,
      length * 0.012,
    ),
  );
}

/** An umbrella held by its stick. */
export function umbrella(top: Point, width: number, colour: Colour, shade: Colour, stick: Colour, length = 0): Art {
  const [x, y] = top;
  const [w, h] = [width / 2, width * 0.3];
  const scallop = (from: number, to: number) =>
    `C${x + from + (to - from) * 0.3} ${y + h - w * 0.1} ${x + from + (to - from) * 0.7} ${y + h - w * 0.1} ${x + to} ${y + h}`;
  const canopy = `M${x} ${y}C${x - w * 0.7} ${y} ${x - w} ${y + h * 0.6} ${x - w} ${y + h}${scallop(-w, -w / 3)}${scallop(-w / 3, w / 3)}${scallop(w / 3, w)}C${x + w} ${y + h * 0.6} ${x + w * 0.7} ${y} ${x} ${y}Z`;
  return (
    (length ? stroke(`M${x} ${y}L${x} ${y + length}`, stick, width * 0.018) : '') +
    fill(canopy, colour) +
    fill(
      `M${x} ${y}C${x + w * 0.3} ${y + h * 0.2} ${x + w / 3} ${y + h * 0.7} ${x + w / 3} ${y + h}${scallop(w / 3, w)}C${x + w} ${y + h * 0.6} ${x + w * 0.7} ${y} ${x} ${y}Z`,
      shade,
    ) +
    stroke(`M${x} ${y}L${x} ${y - h * 0.16}`, stick, width * 0.02)
  );
}

/** Chalk or pencil tally marks in fives. */
export function tallies(random: Random, at: Point, groups: number, size: number, colour: Colour, width: number, perRow = 6): Art {
  let marks = '';
  for (let g = 0; g < groups; g++) {
    const [x, y] = [at[0] + (g % perRow) * size * 1.25, at[1] + Math.floor(g / perRow) * size * 1.5];
    for (let i = 0; i < 4; i++)
      marks += lens(x + i * size * 0.22 + random.spread(0, 2), y, Math.PI / 2 + random.spread(0, 0.06), size, width);
    marks += lens(x + size * 0.33, y, -0.75, size * 1.15, width);
  }
  return fill(marks, colour);
}
