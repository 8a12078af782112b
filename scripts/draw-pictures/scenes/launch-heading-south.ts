import { blob, box, curve, each, nth, oval, type Point, polygon } from '../forms.ts';
import { type Art, fill, lit, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { gull } from '../parts/creatures.ts';
import { ranges } from '../parts/lands.ts';
import { figure } from '../parts/people.ts';
import { bandedSky, cloud } from '../parts/skies.ts';
import { palm } from '../parts/trees.ts';
import { ripples, swells } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, night } = house;

export const launchHeadingSouth: Scene = { focal: [0.55, 0.6], draw };

function draw(random: Random): Art {
  const water = mix(sea, moss, 0.42);
  const hull = mix(sea, paper, 0.2);
  const jacket = mix(rust, ochre, 0.5);
  const at = (row: number, seat: number): Point => {
    const t = row / 7;
    const half = 330 * (1 - t) + 118 * t;
    return [940 + 66 * t + (seat - 1.5) * half * 0.5, 1010 - 530 * t ** 0.86];
  };
  const passenger = ([x, y]: Point, s: number): Art => {
    const hair = random.pick([ink, mix(rust, ink, 0.6), night]);
    return (
      fill(
        blob(
          [
            [x - 44 * s, y + 8 * s],
            [x - 60 * s, y + 44 * s],
            [x - 56 * s, y + 128 * s],
            [x + 56 * s, y + 128 * s],
            [x + 60 * s, y + 44 * s],
            [x + 44 * s, y + 8 * s],
          ],
          0.3,
        ),
        jacket,
      ) +
      fill(
        blob(
          [
            [x + 14 * s, y + 8 * s],
            [x + 60 * s, y + 44 * s],
            [x + 56 * s, y + 128 * s],
            [x + 22 * s, y + 128 * s],
          ],
          0.4,
        ),
        mix(rust, ink, 0.2),
      ) +
      fill(box(x - 40 * s, y + 70 * s, 80 * s, 12 * s), paper) +
      fill(oval(x, y - 24 * s, 30 * s, 38 * s), hair)
    );
  };
  let rows = '';
  for (let row = 7; row >= 1; row--)
    for (let seat = 0; seat < 4; seat++) if (random.chance(0.94)) rows += passenger(at(row, seat), 1.02 - row * 0.082);
  return (
    bandedSky(random, mix(sea, paper, 0.5), pale(ochre, 0.7), 260, { steps: 4 }) +
    cloud(random, [420, 170], 520, 100, paper) +
    cloud(random, [1380, 130], 640, 90, paper) +
    ranges(random, { tops: [250, 270], swell: 120, far: mix(moss, paper, 0.45), near: mix(moss, sea, 0.4), bottom: 330 }) +
    fill('M-10 288L300 282L700 290L1200 280L1810 290L1810 320L-10 320Z', mix(ochre, paper, 0.5)) +
    [120, 250, 330, 470, 1390, 1500, 1640, 1720]
      .map((x, i) =>
        palm(
          random,
          [x, 296],
          nth([150, 190, 160, 130, 150, 200, 170, 140], i),
          { trunk: ink, leaf: mix(moss, ink, 0.45) },
          ((i % 3) - 1) * 0.15,
        ),
      )
      .join('') +
    fill(box(820, 272, 360, 12), ink) +
    stroke([840, 900, 960, 1020, 1080, 1140].map((x) => `M${x} 276V318`).join(''), ink, 7) +
    fill(polygon('1080,272 1080,226 1070,226 1116,200 1164,226 1152,226 1152,272'), rust) +
    swells(
      random,
      { top: 306, bottom: 1200 },
      [
        mix(water, paper, 0.34),
        mix(water, paper, 0.2),
        mix(water, paper, 0.1),
        water,
        mix(water, ink, 0.14),
        mix(water, ink, 0.24),
        mix(water, ink, 0.34),
      ],
      { height: 46 },
    ) +
    ripples(random, { top: 316, bottom: 1200 }, mix(water, paper, 0.62), { density: 0.85, width: 12 }) +
    fill(
      'M560 1200C640 1080 660 1000 680 900L590 1010C540 1080 470 1150 420 1200ZM1330 1200C1290 1090 1280 1010 1262 900L1350 1010C1400 1080 1470 1150 1520 1200Z',
      paper,
      0.85,
    ) +
    lit(
      curve('640,1200 600,1000 700,700 900,470 1012,372 1090,470 1230,700 1330,1000 1290,1200', true, 0.1),
      hull,
      deep(hull, 0.5),
      [-30, 0],
    ) +
    fill(curve('690,1200 656,1000 748,720 922,520 1010,440 1070,520 1186,720 1276,1000 1240,1200', true, 0.1), mix(ink, sea, 0.3)) +
    stroke('M620 1120C590 900 760 620 1012 376C1180 560 1330 860 1318 1120', rust, 14) +
    each(
      '1000 470 46; 962 520 50; 1048 516 44; 1000 545 52; 930 566 40; 1078 562 42',
      ([x, y, r]) =>
        lit(
          blob(
            [
              [x - r, y + r * 0.4],
              [x - r * 0.7, y - r * 0.5],
              [x - 8, y - r],
              [x + 8, y - r * 0.96],
              [x + r * 0.8, y - r * 0.4],
              [x + r, y + r * 0.5],
            ],
            0.2,
          ),
          mix(ink, night, 0.3),
          ink,
          [-12, -6],
        ) + stroke(`M${x - 10} ${y - r * 0.6}L${x + 6} ${y + r * 0.1}`, mix(sea, paper, 0.4), 4),
    ) +
    rows +
    figure({
      at: [1060, 1260],
      height: 560,
      facing: 'away',
      wears: 'shirt',
      head: 'cap',
      top: paper,
      legs: mix(sea, ink, 0.4),
      skin: mix(rust, ink, 0.4),
      hair: rust,
      light: [-18, -8],
      pose: { near: [18, 20], far: [14, -28] },
    }) +
    fill(polygon('880,1100 1010,1100 1030,1210 860,1210'), ink) +
    fill(box(890, 1080, 110, 40), rust) +
    gull([360, 480], 100, paper, { beat: 0.7, tip: ink }) +
    gull([1540, 420], 70, paper, { beat: -0.3, flip: true, tip: ink })
  );
}
