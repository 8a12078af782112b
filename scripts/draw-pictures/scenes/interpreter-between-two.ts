import { blob, box, oval, type Point, polygon } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { figure, poses } from '../parts/people.ts';
import { casement } from '../parts/rooms.ts';
import { whole } from '../parts/skies.ts';
import { bareTree } from '../parts/trees.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const interpreterBetweenTwo: Scene = { focal: [0.5, 0.45], draw };

function draw(random: Random): Art {
  const room = mix(paper, sea, 0.14);
  const table1 = mix(ochre, rust, 0.35);
  let threads = '';
  const [from, to]: [Point, Point] = [
    [398, 492],
    [1392, 500],
  ];
  for (let i = 0; i < 46; i++) {
    const t = i / 45;
    const a: Point = [from[0] + random.between(-14, 20), from[1] + random.spread(10, 40)];
    const b: Point = [to[0] + random.between(-20, 14), to[1] + random.spread(10, 40)];
    const middle: Point = [870 + random.spread(0, 26), 452 + random.spread(30, 46)];
    const bow = (t - 0.5) * 520;
    threads += `M${a[0].toFixed(0)} ${a[1].toFixed(0)}C${a[0] + 150} ${(a[1] + bow * random.between(0.5, 1.1)).toFixed(0)} ${middle[0] - 170} ${(middle[1] + bow * 0.6 * random.between(-0.6, 1)).toFixed(0)} ${middle[0].toFixed(0)} ${middle[1].toFixed(0)}C${middle[0] + 170} ${(middle[1] - bow * random.between(-0.6, 1)).toFixed(0)} ${b[0] - 150} ${(b[1] - bow * random.between(0.4, 1.1)).toFixed(0)} ${b[0].toFixed(0)} ${b[1].toFixed(0)}`;
  }
  const glass = (x: number): Art =>
    fill(
      polygon([
        [x - 30, 800],
        [x + 30, 800],
        [x + 24, 900],
        [x - 24, 900],
      ]),
      mix(sea, paper, 0.7),
    ) +
    fill(
      polygon([
        [x - 28, 838],
        [x + 28, 838],
        [x + 24, 898],
        [x - 24, 898],
      ]),
      mix(sea, paper, 0.42),
    ) +
    fill(oval(x, 838, 28, 7), pale(sea, 0.8)) +
    stroke(`M${x - 18} 816L${x - 14} 884`, paper, 5);
  return (
    fill(whole, room) +
    gouged(random, box(0, 0, 1800, 820), mix(room, sea, 0.08), {
      angle: 90,
      gap: 44,
      length: 100,
      width: 12,
      fade: { from: [1800, 400], to: [700, 400] },
    }) +
    casement(
      { x: 690, y: 40, width: 430, height: 560, columns: 2, rows: 3, bar: 12 },
      mix(sea, paper, 0.4),
      fill(box(600, 0, 700, 700), pale(sea, 0.86)),
      bareTree(random, [820, 720], 620, mix(sea, paper, 0.42), { lean: 6 }),
      bareTree(random, [1060, 760], 520, mix(sea, paper, 0.56), { lean: -8 }),
    ) +
    stroke(threads, rust, 2.6, { opacity: 0.75 }) +
    figure({
      at: [800, 900],
      height: 900,
      seated: true,
      facing: 'right',
      wears: 'jacket',
      head: 'bob',
      hair: ink,
      top: rust,
      legs: ink,
      skin: mix(rose, ochre, 0.35),
      light: [-22, -10],
      shade: 0.55,
      pose: { ...poses.sitting, lean: 18, nod: 4, near: [38, 96], far: [50, 100] },
    }) +
    figure({
      at: [310, 920],
      height: 960,
      seated: true,
      facing: 'right',
      wears: 'jacket',
      head: 'short',
      hair: mix(ink, paper, 0.35),
      top: mix(sea, night, 0.45),
      legs: night,
      skin: mix(rose, paper, 0.15),
      light: [24, -10],
      shade: 0.6,
      pose: { ...poses.sitting, lean: 0, near: [24, 84], far: [30, 92] },
    }) +
    figure({
      at: [1580, 930],
      height: 960,
      seated: true,
      facing: 'left',
      wears: 'jacket',
      head: 'short',
      hair: night,
      top: mix(moss, ink, 0.3),
      legs: ink,
      skin: mix(rust, ink, 0.25),
      light: [-24, -10],
      shade: 0.6,
      pose: { ...poses.sitting, lean: 12, nod: 14, near: [26, 88], far: [32, 94] },
    }) +
    lit(polygon('-40,880 1840,880 1900,1010 -100,1010'), table1, deep(table1, 0.35), [0, -150]) +
    fill(box(-40, 1006, 1900, 210), mix(rust, ink, 0.45)) +
    gouged(random, box(0, 886, 1800, 118), mix(table1, paper, 0.35), {
      gap: 26,
      length: 220,
      width: 6,
      fade: { from: [900, 880], to: [900, 1030] },
    }) +
    gouged(random, box(0, 1016, 1800, 190), mix(rust, ink, 0.2), {
      gap: 38,
      length: 240,
      width: 7,
      fade: { from: [900, 1000], to: [900, 1230] },
    }) +
    placed(
      { at: [530, 900] },
      fill(polygon('-120,0 140,0 160,66 -150,66'), night),
      fill(polygon('-100,-8 150,-8 166,56 -126,56'), paper),
      stroke('M-70 8H110M-78 24H120M-84 40H60', mix(paper, ink, 0.45), 5),
    ) +
    placed(
      { at: [1270, 912] },
      lit(blob('-92,30 -84,-22 -40,-56 44,-54 88,-18 94,32 0,44', 0.2), mix(ochre, moss, 0.4), mix(moss, ink, 0.4), [-20, -10]),
      stroke('M-90 22C-40 36 40 38 92 24', mix(ochre, paper, 0.3), 14),
    ) +
    [660, 960, 1120].map((x) => fill(oval(x + 22, 902, 52, 10), deep(table1, 0.3), 0.6) + glass(x)).join('')
  );
}
