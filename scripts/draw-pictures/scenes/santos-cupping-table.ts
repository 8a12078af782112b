import { curve, disc, oval, polygon, ring } from '../forms.ts';
import { type Art, fill, gouged, stippled, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { hand } from '../parts/hands.ts';
import { rays, whole } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss } = house;

export const santosCuppingTable: Scene = { focal: [0.6, 0.5], draw };

function draw(random: Random): Art {
  const table = mix(moss, ink, 0.15);
  const [cx, cy, r] = [860, 590, 500];
  let cups = '';
  const n = 15;
  for (let i = 0; i < n; i++) {
    const a = (i / n) * Math.PI * 2 + 0.32;
    const [x, y] = [cx + Math.cos(a) * r * 0.76, cy + Math.sin(a) * r * 0.76];
    const odd = i === 12;
    if (odd)
      cups +=
        rays(random, [x, y], mix(rust, ochre, 0.3), { inner: 104, outer: 230, count: 26, width: 11 }) + fill(disc(x, y, 104), rust, 0.5);
    cups +=
      fill(oval(x + 26, y + 26, 80, 80), deep(table, 0.55), 0.7) +
      fill(disc(x, y, 78), paper) +
      fill(ring(x, y, 78, 66), mix(paper, sea, 0.25)) +
      fill(disc(x, y, 64), odd ? mix(rust, ochre, 0.25) : mix(ink, rust, 0.16)) +
      stroke(
        curve([
          [x - 40, y - 24],
          [x - 24, y - 42],
          [x + 4, y - 48],
        ]),
        odd ? pale(ochre, 0.3) : mix(rust, ochre, 0.3),
        7,
      );
  }
  const [px, py] = [1500, 250];
  return (
    fill(whole, mix(paper, ochre, 0.22)) +
    gouged(random, whole, mix(ochre, rust, 0.25), { gap: 64, length: 330, width: 9, angle: 90 }) +
    stroke('M300 0V1200M700 0V1200M1100 0V1200M1500 0V1200', mix(ochre, paper, 0.2), 7) +
    fill(disc(cx + 70, cy + 70, r), mix(ochre, ink, 0.5), 0.6) +
    fill(disc(cx, cy, r), table) +
    fill(ring(cx, cy, r, r - 26), mix(ochre, rust, 0.3)) +
    fill(ring(cx, cy, r - 26, r - 36), deep(table, 0.5)) +
    gouged(random, disc(cx, cy, r - 40), mix(table, paper, 0.2), {
      flow: (x, y) => (Math.atan2(y - cy, x - cx) * 180) / Math.PI + 90,
      gap: 40,
      length: 80,
      width: 6,
    }) +
    fill(disc(cx, cy, 150), deep(table, 0.4)) +
    fill(disc(cx - 8, cy - 8, 140), mix(ochre, ink, 0.25)) +
    fill(ring(cx - 8, cy - 8, 100, 88), mix(ochre, ink, 0.5)) +
    fill(disc(cx - 8, cy - 8, 24), mix(ochre, paper, 0.35)) +
    cups +
    fill(oval(px + 50, py + 60, 170, 120), mix(ochre, ink, 0.5), 0.6) +
    stroke(`M${px - 60} ${py + 60}L${px - 330} ${py + 236}`, mix(rust, ink, 0.45), 34) +
    stroke(`M${px - 70} ${py + 66}L${px - 320} ${py + 230}`, mix(rust, ochre, 0.2), 8) +
    fill(disc(px, py, 140), mix(ochre, rust, 0.35)) +
    fill(disc(px, py, 118), mix(ochre, ink, 0.42)) +
    fill(disc(px, py, 104), mix(ink, rust, 0.22)) +
    stippled(random, disc(px, py, 100), mix(rust, ochre, 0.5), {
      gap: 30,
      size: 6,
      fade: { from: [px - 90, py - 60], to: [px + 80, py + 60] },
    }) +
    fill(
      polygon([
        [px + 96, py - 120],
        [px + 170, py - 150],
        [px + 130, py - 76],
      ]),
      mix(ochre, rust, 0.35),
    ) +
    stroke(
      curve([
        [px - 120, py - 40],
        [px - 90, py - 98],
        [px - 20, py - 126],
      ]),
      pale(ochre, 0.4),
      10,
    ) +
    hand({
      at: [1270, 900],
      scale: 1.25,
      turn: 26,
      grip: 'pinch',
      skin: mix(rust, ochre, 0.25),
      sleeve: mix(sea, paper, 0.15),
      cuff: paper,
      light: [-4, -12],
      holds:
        stroke('M10 60L-150 126', mix(paper, ink, 0.25), 17) +
        fill(oval(-196, 142, 62, 38, -24), mix(paper, ink, 0.2)) +
        fill(oval(-198, 138, 46, 26, -24), mix(ink, rust, 0.3)),
    })
  );
}
