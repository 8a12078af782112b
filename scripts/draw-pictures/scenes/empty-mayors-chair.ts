import { blob, box, disc, each, oval, polygon, ring } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { gothicChurch } from '../parts/buildings.ts';
import { casement, chair, floorboards, panelling } from '../parts/rooms.ts';
import { bandedSky } from '../parts/skies.ts';
import { bareTree } from '../parts/trees.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const emptyMayorsChair: Scene = { focal: [0.52, 0.5], draw };

function draw(random: Random): Art {
  const wall = mix(rust, paper, 0.28);
  const low = mix(rust, ink, 0.3);
  const dusk = mix(sea, night, 0.35);
  const view =
    bandedSky(random, dusk, mix(rose, paper, 0.15), 640, { steps: 6 }) +
    gothicChurch([1130, 640], 470, mix(rust, night, 0.45), mix(rust, night, 0.62), pale(ochre, 0.3)) +
    bareTree(random, [870, 660], 400, mix(night, ink, 0.5)) +
    bareTree(random, [1370, 660], 330, mix(night, ink, 0.5)) +
    fill(box(600, 620, 1000, 60), mix(moss, night, 0.6));
  return (
    fill(box(0, 0, 1800, 800), wall) +
    gouged(random, box(0, 0, 1800, 640), mix(rust, paper, 0.36), {
      angle: 90,
      gap: 36,
      length: 90,
      width: 12,
      fade: { from: [1500, 300], to: [400, 300] },
    }) +
    panelling(box(-10, 640, 1820, 250), low, deep(low, 0.4), 90) +
    fill(box(-10, 628, 1820, 22), deep(low, 0.3)) +
    casement({ x: 760, y: 90, width: 640, height: 500, columns: 3, rows: 2, bar: 14 }, paper, view) +
    lit(box(110, 150, 430, 340), mix(ochre, ink, 0.22), mix(ochre, ink, 0.5), [-16, -14]) +
    fill(box(134, 174, 382, 292), mix(moss, ink, 0.15)) +
    [
      [160, 200, 100, 130, paper],
      [286, 194, 90, 70, ochre],
      [286, 284, 110, 150, paper],
      [410, 206, 84, 110, mix(rose, paper, 0.4)],
      [160, 350, 96, 84, mix(sea, paper, 0.5)],
      [418, 336, 76, 100, paper],
    ]
      .map(
        ([x, y, w, h, c]) =>
          fill(box(x as number, y as number, w as number, h as number), c as string) +
          fill(disc((x as number) + (w as number) / 2, (y as number) + 8, 7), rust),
      )
      .join('') +
    fill(box(1540, 300, 190, 18), deep(low, 0.3)) +
    stroke('M1636 318V346', ink, 12) +
    lit(blob('1536,432 1556,370 1600,338 1676,338 1718,372 1738,432 1700,440 1576,440', 0.2), ink, mix(ink, night, 0.6), [-14, -10]) +
    fill(box(1544, 418, 188, 12), ochre) +
    fill(polygon('1560,440 1714,440 1728,500 1548,500'), mix(ink, rust, 0.3)) +
    fill(disc(1636, 384, 22), ochre) +
    floorboards(880, [900, 500], mix(ochre, ink, 0.42), mix(ochre, ink, 0.6), 12) +
    fill(polygon('780,880 1380,880 1700,1200 640,1200'), dusk, 0.25) +
    lit(blob('800,640 812,380 850,340 1010,340 1050,380 1060,640', 0.6), mix(sea, ink, 0.1), mix(sea, night, 0.55), [-22, -10]) +
    fill(blob('836,640 844,410 870,380 990,380 1018,410 1026,640', 0.6), mix(sea, paper, 0.1)) +
    fill(disc(810, 372, 17) + disc(1052, 372, 17), ochre) +
    stroke('M790 560C770 600 776 660 776 720M1072 560C1092 600 1086 660 1086 720', mix(sea, night, 0.4), 22) +
    lit(polygon('700,720 1160,720 1720,1130 120,1130'), mix(ochre, paper, 0.18), mix(ochre, rust, 0.4), [0, -40]) +
    fill(box(120, 1120, 1600, 60), mix(rust, ink, 0.4)) +
    gouged(random, polygon('700,720 1160,720 1720,1130 120,1130'), mix(ochre, rust, 0.35), {
      angle: 90,
      flow: (x, y) => (Math.atan2(y - 300, x - 930) * 180) / Math.PI,
      gap: 60,
      length: 150,
      width: 7,
    }) +
    fill(polygon('780,730 1090,730 1240,860 1200,1000 760,860'), pale(ochre, 0.6), 0.35) +
    [300, 1440].map((x, i) => chair([x, 1200], 380, mix(ink, rust, 0.25), { flip: i === 0 })).join('') +
    placed(
      { at: [1240, 1000] },
      fill(oval(70, 6, 150, 20), mix(rust, ink, 0.3), 0.5),
      lit(polygon('-52,0 -52,-240 52,-240 52,0'), rust, deep(rust, 0.5), [-30, 0]),
      fill(polygon('-56,-240 -36,-316 36,-316 56,-240'), paper),
      fill(box(-52, -250, 104, 16) + box(-52, -30, 104, 14), ink),
      stroke('M52 -206C104 -200 104 -110 52 -100', ink, 14),
      lit(polygon('110,-2 100,-70 184,-70 174,-2'), paper, mix(paper, ink, 0.3), [-20, 0]),
      fill(oval(142, -70, 42, 9), mix(rust, ink, 0.6)),
    ) +
    placed(
      { at: [720, 990] },
      fill(oval(16, 14, 170, 26), mix(rust, ink, 0.3), 0.45),
      stroke(oval(0, 0, 84, 40), ink, 15),
      each('70 -14 20; 40 30 52; -20 36 96; -76 18 140', ([x, y, turn]) =>
        placed(
          { at: [x, y], turn: turn - 20 },
          stroke('M0 0L104 0M84 0L84 24M104 0L104 26', mix(ink, ochre, 0.25), 13),
          stroke(ring(-8, 0, 22, 12), mix(ink, ochre, 0.25), 9),
        ),
      ),
    )
  );
}
