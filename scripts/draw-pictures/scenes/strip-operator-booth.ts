import { blob, box, curve, disc, type Point, polygon } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, ruled, stippled, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { figure } from '../parts/people.ts';
import { curtain } from '../parts/rooms.ts';
import { shaft, whole } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, rose, night } = house;

export const stripOperatorBooth: Scene = { focal: [0.45, 0.4], draw };

function draw(random: Random): Art {
  const dark = mix(night, ink, 0.55);
  const screen = polygon('640,130 1560,130 1560,690 640,690');
  const lovers =
    figure({
      at: [990, 980],
      height: 790,
      facing: 'right',
      wears: 'jacket',
      head: 'short',
      top: ink,
      legs: ink,
      hair: ink,
      skin: ink,
      pose: { lean: 6, nod: 6, near: [50, 80], far: [44, 66] },
    }) +
    figure({
      at: [1190, 980],
      height: 740,
      facing: 'left',
      wears: 'dress',
      head: 'long',
      top: mix(ink, rust, 0.3),
      legs: ink,
      hair: mix(ink, rust, 0.3),
      skin: mix(ink, rust, 0.3),
      pose: { lean: 4, nod: -8, near: [60, 100], far: [50, 90] },
    });
  let writing = '';
  for (let y = 170; y < 660; y += 42) {
    const end = 512 - random.next() * 60;
    for (let x = 396; x < end; ) {
      const w = random.between(26, 70);
      const pts: Point[] = [];
      for (let k = x; k < Math.min(end, x + w); k += 9) pts.push([k, y + random.spread(0, 11)]);
      if (pts.length > 2) writing += curve(pts);
      x += w + 14;
    }
  }
  const rows = [
    [760, 46, 12],
    [870, 62, 10],
    [1020, 86, 8],
  ] as const;
  return (
    fill(whole, dark) +
    curtain('-20,0 330,0 300,760 -20,800', mix(rust, ink, 0.45), ink) +
    curtain('1620,0 1820,0 1820,800 1640,760', mix(rust, ink, 0.45), ink) +
    fill(box(-10, 0, 1820, 70), mix(rust, ink, 0.55)) +
    ruled(box(-10, 0, 1820, 70), ink, { angle: 90, gap: 40, width: 10, opacity: 0.4 }) +
    fill(polygon('620,110 1580,110 1580,710 620,710'), ink) +
    fill(polygon('350,110 560,110 560,710 350,710'), ink) +
    inside(
      screen,
      fill(screen, pale(ochre, 0.7)),
      fill(disc(1380, 330, 130), mix(rose, paper, 0.2)),
      fill('M640 560C900 520 1200 580 1560 540V690H640Z', mix(sea, paper, 0.35)),
      gouged(random, screen, mix(rose, paper, 0.35), { gap: 40, length: 160, width: 7, fade: { from: [1100, 130], to: [1100, 560] } }),
      lovers,
    ) +
    fill(box(372, 132, 166, 556), paper) +
    stroke(writing, ink, 5) +
    shaft('1800,1200 1740,1120 640,130 1560,130 1560,690', pale(ochre, 0.6), 0.13) +
    shaft('1180,1200 1120,1200 372,132 538,132 538,688', paper, 0.17) +
    stippled(random, polygon('1150,1200 372,132 538,132 538,688'), paper, {
      gap: 44,
      size: 4,
      fade: { from: [460, 400], to: [1100, 1150] },
    }) +
    rows
      .map(
        ([y, s, n], r) =>
          Array.from({ length: n }, (_, i) => {
            const x = 60 + (r % 2) * 80 + i * (1740 / n) + random.spread(0, 14);
            return lookingLeft(x, y, s, mix(ink, night, 0.5 - r * 0.2), r === 2 ? mix(sea, paper, 0.2) : mix(sea, paper, 0.05));
          }).join('') +
          fill(
            blob(
              [
                [-40, y + s * 1.6],
                [200, y + s * 1.34],
                [900, y + s * 1.3],
                [1600, y + s * 1.34],
                [1840, y + s * 1.6],
                [1840, y + s * 4],
                [-40, y + s * 4],
              ],
              0.6,
            ),
            mix(rust, ink, 0.62 + r * 0.1),
          ),
      )
      .join('')
  );
}

/** A cinema-goer from behind whose face is turned to the left. */
function lookingLeft(x: number, y: number, s: number, colour: string, rim: string): Art {
  const head = blob(
    [
      [x + s * 0.5, y - s * 0.1],
      [x + s * 0.36, y - s * 0.62],
      [x - s * 0.1, y - s * 0.76],
      [x - s * 0.48, y - s * 0.5],
      [x - s * 0.52, y - s * 0.2],
      [x - s * 0.68, y + s * 0.06],
      [x - s * 0.54, y + s * 0.12],
      [x - s * 0.5, y + s * 0.4],
      [x - s * 0.1, y + s * 0.5],
      [x + s * 0.3, y + s * 0.4],
    ],
    0.1,
  );
  const body = blob(
    [
      [x - s * 0.2, y + s * 0.36],
      [x - s * 0.9, y + s * 0.84],
      [x - s * 1.1, y + s * 1.9],
      [x + s * 1.1, y + s * 1.9],
      [x + s * 0.9, y + s * 0.84],
      [x + s * 0.3, y + s * 0.3],
    ],
    0.2,
  );
  return lit(body, colour, rim, [s * 0.08, s * 0.05]) + lit(head, colour, rim, [s * 0.08, s * 0.03]);
}
