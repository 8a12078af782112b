import { blob, box, curve, oval, type Point, polygon } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { gull, heron } from '../parts/creatures.ts';
import { blades, ranges } from '../parts/lands.ts';
import { figure, poses, shadow } from '../parts/people.ts';
import { bandedSky, orb } from '../parts/skies.ts';
import { reeds } from '../parts/trees.ts';
import { foam, glitter, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const gharElMelhGardens: Scene = { focal: [0.52, 0.6], draw };

function draw(random: Random): Art {
  const pearl = mix(sea, paper, 0.72);
  const lagoon = mix(sea, paper, 0.5);
  const sand = mix(ochre, paper, 0.62);
  const plot = (points: Point[], colour: string, rows: number): Art => {
    const path = polygon(points);
    const [a, b, c, d] = points as [Point, Point, Point, Point];
    return (
      fill(path, mix(rust, paper, 0.45)) +
      inside(
        path,
        ...Array.from({ length: rows }, (_, i) => {
          const t = (i + 0.5) / rows;
          const p: Point = [a[0] + (d[0] - a[0]) * t, a[1] + (d[1] - a[1]) * t];
          const q: Point = [b[0] + (c[0] - b[0]) * t, b[1] + (c[1] - b[1]) * t];
          return fill(
            Array.from({ length: 13 }, (_, k) => {
              const u = (k + 0.5) / 13;
              return oval(p[0] + (q[0] - p[0]) * u + random.spread(0, 4), p[1] + (q[1] - p[1]) * u, 22 + t * 6, 12 + t * 4);
            }).join(''),
            colour,
          );
        }),
      )
    );
  };
  const fence = (a: Point, b: Point, h: number): Art => {
    const n = Math.round(Math.hypot(b[0] - a[0], b[1] - a[1]) / 13);
    return (
      stroke(
        Array.from({ length: n + 1 }, (_, i) => {
          const t = i / n;
          const [x, y] = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
          return `M${x.toFixed(0)} ${y.toFixed(0)}L${(x + random.spread(0, 5)).toFixed(0)} ${(y - h * random.between(0.8, 1.1)).toFixed(0)}`;
        }).join(''),
        mix(ochre, ink, 0.3),
        8,
      ) + stroke(`M${a[0]} ${a[1] - h * 0.5}L${b[0]} ${b[1] - h * 0.5}`, mix(rust, ink, 0.4), 5)
    );
  };
  return (
    bandedSky(random, mix(rose, paper, 0.62), pale(ochre, 0.82), 420, { steps: 5 }) +
    orb(random, [1180, 290], 66, '#fffaf0', { colour: '#fffaf0', rings: 4, step: 36, width: 8 }) +
    ranges(random, { tops: [400, 420], swell: 150, far: mix(sea, rose, 0.5), near: mix(sea, paper, 0.36), bottom: 470, detail: 7 }) +
    fill(box(-10, 420, 1820, 800), pearl) +
    ripples(random, { top: 424, bottom: 1200 }, '#fffaf0', { density: 0.9 }) +
    glitter(random, 1180, { top: 424, bottom: 620 }, '#fffaf0', { narrow: 60, wide: 260, rows: 14 }) +
    fill(
      blob('-60,600 300,560 700,520 1100,470 1500,444 1860,436 1860,470 1500,520 1320,610 1280,760 1420,960 1500,1260 -60,1260', 0.2),
      sand,
    ) +
    gouged(random, blob('-60,600 700,520 1500,444 1320,610 1420,960 1500,1260 -60,1260', 0.2), mix(ochre, rust, 0.2), {
      gap: 46,
      length: 120,
      width: 6,
      angle: -4,
    }) +
    foam('1860,474 1500,524 1324,614 1286,760 1426,960 1510,1260', '#ffffff', 12) +
    fill(blob('-60,600 200,574 420,556 300,640 60,700 -60,720', 0.2), lagoon) +
    ripples(random, { left: 0, right: 330, top: 590, bottom: 700 }, paper, { length: 90 }) +
    plot(
      [
        [640, 580],
        [900, 556],
        [930, 620],
        [640, 654],
      ],
      mix(moss, paper, 0.1),
      3,
    ) +
    plot(
      [
        [960, 552],
        [1200, 520],
        [1240, 586],
        [990, 616],
      ],
      moss,
      3,
    ) +
    fence([640, 580], [1210, 516], 40) +
    plot(
      [
        [470, 680],
        [830, 644],
        [850, 760],
        [440, 810],
      ],
      moss,
      4,
    ) +
    plot(
      [
        [900, 640],
        [1230, 606],
        [1230, 720],
        [920, 752],
      ],
      mix(moss, ink, 0.25),
      4,
    ) +
    fence([450, 690], [840, 650], 56) +
    fence([886, 650], [1236, 612], 56) +
    plot(
      [
        [250, 850],
        [780, 800],
        [800, 980],
        [160, 1050],
      ],
      mix(moss, sea, 0.3),
      5,
    ) +
    plot(
      [
        [870, 794],
        [1260, 756],
        [1320, 930],
        [900, 974],
      ],
      mix(moss, ochre, 0.2),
      5,
    ) +
    fence([210, 880], [790, 816], 78) +
    fence([860, 810], [1270, 770], 78) +
    placed(
      { at: [190, 650] },
      lit(curve('-130,-30 -100,6 100,6 140,-36 90,-14 -90,-12', true, 0.3), rust, deep(rust, 0.5), [0, -12]),
      stroke('M-30 -14L-60 -170', ink, 6),
    ) +
    gull([1500, 300], 60, '#fffaf0', { beat: 0.5, tip: ink }) +
    heron([1600, 620], 120, '#fffaf0', mix(sea, ink, 0.3), true) +
    shadow([1010, 1160], 600, [-420, 60], mix(rust, sea, 0.4), 0.4) +
    figure({
      at: [1020, 1160],
      height: 720,
      facing: 'left',
      wears: 'shirt',
      head: 'turban',
      hair: paper,
      top: mix(sea, paper, 0.12),
      legs: mix(night, sea, 0.3),
      skin: mix(rust, ochre, 0.25),
      shoes: mix(rust, ochre, 0.25),
      light: [18, -10],
      shade: 0.5,
      pose: { ...poses.walking, lean: 10, near: [-118, -198], far: [20, 40] },
      holds: (near) =>
        placed(
          { at: [near[0] - 52, near[1] + 54], scale: 1.15 },
          fill(blob('-96,-60 -50,-104 30,-110 92,-60', 0.2), sand),
          lit(blob('-110,-66 -90,40 84,40 106,-66', 0.5), mix(ochre, rust, 0.3), mix(ochre, ink, 0.5), [30, -10]),
        ),
    }) +
    blades(random, { left: 0, right: 420, y: 1210, height: 210, count: 46, lean: 30, width: 10 }, mix(moss, ink, 0.3)) +
    reeds(random, { left: 1480, right: 1800, y: 1215, height: 380, count: 20 }, mix(moss, ink, 0.4))
  );
}
