import { blob, box, curve, disc, each, nth, polygon } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { flats } from '../parts/buildings.ts';
import { figure } from '../parts/people.ts';
import { casement, deskLamp, floorboards, table } from '../parts/rooms.ts';
import { bandedSky, shaft, whole } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const townHallTwoRooms: Scene = { focal: [0.54, 0.5], draw };

function draw(random: Random): Art {
  const wall = mix(night, rose, 0.24);
  const dusk = mix(rose, ochre, 0.25);
  const city =
    bandedSky(random, mix(rose, night, 0.42), mix(ochre, paper, 0.2), 640, { steps: 6 }) +
    each('620 300 6 9; 820 210 4 6; 930 360 5 11; 1110 250 6 8; 1290 320 4 9; 1400 220 5 6', ([x, h, c, r], i) =>
      flats(random, {
        x: x,
        bottom: 690,
        width: 130 + (i % 3) * 30,
        height: h,
        rows: r,
        columns: c,
        wall: mix(nth([rose, night, rust], i % 3), night, 0.45),
        dark: mix(night, ink, 0.4),
        light: ochre,
        litShare: 0.34,
        side: 26,
      }),
    );
  const box1 = (x: number, y: number, colour: string): Art =>
    lit(box(x, y, 150, 96), colour, deep(colour, 0.5), [-28, 0]) +
    fill(box(x + 40, y + 20, 52, 34), paper) +
    fill(disc(x + 66, y + 72, 8), ink);
  const stack = (x: number, n: number): Art =>
    Array.from({ length: n }, (_, i) =>
      box1(x + random.spread(0, 7), 880 - (i + 1) * 98, mix(nth([ochre, rust, moss, sea, rose], (i * 3 + Math.floor(x)) % 5), night, 0.36)),
    ).join('');
  return (
    fill(whole, wall) +
    gouged(random, whole, mix(wall, rose, 0.12), {
      angle: 90,
      gap: 36,
      length: 90,
      width: 12,
      fade: { from: [1000, 300], to: [1000, 1000] },
    }) +
    casement({ x: 660, y: 120, width: 660, height: 530, columns: 2, rows: 1, bar: 16 }, mix(night, ink, 0.4), city) +
    stack(16, 9) +
    stack(176, 9) +
    stack(336, 8) +
    lit(box(1400, 150, 350, 430), mix(paper, ochre, 0.25), mix(paper, night, 0.3), [-10, -10]) +
    fill(
      curve('1420,240 1500,200 1560,230 1640,190 1730,230 1720,380 1740,480 1640,540 1540,520 1440,550 1430,400', true),
      mix(moss, paper, 0.4),
    ) +
    stroke(
      'M1450 200C1500 300 1560 320 1600 400C1640 470 1700 500 1730 560M1420 420C1500 400 1560 440 1600 400C1650 350 1700 340 1740 300',
      mix(sea, paper, 0.2),
      8,
    ) +
    stroke('M1500 270L1560 350L1660 300M1500 480L1560 350', rust, 4, { dash: '10 8' }) +
    placed(
      { at: [1600, 400], turn: -5 },
      fill(box(-66, -58, 140, 128), mix(ink, paper, 0.2), 0.35),
      fill(box(-72, -66, 140, 128), '#fffaf0'),
      fill(disc(-54, -50, 7) + disc(52, -50, 7), rust),
    ) +
    floorboards(880, [1000, 420], mix(night, rust, 0.32), mix(night, ink, 0.3), 12) +
    shaft('680,880 1300,880 1560,1200 520,1200', dusk, 0.22) +
    figure({
      at: [960, 1040],
      height: 730,
      facing: 'away',
      wears: 'coat',
      head: 'bun',
      hair: mix(ink, rust, 0.3),
      top: mix(rust, night, 0.25),
      legs: mix(night, ink, 0.4),
      skin: mix(rose, rust, 0.35),
      light: [0, -16],
      shade: 0.7,
      pose: { near: [10, -4], far: [10, -6] },
    }) +
    placed(
      { at: [1500, 1130] },
      stroke('M0 0V-560M-70 0L0 -50L70 0M-80 -500L0 -540L80 -500M-64 -440L0 -480L64 -440', mix(ochre, ink, 0.3), 13),
      ...[
        [-86, -500, rust, 1],
        [80, -500, sea, 1],
        [-30, -520, moss, 1],
        [44, -486, ochre, 0.9],
        [-70, -420, mix(night, paper, 0.25), 0.9],
        [86, -410, mix(rose, rust, 0.5), 0.85],
      ].map(([x, y, c, s]) =>
        placed(
          { at: [x as number, y as number], scale: s as number },
          lit(
            blob('0,0 -40,40 -58,210 -50,300 50,300 58,210 40,40', 0.3),
            mix(c as string, night, 0.25),
            mix(c as string, night, 0.65),
            [-20, 0],
          ),
        ),
      ),
    ) +
    table({ left: 240, right: 1010, y: 900, depth: 96, legs: 200, inset: 40 }, mix(ochre, rust, 0.3), mix(rust, ink, 0.35)) +
    table({ left: 620, right: 1400, y: 930, depth: 104, legs: 180, inset: 50 }, mix(ochre, rust, 0.18), mix(rust, ink, 0.3)) +
    deskLamp([430, 950], 250, ink, pale(ochre, 0.7)) +
    shaft('440,790 620,790 800,985 440,985', pale(ochre, 0.6), 0.35) +
    fill(polygon('520,920 660,920 670,970 510,970'), paper) +
    fill(polygon('800,960 990,960 1000,1010 790,1010'), paper) +
    placed({ at: [1180, 985], turn: -8 }, fill(box(-70, -20, 150, 40), paper), stroke('M-50 -6H60M-50 8H30', mix(night, paper, 0.5), 4)) +
    fill(box(1086, 916, 46, 50), rust) +
    fill(box(1092, 870, 6, 60) + box(1108, 862, 6, 60) + box(1122, 874, 5, 60), ink) +
    placed(
      { at: [1310, 980] },
      fill(disc(0, -22, 26), mix(rust, ink, 0.3)),
      fill(box(-34, -8, 68, 20), mix(rust, ink, 0.45)),
      fill(box(-9, -74, 18, 40), mix(ochre, ink, 0.3)),
    )
  );
}
