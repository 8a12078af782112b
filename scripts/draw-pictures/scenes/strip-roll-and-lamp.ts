import { box, curve, disc, nth, oval, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { pendant } from '../parts/rooms.ts';
import { rays, shaft, whole } from '../parts/skies.ts';
import { bottle, cup, steam } from '../parts/things.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, night } = house;

export const stripRollAndLamp: Scene = { focal: [0.5, 0.6], draw };

function draw(random: Random): Art {
  const room = deep(mix(moss, sea, 0.55), 0.62);
  const wood = mix(rust, ochre, 0.28);
  const roll: Point[] = [
    [610, 770],
    [700, 850],
    [860, 900],
    [1040, 880],
    [1200, 900],
    [1400, 980],
    [1640, 1000],
    [1860, 940],
  ];
  let strokes = '';
  for (let i = 0; i < 50; i++) {
    const t = (i / 50) * (roll.length - 1);
    const k = Math.floor(t);
    const [a, b] = [nth(roll, k), nth(roll, Math.min(roll.length - 1, k + 1))];
    const [x, y] = [a[0] + (b[0] - a[0]) * (t - k), a[1] + (b[1] - a[1]) * (t - k)];
    strokes += curve([
      [x - 10, y - 14 + random.spread(0, 10)],
      [x + random.spread(0, 12), y + random.spread(0, 14)],
      [x + 12, y + 12 + random.spread(0, 10)],
    ]);
  }
  return (
    fill(whole, room) +
    shaft('830,300 1030,300 1720,1200 120,1200', pale(ochre, 0.3), 0.16) +
    gouged(random, box(0, 0, 1800, 640), mix(room, moss, 0.4), {
      angle: 90,
      gap: 42,
      length: 90,
      width: 13,
      fade: { from: [930, 300], to: [200, 300] },
    }) +
    pendant([930, 290], 340, mix(moss, ink, 0.3), pale(ochre, 0.85), ink) +
    rays(random, [930, 330], pale(ochre, 0.5), { inner: 110, outer: 420, count: 22, from: 20, to: 160, width: 8 }) +
    lit('M-10 660L1810 620L1810 1210L-10 1210Z', wood, mix(rust, ink, 0.5), [0, -460]) +
    fill(oval(930, 900, 850, 270), mix(ochre, paper, 0.12), 0.55) +
    gouged(random, box(0, 650, 1800, 550), mix(rust, ink, 0.2), { gap: 52, length: 300, width: 9, angle: -1 }) +
    placed(
      { at: [310, 860] },
      fill(oval(40, 10, 220, 40), mix(rust, ink, 0.6), 0.7),
      lit(box(-170, -280, 300, 280), mix(rust, ochre, 0.15), mix(rust, ink, 0.55), [-70, 0]),
      fill(polygon('-170,-280 -130,-318 170,-318 130,-280'), mix(ochre, rust, 0.35)),
      fill(polygon('130,-280 170,-318 170,-40 130,0'), mix(rust, ink, 0.7)),
      fill(disc(-40, -150, 88), ink),
      fill(disc(-40, -150, 70), mix(sea, ink, 0.3)),
      fill(disc(-40, -150, 44), mix(sea, paper, 0.2)),
      stroke('M-70 -180C-60 -200 -40 -204 -24 -200', paper, 9),
      stroke('M150 -190L240 -190L240 -90', ink, 17),
      fill(oval(240, -76, 26, 36), mix(ochre, paper, 0.2)),
      stroke('M-150 -260H110V-22H-150Z', mix(ochre, rust, 0.45), 6),
    ) +
    fill(taper(roll, [110, 112, 110, 108, 112, 116, 112, 110], false), mix(paper, sea, 0.16), 0.9) +
    stroke(curve(roll.map(([x, y]) => [x, y - 46] as Point)) + curve(roll.map(([x, y]) => [x, y + 46] as Point)), mix(sea, ink, 0.2), 4, {
      dash: '14 12',
    }) +
    stroke(strokes, ink, 6) +
    fill(oval(610, 800, 120, 44), mix(rust, ink, 0.6), 0.7) +
    fill(disc(590, 720, 104), mix(paper, sea, 0.3)) +
    [92, 76, 60, 44].map((q) => stroke(disc(590, 720, q), mix(sea, ink, 0.15), 5)).join('') +
    fill(disc(590, 720, 28), mix(rust, ink, 0.4)) +
    bottle([1290, 800], 210, mix(night, sea, 0.3), paper) +
    fill(box(1262, 570, 56, 34), ink) +
    fill(oval(1330, 802, 70, 14), mix(rust, ink, 0.6), 0.6) +
    placed(
      { at: [1080, 1100], turn: -24 },
      fill(taper('0,0 330,0', [24, 16], false), ink),
      fill(polygon('0,-12 -66,0 0,12'), mix(ochre, paper, 0.3)),
      fill(box(240, -11, 26, 22), ochre),
    ) +
    fill(oval(1580, 838, 150, 30), mix(rust, ink, 0.6), 0.7) +
    cup([1560, 830], 130, paper, mix(paper, sea, 0.45), mix(ink, rust, 0.2)) +
    steam([1560, 700], 230, paper, 0.5, 26)
  );
}
