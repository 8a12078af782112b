import { blob, box, disc, each, nth, type Path, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, ruled, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { gothicChurch, stepGable } from '../parts/buildings.ts';
import { gull, perched } from '../parts/creatures.ts';
import { sky, streak } from '../parts/skies.ts';
import { reflection, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre } = house;

export const abandonedCoaster: Scene = { focal: [0.5, 0.55], draw };

function draw(random: Random): Art {
  const grey = mix(sea, paper, 0.62);
  const town = mix(grey, sea, 0.3);
  const hull: Path = blob('330,640 360,880 420,930 1500,930 1590,860 1680,590 1580,616 1300,690 620,690', 0.75);
  const house1 = polygon('390,690 390,380 640,380 640,690');
  const crane = (x: number) => stroke(`M${x} 690L${x} 380M${x} 400L${x + 190} 600M${x} 380L${x + 190} 600`, ink, 13);
  const washing = [
    [0, 58, paper],
    [70, 84, rust],
    [146, 60, paper],
    [214, 76, ochre],
    [300, 56, paper],
    [366, 88, mix(sea, paper, 0.3)],
    [450, 62, paper],
  ] as const;
  let streaks = '';
  for (const x of [470, 560, 700, 828, 960, 1090, 1230, 1370, 1480, 1570])
    streaks += taper(
      [
        [x, 700 + random.between(-5, 30)],
        [x + random.spread(0, 6), 800],
        [x + random.spread(0, 10), random.between(830, 925)],
      ],
      [random.between(14, 34), 16, 3],
      false,
    );
  return (
    sky(random, mix(grey, paper, 0.45), mix(grey, sea, 0.12), { from: [900, 0], to: [900, 560], gap: 36, length: 230 }) +
    streak([420, 170], 900, 46, mix(grey, paper, 0.75)) +
    streak([1420, 270], 760, 36, mix(grey, paper, 0.75)) +
    gothicChurch([250, 640], 560, mix(rust, grey, 0.5), mix(rust, grey, 0.34), town) +
    gothicChurch([1230, 640], 470, mix(rust, grey, 0.58), mix(rust, grey, 0.44), town) +
    each(
      '-20 130 250; 110 110 230; 440 120 240; 560 130 270; 690 110 230; 800 140 250; 940 120 270; 1060 120 230; 1550 130 250; 1680 150 280',
      ([x, w, h], i) => stepGable([x, 650], w, h, mix(nth([rust, ochre, sea], i % 3), grey, 0.55), town),
    ) +
    fill(box(-10, 640, 1820, 110), mix(grey, ink, 0.42)) +
    ruled(box(-10, 652, 1820, 96), mix(grey, ink, 0.6), { gap: 34, width: 5 }) +
    fill(box(-10, 740, 1820, 470), mix(sea, grey, 0.35)) +
    ripples(random, { top: 750, bottom: 1200 }, mix(grey, paper, 0.25), { density: 1.2 }) +
    reflection(random, { left: 400, right: 1590, top: 935, bottom: 1150 }, mix(sea, ink, 0.5), 0.75) +
    stroke('M1600 640C1680 700 1740 690 1790 662M380 720C250 760 160 740 80 690', ink, 6) +
    lit(hull, mix(sea, ink, 0.55), mix(sea, ink, 0.75), [0, -150]) +
    inside(
      hull,
      fill(box(300, 842, 1400, 100), mix(rust, ink, 0.25)),
      fill(streaks, rust),
      gouged(random, hull, mix(rust, ochre, 0.4), { angle: 90, gap: 46, length: 90, width: 6, fade: { from: [900, 930], to: [900, 720] } }),
    ) +
    stroke('M350 660C600 716 1300 716 1660 604', paper, 9) +
    fill(house1, paper) +
    fill(box(540, 380, 100, 310), mix(paper, grey, 0.7)) +
    fill(polygon('372,380 660,380 640,350 392,350'), ink) +
    fill(box(430, 410, 170, 44), sea) +
    fill(box(470, 240, 76, 110), rust) +
    fill(box(470, 262, 76, 22), paper) +
    fill([440, 500, 560].map((x) => disc(x, 560, 20)).join(''), sea) +
    fill(disc(500, 560, 21), ochre) +
    fill(disc(500, 560, 12), pale(ochre, 0.6)) +
    fill([420, 480, 540, 600].map((x) => disc(x, 640, 13)).join(''), sea) +
    crane(830) +
    crane(1310) +
    stroke('M838 470Q1070 540 1304 470', ink, 4) +
    washing
      .map(([dx, h, colour]) => {
        const x = 850 + dx;
        const y = 474 + 66 * (1 - ((x - 1070) / 235) ** 2) * 0.98;
        return fill(
          polygon([
            [x, y],
            [x + 54, y + 4],
            [x + 50, y + h],
            [x + 4, y + h - 6],
          ]),
          colour,
        );
      })
      .join('') +
    fill(polygon('1520,610 1530,500 1538,500 1544,606'), ink) +
    gull([1130, 220], 90, paper, { beat: 0.6, tip: ink }) +
    gull([1000, 300], 60, paper, { beat: -0.2, flip: true, tip: ink }) +
    perched([1430, 664], 44, paper, grey) +
    ripples(random, { top: 960, bottom: 1200 }, mix(grey, paper, 0.4), { density: 0.6, width: 10 })
  );
}
