import { blob, box, curve, each, oval, type Path, type Point, polygon } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { cottage } from '../parts/buildings.ts';
import { stones } from '../parts/lands.ts';
import { figure } from '../parts/people.ts';
import { bandedSky, cloud } from '../parts/skies.ts';
import { broadTree } from '../parts/trees.ts';
import { ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const streamThroughTheVillage: Scene = { focal: [0.47, 0.6], draw };

function draw(random: Random): Art {
  const green = mix(moss, sea, 0.2);
  const left: Path = blob('-60,1260 -60,250 160,230 420,320 600,420 760,500 860,560 840,610 790,680 820,780 700,960 640,1260', 0.35);
  const right: Path = blob('1860,1260 1860,230 1620,250 1400,310 1220,400 1040,490 900,560 896,610 850,680 930,790 860,960 900,1260', 0.35);
  const terraces = (side: Path, from: number, to: number, tilt: number): Art =>
    inside(
      side,
      ...Array.from({ length: 9 }, (_, i) => {
        const y = 470 + i * 86;
        return (
          stroke(
            curve(
              Array.from({ length: 7 }, (_, k): Point => [from + ((to - from) * k) / 6, y + tilt * k * 9 + Math.sin(k * 1.3 + i) * 16]),
            ),
            mix(green, ink, 0.32),
            10,
          ) +
          Array.from({ length: 20 }, (_, k) =>
            fill(
              oval(from + ((to - from) * k) / 19, y + tilt * k * 2.8 + Math.sin(k * 0.41 + i) * 16 - 16, 26, 15),
              mix(green, ochre, 0.3),
            ),
          ).join('')
        );
      }),
    );
  const walls = (wall: string, roof: string) => ({ wall, shade: mix(wall, rust, 0.4), roof, window: mix(night, sea, 0.3) });
  const stream: Path = blob(
    '850,556 912,558 900,600 850,670 900,786 818,960 870,1100 980,1260 560,1260 680,1100 720,960 800,784 790,670 846,600',
    0.25,
  );
  return (
    bandedSky(random, mix(rose, paper, 0.2), mix(ochre, paper, 0.5), 420, { steps: 5 }) +
    cloud(random, [520, 170], 640, 90, paper) +
    cloud(random, [1040, 240], 400, 54, pale(rose, 0.7)) +
    fill(box(-10, 330, 1820, 260), mix(sea, paper, 0.14)) +
    ripples(random, { top: 336, bottom: 540 }, mix(sea, paper, 0.55), { length: 110 }) +
    fill(box(-10, 560, 1820, 660), mix(green, ink, 0.35)) +
    fill(right, mix(green, ink, 0.08)) +
    fill(left, green) +
    terraces(left, -40, 760, 1) +
    terraces(right, 960, 1840, -1) +
    gouged(random, left, mix(green, paper, 0.35), {
      angle: 32,
      gap: 38,
      length: 70,
      width: 9,
      fade: { from: [100, 240], to: [500, 700] },
    }) +
    gouged(random, right, mix(green, ink, 0.4), {
      angle: -30,
      gap: 38,
      length: 80,
      width: 9,
      fade: { from: [1800, 200], to: [1100, 700] },
    }) +
    fill(blob('700,520 800,516 960,514 1060,524 960,580 800,584', 0.2), pale(ochre, 0.5)) +
    stroke('M690 520C800 506 960 504 1070 518', paper, 8) +
    lit(stream, mix(sea, paper, 0.4), mix(sea, paper, 0.2), [-14, 0]) +
    gouged(random, stream, paper, { angle: 76, gap: 26, length: 90, width: 7 }) +
    stones(random, { left: 640, right: 960, top: 900, bottom: 1180, size: 44, count: 26 }, [
      mix(ink, paper, 0.5),
      mix(ink, paper, 0.35),
      paper,
    ]) +
    placed(
      { at: [1640, 262], scale: 0.8 },
      stroke('M-46 0L-26 -200M46 0L26 -200M-40 -60L34 -130M40 -60L-34 -130', ink, 9),
      fill(box(-56, -260, 112, 64), mix(ink, sea, 0.2)),
      fill(box(-40, -244, 34, 30) + box(6, -244, 34, 30), pale(ochre, 0.3)),
      fill(polygon('-74,-260 0,-306 74,-260'), ink),
    ) +
    [
      [110, 460, 190, 150, rust],
      [400, 570, 170, 140, mix(rust, ink, 0.25)],
      [250, 790, 220, 176, rust],
      [590, 560, 120, 100, mix(ochre, rust, 0.4)],
      [30, 1000, 230, 190, mix(rust, ink, 0.2)],
    ]
      .map(([x, y, w, h, roof]) => cottage([x as number, y as number], w as number, h as number, walls(paper, roof as string)))
      .join('') +
    [
      [1740, 460, 180, 150, rust],
      [1450, 540, 170, 140, mix(ochre, rust, 0.4)],
      [1600, 760, 220, 180, mix(rust, ink, 0.25)],
      [1250, 640, 150, 124, rust],
      [1780, 1010, 230, 190, rust],
    ]
      .map(([x, y, w, h, roof]) =>
        cottage([x as number, y as number], w as number, h as number, walls(mix(paper, ochre, 0.15), roof as string), { flip: true }),
      )
      .join('') +
    each('330 460; 60 640; 500 720; 1330 500; 1500 680; 1720 640; 1110 590', ([x, y]) =>
      broadTree(random, [x, y], 130, { trunk: ink, leaf: mix(moss, ink, 0.4), light: mix(moss, ochre, 0.5) }),
    ) +
    figure({
      at: [470, 1130],
      height: 440,
      facing: 'right',
      wears: 'dress',
      head: 'scarf',
      hair: rust,
      top: mix(rust, rose, 0.4),
      legs: mix(night, sea, 0.3),
      skin: mix(rose, paper, 0.2),
      light: [-12, -10],
      shade: 0.55,
      pose: { near: [140, 160], far: [12, 20] },
    }) +
    figure({
      at: [1150, 1120],
      height: 430,
      facing: 'left',
      wears: 'dress',
      head: 'scarf',
      hair: paper,
      top: ochre,
      legs: mix(rust, ink, 0.3),
      skin: mix(rose, paper, 0.2),
      light: [-12, -10],
      shade: 0.55,
      pose: { near: [60, 120], far: [40, 110] },
    })
  );
}
