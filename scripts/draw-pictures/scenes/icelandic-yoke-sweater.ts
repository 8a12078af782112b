import { blob, box, disc, oval, type Path, type Point, polygon } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, ruled, stroke } from '../ink.ts';
import { house, mix } from '../palette.ts';
import { hand } from '../parts/hands.ts';
import { mountain, sheep } from '../parts/lands.ts';
import { casement } from '../parts/rooms.ts';
import { whole } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose } = house;

export const icelandicYokeSweater: Scene = { focal: [0.5, 0.5], draw };

function draw(random: Random): Art {
  const [wool, grey, brown] = [paper, mix(ink, paper, 0.6), mix(rust, ink, 0.5)];
  const c: Point = [840, 420];
  const band = (r1: number, r2: number, colour: string): Art =>
    fill(`${oval(c[0], c[1], r2 * 1.24, r2)}${oval(c[0], c[1], r1 * 1.24, -r1)}`, colour);
  const motif = (r: number, n: number, size: number, colour: string, shape: 'diamond' | 'tree' | 'dot', shift = 0): Art =>
    fill(
      Array.from({ length: n }, (_, i) => {
        const a = ((i + shift) / n) * Math.PI * 2;
        const [x, y] = [c[0] + Math.cos(a) * r * 1.24, c[1] + Math.sin(a) * r];
        const [ux, uy] = [Math.cos(a), Math.sin(a)];
        const at = (d: number, s: number): Point => [x + ux * d - uy * s, y + uy * d + ux * s];
        if (shape === 'dot') return disc(x, y, size);
        if (shape === 'diamond') return polygon([at(size, 0), at(0, size * 0.7), at(-size, 0), at(0, -size * 0.7)]);
        return polygon([
          at(-size, 0),
          at(size * 0.3, size * 0.8),
          at(size * 0.1, size * 0.2),
          at(size, size * 0.2),
          at(size, -size * 0.2),
          at(size * 0.1, -size * 0.2),
          at(size * 0.3, -size * 0.8),
        ]);
      }).join(''),
      colour,
    );
  const body: Path = blob('60,1260 120,900 80,640 180,470 420,350 1260,350 1500,470 1600,640 1560,900 1620,1260', 0.4);
  const view =
    fill(box(900, 0, 900, 500), mix(sea, paper, 0.72)) +
    mountain(
      random,
      [1450, 70],
      { left: 1080, right: 1840, y: 350 },
      { light: mix(sea, paper, 0.42), shade: mix(sea, ink, 0.25), snow: paper },
      0.5,
    ) +
    fill('M900 340L1060 320L1240 350L1420 330L1640 356L1800 340V520H900Z', mix(moss, ink, 0.45)) +
    gouged(random, box(900, 350, 900, 160), mix(moss, paper, 0.2), { gap: 26, length: 60, width: 10 }) +
    sheep(random, [1220, 420], 76, paper, ink) +
    sheep(random, [1370, 396], 54, paper, ink, true) +
    sheep(random, [1640, 430], 80, mix(ink, paper, 0.25), ink);
  return (
    fill(whole, mix(rust, paper, 0.46)) +
    gouged(random, box(0, 0, 1000, 600), mix(rust, paper, 0.56), { angle: 90, gap: 44, length: 100, width: 12 }) +
    casement({ x: 1010, y: 40, width: 740, height: 430, columns: 2, rows: 1, bar: 18 }, mix(rust, ink, 0.25), view) +
    lit(body, grey, mix(grey, ink, 0.4), [-40, -10]) +
    inside(
      body,
      gouged(random, body, mix(grey, paper, 0.4), { angle: 90, gap: 30, length: 44, width: 9 }),
      band(0, 520, brown),
      motif(498, 46, 17, wool, 'dot'),
      band(0, 474, wool),
      motif(432, 26, 40, brown, 'tree'),
      motif(432, 26, 13, grey, 'diamond', 0.5),
      band(0, 378, grey),
      motif(350, 38, 13, wool, 'diamond'),
      band(0, 326, brown),
      motif(284, 20, 34, wool, 'diamond'),
      motif(284, 20, 13, rust, 'dot', 0.5),
      band(0, 240, wool),
      motif(216, 28, 10, brown, 'dot'),
      band(0, 190, grey),
    ) +
    inside(
      body,
      gouged(random, oval(c[0], c[1], 640, 520), mix(paper, ink, 0.25), {
        flow: (x, y) => (Math.atan2((y - c[1]) * 1.24, x - c[0]) * 180) / Math.PI,
        gap: 30,
        length: 26,
        width: 4,
      }),
    ) +
    fill(oval(c[0], c[1], 196, 132), mix(ink, rust, 0.25)) +
    stroke(oval(c[0], c[1], 205, 140), wool, 22) +
    stroke('M390 330L900 790M1310 330L770 790', mix(ochre, paper, 0.35), 19) +
    fill(disc(390, 330, 18) + disc(1310, 330, 18), rust) +
    stroke('M870 660C1000 760 1240 620 1380 760C1500 880 1560 900 1600 960', wool, 9) +
    placed(
      { at: [1590, 1090] },
      fill(oval(20, 60, 230, 36), mix(rust, ink, 0.4), 0.5),
      ...(
        [
          [-90, -110, wool],
          [40, -140, brown],
          [110, -80, grey],
          [-20, -60, mix(rust, paper, 0.2)],
        ] as const
      ).map(
        ([x, y, colour]) =>
          lit(disc(x, y, 86), colour, mix(colour, ink, 0.4), [-16, -14]) +
          stroke(
            `M${x - 66} ${y - 30}C${x - 20} ${y - 70} ${x + 40} ${y - 50} ${x + 66} ${y}M${x - 74} ${y + 8}C${x - 20} ${y - 30} ${x + 30} ${y - 10} ${x + 50} ${y + 46}M${x - 40} ${y - 70}C${x - 50} ${y} ${x - 30} ${y + 40} ${x} ${y + 76}`,
            mix(colour, ink, 0.3),
            6,
          ),
      ),
      lit(blob('-190,-50 -160,60 160,60 190,-50 0,-26', 0.4), mix(ochre, rust, 0.3), mix(ochre, ink, 0.5), [-50, 0]),
      ruled(blob('-190,-50 -160,60 160,60 190,-50 0,-26', 0.4), mix(rust, ink, 0.4), { angle: 24, gap: 22, width: 5 }),
    ) +
    hand({
      at: [1070, 640],
      scale: 1.15,
      turn: 62,
      grip: 'knit',
      skin: mix(rose, ochre, 0.26),
      sleeve: mix(sea, ink, 0.1),
      light: [-4, -12],
    }) +
    hand({
      at: [620, 640],
      scale: 1.15,
      turn: -62,
      flip: true,
      grip: 'knit',
      skin: mix(rose, ochre, 0.26),
      sleeve: mix(sea, ink, 0.1),
      light: [4, -12],
    })
  );
}
