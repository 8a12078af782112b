import { blob, box, oval, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, stroke } from '../ink.ts';
import { house, mix } from '../palette.ts';
import { ranges, rock, stones } from '../parts/lands.ts';
import { pile } from '../parts/papers.ts';
import { figure } from '../parts/people.ts';
import { bandedSky, orb } from '../parts/skies.ts';
import { thermometer } from '../parts/things.ts';
import { glitter, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const amaNotebooks: Scene = { focal: [0.45, 0.5], draw };

function draw(random: Random): Art {
  const line = 640;
  const deepSea = mix(sea, night, 0.35);
  const kelp = (x: number, h: number, lean: number): Art => {
    const way: Point[] = [
      [x, 1150],
      [x + lean * 0.5, 1150 - h * 0.4],
      [x - lean * 0.3, 1150 - h * 0.75],
      [x + lean, 1150 - h],
    ];
    return (
      fill(taper(way, [10, 8, 4], false), mix(moss, ink, 0.25)) +
      way
        .slice(1)
        .map(([px, py], i) =>
          fill(
            taper(
              [
                [px, py + 60],
                [px + 60 - i * 10, py + 10],
                [px + 84, py - 40],
              ],
              [4, 26, 2],
              false,
            ) +
              taper(
                [
                  [px, py + 90],
                  [px - 54, py + 46],
                  [px - 80, py + 6],
                ],
                [4, 24, 2],
                false,
              ),
            mix(moss, ochre, 0.15),
          ),
        )
        .join('')
    );
  };
  const below = box(-10, line, 1820, 600);
  const diver = (suit: string, hood: string, skin: string): Art =>
    figure({
      at: [770, 1130],
      height: 860,
      facing: 'away',
      wears: 'jacket',
      head: 'hood',
      hair: hood,
      top: suit,
      legs: suit,
      shoes: suit,
      skin,
      light: [18, -10],
      shade: 0.5,
      pose: { near: [34, 24], far: [26, 12] },
    });
  return (
    bandedSky(random, mix(sea, paper, 0.6), mix(rose, paper, 0.4), line - 60, { steps: 5 }) +
    orb(random, [1380, 330], 82, mix(ochre, paper, 0.45), { colour: mix(ochre, paper, 0.6), rings: 3, step: 44, width: 8 }) +
    ranges(random, { tops: [520], swell: 130, far: mix(sea, paper, 0.4), near: mix(sea, paper, 0.4), bottom: line, detail: 7 }) +
    fill(box(-10, line - 72, 1820, 80), mix(sea, paper, 0.35)) +
    glitter(random, 1380, { top: line - 70, bottom: line }, mix(ochre, paper, 0.5), { narrow: 60, wide: 200, rows: 8 }) +
    ripples(random, { top: line - 70, bottom: line }, paper, { length: 120 }) +
    lit('M1810 420L1660 380L1600 440L1520 450L1470 540L1400 570L1380 660L1810 660Z', mix(ink, sea, 0.3), ink, [-20, -14]) +
    fill(below, mix(sea, paper, 0.12)) +
    fill('M-10 860C400 820 1300 880 1810 840L1810 1210L-10 1210Z', deepSea, 0.6) +
    inside(
      below,
      gouged(random, below, mix(sea, paper, 0.4), {
        angle: 112,
        gap: 58,
        length: 240,
        width: 9,
        fade: { from: [1300, line], to: [1000, 1100] },
      }),
    ) +
    lit(
      'M-10 1020L140 1000L300 1050L480 1034L640 1080L860 1060L1080 1104L1260 1050L1420 1064L1600 990L1810 1000L1810 1210L-10 1210Z',
      mix(paper, sea, 0.2),
      mix(sea, paper, 0.42),
      [0, 46],
    ) +
    stones(random, { left: 0, right: 1800, top: 1080, bottom: 1190, size: 60, count: 30 }, [mix(paper, sea, 0.34), mix(paper, sea, 0.12)]) +
    kelp(1240, 300, 60) +
    kelp(1390, 220, -50) +
    kelp(240, 170, 40) +
    inside(box(0, 0, 1800, line), diver(mix(ink, night, 0.45), paper, mix(rose, ochre, 0.3))) +
    inside(below, diver(mix(mix(ink, night, 0.45), sea, 0.42), mix(paper, sea, 0.4), mix(rose, sea, 0.4))) +
    lit(blob('1006,560 1010,664 1060,716 1260,716 1310,664 1316,560', 0.5), mix(ochre, rust, 0.25), mix(ochre, ink, 0.5), [60, -10]) +
    fill(oval(1161, 562, 156, 34), mix(ochre, ink, 0.42)) +
    fill(oval(1161, 568, 132, 24), mix(rust, ink, 0.6)) +
    stroke('M1008 612C1080 640 1240 640 1314 612', mix(ink, ochre, 0.25), 9) +
    stroke('M1006 628C960 660 920 700 890 760', paper, 5) +
    fill(
      `M-10 ${line}C200 ${line - 14} 420 ${line + 12} 640 ${line}C900 ${line - 12} 1180 ${line + 12} 1400 ${line}C1560 ${line - 10} 1700 ${line + 8} 1810 ${line}L1810 ${line + 16}C1600 ${line + 26} 1200 ${line + 20} 900 ${line + 10}C600 ${line + 24} 300 ${line + 16} -10 ${line + 18}Z`,
      paper,
      0.9,
    ) +
    lit(polygon('-20,800 110,760 330,752 470,800 530,900 500,1040 560,1210 -20,1210'), mix(ink, sea, 0.32), ink, [-50, 20]) +
    gouged(random, polygon('-20,800 110,760 330,752 470,800 530,900 -20,960'), mix(sea, paper, 0.4), {
      angle: 12,
      gap: 26,
      length: 110,
      width: 6,
      fade: { from: [400, 740], to: [200, 940] },
    }) +
    pile(random, [90, 776], 270, 36, [rust, paper, ochre, mix(sea, paper, 0.3), rust, paper], paper) +
    stroke('M390 770C440 780 452 840 446 880', paper, 5) +
    thermometer([446, 1000], 130, paper, rust, 6) +
    fill(rock(random, 200, 790, 60, 20), mix(ink, sea, 0.2))
  );
}
