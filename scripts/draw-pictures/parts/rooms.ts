import { box, disc, oval, type Path, type Point, polygon, taper, type Way } from '../forms.ts';
import { type Art, fill, inside, placed, ruled, stroke } from '../ink.ts';
import { type Colour, deep } from '../palette.ts';

/** A window: its view cut to the opening, then frame, bars and sill. */
export function casement(
  at: { x: number; y: number; width: number; height: number; columns?: number; rows?: number; bar?: number; path?: Path },
  frame: Colour,
  ...view: Art[]
): Art {
  const opening = at.path ?? box(at.x, at.y, at.width, at.height);
  const bar = at.bar ?? 12;
  let bars = '';
  for (let c = 1; c < (at.columns ?? 2); c++) bars += box(at.x + (at.width * c) / (at.columns ?? 2) - bar / 2, at.y, bar, at.height);
  for (let r = 1; r < (at.rows ?? 2); r++) bars += box(at.x, at.y + (at.height * r) / (at.rows ?? 2) - bar / 2, at.width, bar);
  return (
    inside(opening, ...view, fill(bars || 'M0 0Z', frame)) +
    stroke(opening, frame, bar * 1.7, { cap: 'butt' }) +
    (at.path ? '' : fill(box(at.x - bar * 2, at.y + at.height + bar * 0.4, at.width + bar * 4, bar * 1.6), frame))
  );
}

/** The floor of a room in one-point perspective, with boards. */
export function floorboards(top: number, vanishing: Point, colour: Colour, line: Colour, count = 14, bottom = 1200): Art {
  const area = box(0, top, 1800, bottom - top);
  let lines = '';
  for (let i = -count; i <= count * 2; i++) {
    const x = (1800 * i) / count;
    lines += `M${vanishing[0]} ${vanishing[1]}L${x.toFixed(1)} ${bottom}`;
  }
  return fill(area, colour) + inside(area, stroke(lines, line, 4));
}

/** A plain table seen a little from above: top plane, edge, legs. */
export function table(
  at: { left: number; right: number; y: number; depth: number; legs: number; inset?: number },
  top: Colour,
  side: Colour,
): Art {
  const inset = at.inset ?? 60;
  const edge = 22;
  const leg = (x: number) =>
    polygon([
      [x - 15, at.y + at.depth + edge],
      [x + 15, at.y + at.depth + edge],
      [x + 11, at.y + at.depth + edge + at.legs],
      [x - 11, at.y + at.depth + edge + at.legs],
    ]);
  return (
    fill(leg(at.left + 60) + leg(at.right - 60), deep(side, 0.35)) +
    fill(
      polygon([
        [at.left + inset, at.y],
        [at.right - inset, at.y],
        [at.right, at.y + at.depth],
        [at.left, at.y + at.depth],
      ]),
      top,
    ) +
    fill(box(at.left, at.y + at.depth, at.right - at.left, edge), side)
  );
}

/** A lamp with a cone shade that hangs from above. */
export function pendant(at: Point, size: number, shade: Colour, bulb: Colour, cord: Colour): Art {
  const [x, y] = at;
  return (
    stroke(`M${x} 0L${x} ${y - size * 0.5}`, cord, Math.max(3, size * 0.035)) +
    fill(disc(x, y + size * 0.06, size * 0.17), bulb) +
    fill(
      polygon([
        [x - size * 0.12, y - size * 0.5],
        [x + size * 0.12, y - size * 0.5],
        [x + size * 0.62, y + size * 0.05],
        [x - size * 0.62, y + size * 0.05],
      ]),
      shade,
    )
  );
}

/** A bare bulb on its flex. */
export function bulb(at: Point, size: number, glass: Colour, cap: Colour, top = 0): Art {
  const [x, y] = at;
  return (
    stroke(`M${x} ${top}L${x} ${y - size}`, cap, size * 0.1) +
    fill(
      oval(x, y + size * 0.2, size * 0.62, size * 0.66) +
        polygon([
          [x - size * 0.5, y - size * 0.14],
          [x - size * 0.26, y - size * 0.66],
          [x + size * 0.26, y - size * 0.66],
          [x + size * 0.5, y - size * 0.14],
        ]),
      glass,
    ) +
    fill(box(x - size * 0.27, y - size * 1.05, size * 0.54, size * 0.44), cap)
  );
}

/** A jointed desk lamp; light falls to the side it faces. */
export function deskLamp(at: Point, size: number, colour: Colour, glow: Colour, flip = false): Art {
  return placed(
    { at, scale: size / 100, flip },
    fill(oval(0, 0, 30, 8), colour),
    stroke('M0 -2L-14 -58L22 -108', colour, 6),
    fill(polygon('14,-122 34,-108 66,-74 22,-66 6,-104'), colour),
    fill(oval(45, -71, 23, 7, -10), glow),
  );
}

/** A banker's lamp: foot, stem and a domed shade. */
export function shadeLamp(at: Point, size: number, foot: Colour, shade: Colour, glow: Colour): Art {
  const [x, y] = at;
  return (
    fill(oval(x, y, size * 0.28, size * 0.07), foot) +
    fill(box(x - size * 0.03, y - size * 0.75, size * 0.06, size * 0.75), foot) +
    fill(oval(x, y - size * 0.63, size * 0.34, size * 0.05), glow) +
    fill(
      taper(
        [
          [x - size * 0.28, y - size * 0.7],
          [x + size * 0.28, y - size * 0.7],
        ],
        [size * 0.04, size * 0.04],
      ) +
        polygon([
          [x - size * 0.4, y - size * 0.62],
          [x - size * 0.22, y - size * 0.98],
          [x + size * 0.22, y - size * 0.98],
          [x + size * 0.4, y - size * 0.62],
        ]),
      shade,
    )
  );
}

/** A wooden chair from the side or, with `back`, from behind. */
export function chair(at: Point, height: number, colour: Colour, how: { flip?: boolean; back?: boolean } = {}): Art {
  const s = height / 100;
  if (how.back)
    return placed(
      { at, scale: s },
      stroke('M-24 0L-22 -100M24 0L22 -100', colour, 6),
      fill(box(-24, -98, 48, 14) + box(-23, -76, 46, 8) + box(-27, -48, 54, 8), colour),
      stroke('M-24 -18L24 -18', colour, 4),
    );
  return placed(
    { at, scale: s, flip: how.flip },
    stroke('M-22 0L-20 -46L-28 -102M22 0L20 -46M-21 -18L21 -18', colour, 5.5),
    fill(polygon('-26,-50 26,-50 26,-43 -26,-43') + polygon('-31,-104 -25,-104 -22,-70 -28,-70'), colour),
  );
}

/** A stack of shelves; returns boards only, filled by the caller. */
export function shelving(
  at: { left: number; right: number; top: number; bottom: number; rows: number; posts?: number },
  wood: Colour,
  back: Colour,
): Art {
  const step = (at.bottom - at.top) / at.rows;
  const posts = at.posts ?? 3;
  const boards = Array.from({ length: at.rows + 1 }, (_, i) => box(at.left - 8, at.top + step * i - 6, at.right - at.left + 16, 13)).join(
    '',
  );
  const uprights = Array.from({ length: posts + 1 }, (_, i) =>
    box(at.left + ((at.right - at.left) * i) / posts - 8, at.top - 6, 16, at.bottom - at.top + 12),
  ).join('');
  return fill(box(at.left, at.top, at.right - at.left, at.bottom - at.top), back) + fill(boards + uprights, wood);
}

/** Tongue-and-groove panelling. */
export function panelling(path: Path, colour: Colour, line: Colour, gap = 60): Art {
  return fill(path, colour) + ruled(path, line, { angle: 90, gap, width: 4, opacity: 0.6 });
}

export const curtain = (way: Way, colour: Colour, fold: Colour): Art => {
  const path = polygon(way);
  return fill(path, colour) + ruled(path, fold, { angle: 88, gap: 34, width: 10, opacity: 0.35 });
};
