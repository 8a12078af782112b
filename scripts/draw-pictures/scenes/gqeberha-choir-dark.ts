import { blob, box, nth, oval, polygon } from '../forms.ts';
import { type Art, fill, gouged, lit, stroke } from '../ink.ts';
import { deep, house, mix } from '../palette.ts';
import { figure } from '../parts/people.ts';
import { bulb } from '../parts/rooms.ts';
import { shaft, whole } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, night } = house;

export const gqeberhaChoirDark: Scene = { focal: [0.45, 0.45], draw };

function draw(random: Random): Art {
  const dark = deep(mix(night, ink, 0.3), 0.2);
  const blues = [mix(night, sea, 0.62), mix(night, sea, 0.42), mix(night, sea, 0.24)];
  const mouth = (x: number, y: number, s: number, colour: string): Art => fill(oval(x, y, s * 0.34, s * 0.46), colour);
  const singer = (x: number, y: number, s: number, colour: string, rim: string): Art => {
    const head = oval(x, y - s * 0.2, s * 0.92, s * 1.16);
    const robe = blob(
      [
        [x - s * 0.42, y + s * 0.7],
        [x - s * 1.5, y + s * 1.5],
        [x - s * 1.9, y + s * 5],
        [x + s * 1.9, y + s * 5],
        [x + s * 1.5, y + s * 1.5],
        [x + s * 0.42, y + s * 0.7],
      ],
      0.25,
    );
    return (
      lit(robe, colour, mix(colour, rim, 0.5), [-s * 0.14, s * 0.1]) +
      fill(
        polygon([
          [x - s * 0.5, y + s * 1.06],
          [x, y + s * 2.2],
          [x + s * 0.5, y + s * 1.06],
          [x, y + s * 1.3],
        ]),
        mix(colour, rim, 0.35),
      ) +
      lit(head, colour, mix(colour, rim, 0.62), [-s * 0.14, s * 0.06]) +
      mouth(x + s * 0.06, y + s * 0.34, s * 0.62, deep(dark, 0.3)) +
      fill(oval(x - s * 0.34, y - s * 0.22, s * 0.17, s * 0.045) + oval(x + s * 0.38, y - s * 0.22, s * 0.17, s * 0.045), deep(dark, 0.2))
    );
  };
  const rim = mix(sea, paper, 0.6);
  const rows = [
    [470, 44, 11, 0],
    [610, 54, 9, 1],
    [790, 66, 8, 2],
  ] as const;
  return (
    fill(whole, dark) +
    gouged(random, box(0, 0, 1800, 700), mix(night, sea, 0.4), {
      angle: 90,
      gap: 40,
      length: 150,
      width: 8,
      fade: { from: [1660, 300], to: [500, 300] },
    }) +
    fill(polygon('1500,120 1720,90 1720,500 1500,480'), mix(sea, paper, 0.5)) +
    stroke('M1610 104V490M1500 240L1720 226M1500 362L1720 364', dark, 13) +
    shaft('1500,120 1720,90 1100,1200 -100,1200 -100,560', mix(sea, paper, 0.4), 0.13) +
    rows
      .map(([y, s, n, k]) =>
        Array.from({ length: n }, (_, i) =>
          singer(
            40 + (k % 2) * 60 + i * ((1500 + k * 150) / (n - 0.4)),
            y + random.spread(0, s * 0.4),
            s * random.between(0.94, 1.06),
            nth(blues, k),
            rim,
          ),
        ).join(''),
      )
      .join('') +
    fill(blob('-40,1210 -20,1090 300,1010 700,1060 1200,1040 1500,1100 1840,1080 1840,1210', 0.2), deep(dark, 0.4)) +
    figure({
      at: [1420, 1620],
      height: 1120,
      facing: 'left',
      wears: 'jacket',
      head: 'short',
      hair: ink,
      top: mix(ink, night, 0.4),
      legs: ink,
      skin: mix(night, rust, 0.2),
      light: [-9, 4],
      rim: mix(sea, paper, 0.42),
      pose: { lean: -2, near: [36, 60], far: [110, 158] },
    }) +
    bulb([640, 330], 170, mix(night, sea, 0.55), mix(ink, night, 0.3)) +
    stroke('M600 470C560 440 550 390 560 350', rim, 10) +
    stroke('M700 210C740 250 752 300 740 350', mix(sea, paper, 0.3), 5) +
    stroke('M612 330L628 280L640 320L654 280L668 330M612 330L620 240M668 330L660 240', mix(sea, paper, 0.25), 4)
  );
}
