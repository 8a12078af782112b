import { box, disc, polygon, ring } from '../forms.ts';
import { type Art, fill, gouged, inside, ruled, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { figure } from '../parts/people.ts';
import { bandedSky, rays, stars, whole } from '../parts/skies.ts';
import { glitter, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, rose, night } = house;

export const shipBridgeNight: Scene = { focal: [0.65, 0.5], draw };

function draw(random: Random): Art {
  const room = mix(ink, night, 0.45);
  const pane = (x: number, w: number, lean: number) =>
    polygon([
      [x, 190],
      [x + w, 190],
      [x + w + lean, 720],
      [x + lean, 720],
    ]);
  const panes = [pane(-60, 330, 6), pane(330, 340, 3), pane(730, 340, 0), pane(1130, 340, -3), pane(1530, 340, -6)];
  const lights = Array.from(
    { length: 90 },
    () => [random.between(0, 1800), 560 + random.between(-34, 6) - Math.abs(random.spread(0, 20))] as const,
  );
  const outside =
    bandedSky(random, night, mix(night, sea, 0.6), 570, { steps: 4, from: 150 }) +
    stars(random, 70, pale(ochre, 0.6), { top: 180, bottom: 430, size: 3 }) +
    fill(
      'M-10 560L120 520L260 548L420 500L520 540L760 528L980 486L1040 540L1300 520L1500 548L1640 506L1810 546L1810 600L-10 600Z',
      mix(night, ink, 0.5),
    ) +
    fill(polygon('968,500 980,380 992,500') + box(962, 470, 36, 70) + polygon('1268,530 1278,430 1288,530'), mix(night, ink, 0.5)) +
    fill(box(-10, 580, 1820, 200), mix(night, sea, 0.35)) +
    ripples(random, { top: 585, bottom: 740 }, mix(sea, paper, 0.2), { length: 110, width: 6 }) +
    fill(lights.map(([x, y], i) => disc(x, y + 14, i % 7 ? 4 : 7)).join(''), ochre) +
    [180, 420, 610, 930, 1010, 1230, 1490, 1700]
      .map((x, i) => glitter(random, x, { top: 586, bottom: 640 + (i % 3) * 36 }, ochre, { narrow: 9, wide: 30, rows: 9, width: 7 }))
      .join('');
  const console1 = polygon('-20,800 1820,800 1820,1220 -20,1220');
  const dial = (x: number, y: number, r: number) =>
    fill(disc(x, y, r), mix(ink, sea, 0.3)) +
    fill(ring(x, y, r, r - 7), mix(sea, ink, 0.3)) +
    stroke(`M${x} ${y}L${x - r * 0.5} ${y + r * 0.3}`, mix(sea, paper, 0.15), 5);
  return (
    fill(whole, room) +
    panes.map((path) => inside(path, outside)).join('') +
    panes.map((path) => stroke(path, mix(ink, sea, 0.25), 10)).join('') +
    fill(box(-10, 0, 1820, 150), mix(ink, night, 0.2)) +
    ruled(box(-10, 0, 1820, 150), mix(ink, sea, 0.25), { angle: 90, gap: 180, width: 6 }) +
    [240, 690, 1480].map((x) => fill(box(x, 150, 120, 34), mix(ink, sea, 0.22))).join('') +
    rays(random, [1128, 588], pale(ochre, 0.55), { inner: 74, outer: 190, count: 17, width: 7 }) +
    figure({
      at: [960, 1420],
      height: 1180,
      facing: 'right',
      wears: 'jacket',
      head: 'wool',
      pose: { near: [14, 118], far: [24, 128], nod: 12 },
      top: mix(sea, ink, 0.3),
      legs: ink,
      skin: mix(rose, ochre, 0.35),
      hair: mix(rust, ink, 0.15),
      light: [34, 4],
      shade: 0.78,
      wide: 1.2,
      holds: (_, far) =>
        fill(
          polygon([
            [far[0] - 14, far[1] - 70],
            [far[0] + 26, far[1] - 78],
            [far[0] + 38, far[1] + 10],
            [far[0] - 2, far[1] + 18],
          ]),
          pale(ochre, 0.8),
        ),
    }) +
    fill(console1, mix(ink, night, 0.3)) +
    fill(polygon('-20,740 1820,740 1820,806 -20,806'), mix(ink, sea, 0.24)) +
    gouged(random, box(0, 744, 1800, 60), mix(sea, paper, 0.25), {
      gap: 16,
      length: 110,
      width: 4,
      fade: { from: [1130, 740], to: [300, 780] },
    }) +
    dial(210, 920, 78) +
    dial(400, 920, 52) +
    fill(box(510, 850, 300, 210), mix(ink, sea, 0.3)) +
    fill(box(530, 870, 260, 170), mix(night, ink, 0.3)) +
    stroke('M660 955L740 890', mix(sea, ink, 0.3), 5) +
    stroke(ring(660, 955, 70, 44), mix(sea, ink, 0.3), 4) +
    dial(1500, 930, 64) +
    dial(1660, 920, 84) +
    Array.from({ length: 14 }, (_, i) => fill(disc(150 + i * 56, 1100, 11), mix(sea, ink, 0.4))).join('') +
    Array.from({ length: 10 }, (_, i) => fill(box(1420 + i * 36, 1060, 20, 46), mix(ink, sea, 0.34))).join('')
  );
}
