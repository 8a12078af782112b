import { box, curve, type Point, polygon } from '../forms.ts';
import { type Art, fill, placed, stroke } from '../ink.ts';
import { type Colour, deep, mix } from '../palette.ts';
import type { Random } from '../random.ts';

/** Lines of writing that cannot be read: runs of short strokes. */
export function script(
  random: Random,
  at: { left: number; right: number; top: number; bottom: number; rows: number; ragged?: number; word?: number },
  colour: Colour,
  width = 4,
): Art {
  let path = '';
  const step = (at.bottom - at.top) / at.rows;
  for (let r = 0; r < at.rows; r++) {
    const y = at.top + step * (r + 0.5);
    const end = at.right - random.next() * (at.ragged ?? 0) * (at.right - at.left);
    for (let x = at.left; x < end; ) {
      const w = (at.word ?? 60) * random.between(0.4, 1.3);
      const to = Math.min(end, x + w);
      const points: Point[] = [];
      for (let k = x; k <= to; k += step * 0.3) points.push([k, y + random.spread(0, step * 0.26)]);
      if (points.length > 2) path += curve(points);
      x = to + step * 0.45;
    }
  }
  return stroke(path, colour, width);
}

/** Grey bars that stand for lines of print. */
export function print(
  random: Random,
  at: { left: number; right: number; top: number; bottom: number; gap: number; thick: number },
  colour: Colour,
): Art {
  let bars = '';
  for (let y = at.top; y < at.bottom - at.thick; y += at.gap)
    bars += box(at.left, y, (at.right - at.left) * (random.chance(0.12) ? random.between(0.4, 0.8) : 1), at.thick);
  return fill(bars, colour);
}

/** An open book or ledger lying flat, seen from the reader's side; spine in the middle. */
export function openBook(at: Point, width: number, depth: number, page: Colour, shade: Colour, cover: Colour): Art {
  const [w, d] = [width / 2, depth];
  const left = `M0 ${-d * 0.04}C${-w * 0.3} ${-d * 0.16} ${-w * 0.7} ${-d * 0.1} ${-w * 0.94} 0L${-w} ${d}C${-w * 0.72} ${d * 0.88} ${-w * 0.3} ${d * 0.84} 0 ${d * 0.98}Z`;
  const right = `M0 ${-d * 0.04}C${w * 0.3} ${-d * 0.16} ${w * 0.7} ${-d * 0.1} ${w * 0.94} 0L${w} ${d}C${w * 0.72} ${d * 0.88} ${w * 0.3} ${d * 0.84} 0 ${d * 0.98}Z`;
  return placed(
    { at },
    fill(
      polygon([
        [-w * 0.98, -2],
        [w * 0.98, -2],
        [w * 1.04, d + 18],
        [-w * 1.04, d + 18],
      ]),
      cover,
    ),
    fill(left, page),
    fill(right, mix(page, shade, 0.35)),
    fill(
      polygon([
        [0, -d * 0.04],
        [w * 0.09, -d * 0.1],
        [w * 0.1, d * 0.9],
        [0, d * 0.98],
      ]),
      shade,
      0.55,
    ),
  );
}

/** A pile of notebooks or books, spines toward us. */
export function pile(random: Random, at: Point, width: number, each: number, colours: readonly Colour[], page: Colour): Art {
  return colours
    .map((colour, i) => {
      const x = at[0] + random.spread(0, width * 0.06);
      const y = at[1] - each * (i + 1);
      const w = width * random.between(0.88, 1);
      return (
        fill(box(x, y, w, each - 2), colour) +
        fill(box(x + w * 0.93, y + each * 0.18, w * 0.07, each * 0.6), page) +
        fill(box(x + w * 0.1, y, w * 0.03, each - 2), deep(colour, 0.4))
      );
    })
    .join('');
}
