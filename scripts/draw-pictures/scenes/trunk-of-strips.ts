import { arc, blob, box, curve, disc, oval, type Path, polygon } from '../forms.ts';
import { type Art, fill, gouged, lit, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { floorboards } from '../parts/rooms.ts';
import { shaft, whole } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss } = house;

export const trunkOfStrips: Scene = { focal: [0.5, 0.7], draw };

function draw(random: Random): Art {
  const wall = mix(rust, ink, 0.35);
  const bar = pale(ochre, 0.35);
  const tin = (x: number, y: number, r: number): Art => {
    const colour = mix(
      random.pick([sea, mix(ochre, ink, 0.2), mix(sea, paper, 0.25), mix(rust, paper, 0.1)]),
      paper,
      random.between(0.1, 0.4),
    );
    return (
      fill(oval(x + 6, y + r * 0.42, r, r * 0.52), deep(colour, 0.6)) +
      fill(box(x - r, y, r * 2, r * 0.36), deep(colour, 0.4)) +
      fill(oval(x, y + r * 0.36, r, r * 0.5), deep(colour, 0.4)) +
      fill(oval(x, y, r, r * 0.52), colour) +
      fill(ringed(x, y, r * 0.8), mix(colour, ink, 0.2)) +
      stroke(curve(arc(x, y, r * 0.9, r * 0.44, 190, 280)), mix(colour, paper, 0.7), 5)
    );
  };
  const tins: [number, number][] = [];
  for (let row = 0; row < 5; row++)
    for (let k = 0; k < 9; k++) tins.push([470 + k * 110 + (row % 2) * 55 + random.spread(0, 12), 800 + row * 52 + random.spread(0, 8)]);
  return (
    fill(whole, wall) +
    gouged(random, box(0, 0, 1800, 700), mix(wall, rust, 0.4), { angle: 90, gap: 44, length: 100, width: 12 }) +
    fill(box(1240, 50, 420, 470), bar) +
    Array.from({ length: 11 }, (_, i) => fill(box(1240, 50 + i * 44, 420, 24), mix(moss, ink, 0.3))).join('') +
    fill(box(1436, 50, 28, 470), mix(moss, ink, 0.5)) +
    stroke('M1240 50H1660V520H1240Z', mix(moss, ink, 0.5), 24) +
    floorboards(700, [900, 200], mix(rust, ink, 0.2), mix(rust, ink, 0.45), 10) +
    Array.from({ length: 9 }, (_, i) =>
      shaft(
        [
          [1240 - i * 124, 640 + i * 66],
          [1680 - i * 150, 640 + i * 66],
          [1660 - i * 160, 672 + i * 68],
          [1210 - i * 134, 672 + i * 68],
        ],
        bar,
        0.5,
      ),
    ).join('') +
    fill(polygon('60,330 1180,330 1180,470 60,520'), mix(sea, paper, 0.4)) +
    fill(polygon('60,330 1180,330 1130,250 140,250'), paper) +
    gouged(random, polygon('60,330 1180,330 1180,470 60,520'), mix(sea, paper, 0.65), { angle: 80, gap: 44, length: 110, width: 9 }) +
    fill(blob('160,260 180,190 440,180 470,262', 0.4), '#fffaf0') +
    fill(box(40, 500, 1160, 44), ink) +
    stroke('M70 180V720M1170 190V720', ink, 26) +
    stroke('M70 190C160 110 30 110 70 60', ink, 18) +
    fill(disc(1170, 190, 26) + disc(70, 180, 26), ochre) +
    shaft('60,544 1180,544 1180,720 60,760', ink, 0.55) +
    fill(polygon('330,1050 1560,1050 1640,1150 250,1150'), ink, 0.4) +
    lit(polygon('420,740 520,470 1450,470 1480,740'), mix(rust, ochre, 0.2), mix(rust, ink, 0.4), [-30, 26]) +
    fill(polygon('470,728 556,506 1414,506 1440,728'), mix(moss, paper, 0.3)) +
    gouged(random, polygon('470,728 556,506 1414,506 1440,728'), mix(moss, ink, 0.2), { angle: 60, gap: 40, length: 60, width: 6 }) +
    stroke('M640 472L610 738M1290 472L1310 738', mix(ochre, paper, 0.1), 20) +
    fill(polygon('390,740 1510,740 1560,1060 340,1060'), mix(ink, rust, 0.3)) +
    tins.map(([x, y]) => tin(x, y, 62)).join('') +
    lit(polygon('330,960 1570,960 1540,1160 370,1160'), mix(rust, ochre, 0.12), mix(rust, ink, 0.5), [-60, -20]) +
    fill(box(330, 952, 1240, 24), mix(ochre, paper, 0.1)) +
    stroke('M560 976L570 1160M1350 976L1340 1160', mix(ochre, ink, 0.2), 30) +
    fill(box(900, 940, 110, 84), mix(ochre, paper, 0.2)) +
    fill(disc(955, 984, 16), ink) +
    fill(Array.from({ length: 20 }, (_, i) => disc(400 + i * 58, 1136, 7)).join(''), ochre) +
    Array.from({ length: 7 }, (_, i) =>
      shaft(
        [
          [1000 - i * 40, 780 + i * 66],
          [1540 - i * 10, 742 + i * 62],
          [1536 - i * 10, 768 + i * 62],
          [990 - i * 40, 806 + i * 66],
        ],
        bar,
        0.42,
      ),
    ).join('')
  );
}

const ringed = (x: number, y: number, r: number): Path => `${oval(x, y, r, r * 0.52)}${oval(x, y, r * 0.86, -r * 0.44)}`;
