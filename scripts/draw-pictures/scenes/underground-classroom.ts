import { blob, box, nth, oval, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, lit, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { archway } from '../parts/buildings.ts';
import { figure } from '../parts/people.ts';
import { rays, shaft, whole } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose } = house;

export const undergroundClassroom: Scene = { focal: [0.52, 0.5], draw };

function draw(random: Random): Art {
  const stone = mix(sea, moss, 0.35);
  const wall = mix(stone, paper, 0.4);
  const light = pale(ochre, 0.5);
  const star = (x: number, y: number, r: number): Art =>
    fill(
      polygon(
        Array.from({ length: 10 }, (_, i): Point => {
          const a = (i * Math.PI) / 5 - Math.PI / 2;
          const d = i % 2 ? r * 0.42 : r;
          return [x + Math.cos(a) * d, y + Math.sin(a) * d];
        }),
      ),
      random.pick([ochre, paper, rose, mix(ochre, rust, 0.4)]),
    );
  const column = (x: number, w: number, top: number, bottom: number): Art =>
    lit(box(x - w / 2, top, w, bottom - top), mix(stone, paper, 0.2), deep(stone, 0.35), [x < 900 ? 26 : -26, 0]) +
    fill(box(x - w * 0.68, top, w * 1.36, w * 0.24) + box(x - w * 0.64, bottom - w * 0.2, w * 1.28, w * 0.2), deep(stone, 0.2));
  const child = (x: number, y: number, s: number): Art => {
    const coat = random.pick([rust, ochre, mix(sea, paper, 0.15), mix(rose, rust, 0.3), mix(moss, ochre, 0.3), paper]);
    const hair = random.pick([ink, mix(ochre, ink, 0.45), mix(rust, ink, 0.5), mix(ochre, paper, 0.15)]);
    const body = blob(
      [
        [x - 30 * s, y],
        [x - 74 * s, y + 34 * s],
        [x - 80 * s, y + 170 * s],
        [x + 80 * s, y + 170 * s],
        [x + 74 * s, y + 34 * s],
        [x + 30 * s, y],
      ],
      0.3,
    );
    const braid = random.chance(0.4)
      ? fill(
          taper(
            [
              [x, y - 20 * s],
              [x + 6 * s, y + 40 * s],
              [x - 2 * s, y + 96 * s],
            ],
            [26 * s, 24 * s, 6 * s],
          ),
          hair,
        )
      : '';
    return (
      lit(body, coat, deep(coat, 0.45), [0, -26 * s]) +
      fill(oval(x, y - 50 * s, 46 * s, 54 * s), hair) +
      fill(oval(x - 46 * s, y - 40 * s, 8 * s, 12 * s) + oval(x + 46 * s, y - 40 * s, 8 * s, 12 * s), mix(rose, paper, 0.3)) +
      braid
    );
  };
  const desk = (x: number, y: number, s: number): Art =>
    fill(
      polygon([
        [x - 104 * s, y + 20 * s],
        [x + 104 * s, y + 20 * s],
        [x + 122 * s, y + 66 * s],
        [x - 122 * s, y + 66 * s],
      ]),
      mix(ochre, rust, 0.25),
    ) +
    fill(box(x - 122 * s, y + 66 * s, 244 * s, 12 * s), mix(rust, ink, 0.35)) +
    fill(
      polygon([
        [x - 40 * s, y + 28 * s],
        [x + 40 * s, y + 28 * s],
        [x + 46 * s, y + 56 * s],
        [x - 46 * s, y + 56 * s],
      ]),
      paper,
    );
  const rows = [
    [640, 0.52, 5, 190],
    [745, 0.72, 5, 262],
    [890, 1, 5, 360],
    [1080, 1.35, 4, 500],
  ] as const;
  return (
    fill(whole, deep(stone, 0.4)) +
    fill(archway(40, 1000, 1720, 980), stone) +
    fill(archway(230, 900, 1340, 800), mix(stone, paper, 0.14)) +
    fill(archway(430, 780, 940, 620), mix(stone, paper, 0.26)) +
    fill(archway(560, 700, 680, 470), wall) +
    gouged(random, archway(40, 1000, 1720, 980), mix(stone, paper, 0.5), {
      flow: (x, y) => (Math.atan2(y - 760, x - 900) * 180) / Math.PI + 90,
      gap: 52,
      length: 120,
      width: 7,
      fade: { from: [900, 40], to: [900, 620] },
    }) +
    fill(archway(1010, 640, 220, 360), light) +
    fill(polygon('1030,640 1100,350 1150,350 1210,640'), mix(stone, ink, 0.2)) +
    Array.from({ length: 13 }, (_, i) => fill(box(1052 + i * 4.2, 622 - i * 21, 136 - i * 8.2, 7), mix(stone, paper, 0.45))).join('') +
    stroke('M1022 640L1096 350M1216 640L1154 350', mix(ink, rust, 0.3), 15) +
    rays(random, [1122, 320], pale(ochre, 0.6), { inner: 120, outer: 330, count: 16, from: 190, to: 350, width: 9 }) +
    lit(box(600, 400, 380, 220), mix(moss, sea, 0.4), mix(moss, ink, 0.5), [-8, -8]) +
    stroke('M600 400H980V620H600Z', mix(ochre, rust, 0.3), 13) +
    stroke('M640 450C700 440 720 460 780 448M640 490C690 486 740 500 840 486M640 532C680 528 700 540 760 530', paper, 5) +
    column(330, 96, 250, 800) +
    column(1470, 96, 250, 800) +
    column(120, 170, 60, 1000) +
    column(1680, 170, 60, 1000) +
    [
      [[130, 210], [560, 150], 80],
      [[560, 150], [1240, 150], 60],
      [[1240, 150], [1680, 210], 80],
    ]
      .map(([a, b, sag]) => {
        const [p, q, d] = [a as number[], b as number[], sag as number];
        let art = stroke(
          `M${p[0]} ${p[1]}Q${(nth(p, 0) + nth(q, 0)) / 2} ${(nth(p, 1) + nth(q, 1)) / 2 + d * 2} ${q[0]} ${q[1]}`,
          paper,
          3,
        );
        for (let i = 1; i < 8; i++) {
          const t = i / 8;
          const x = nth(p, 0) + (nth(q, 0) - nth(p, 0)) * t;
          const y = nth(p, 1) + (nth(q, 1) - nth(p, 1)) * t + 4 * d * t * (1 - t);
          const drop = 24 + ((i * 31) % 46);
          art += stroke(`M${x.toFixed(0)} ${y.toFixed(0)}V${(y + drop).toFixed(0)}`, paper, 2.5) + star(x, y + drop + 20, 26);
        }
        return art;
      })
      .join('') +
    fill(polygon('430,690 1370,690 1760,1200 40,1200'), mix(stone, ink, 0.25)) +
    shaft('1020,640 1220,640 1300,1200 500,1200', light, 0.3) +
    figure({
      at: [1010, 690],
      height: 330,
      facing: 'left',
      wears: 'dress',
      head: 'bun',
      hair: mix(rust, ink, 0.4),
      top: rust,
      legs: mix(rust, ink, 0.4),
      skin: mix(rose, paper, 0.2),
      light: [10, -10],
      pose: { near: [120, 160], far: [60, 140], nearLeg: [6, 0], farLeg: [-6, 0] },
    }) +
    rows
      .map(([y, s, n, gap]) =>
        Array.from({ length: n }, (_, i) => {
          const x = 900 + (i - (n - 1) / 2) * gap;
          return desk(x, y - 50 * s, s) + child(x + random.spread(0, 14 * s), y, s);
        }).join(''),
      )
      .join('')
  );
}
