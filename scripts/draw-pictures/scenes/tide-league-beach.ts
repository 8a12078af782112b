import { blob, box, disc, each, nth, oval, polygon } from '../forms.ts';
import { type Art, fill, gouged, placed, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { flats } from '../parts/buildings.ts';
import { gull } from '../parts/creatures.ts';
import { figure, poses } from '../parts/people.ts';
import { bandedSky, streak } from '../parts/skies.ts';
import { foam, reflection, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const tideLeagueBeach: Scene = { focal: [0.55, 0.65], draw };

function draw(random: Random): Art {
  const sand = mix(rose, paper, 0.5);
  const wet = mix(rose, sea, 0.3);
  const player = (x: number, y: number, h: number, pose: keyof typeof poses, facing: 'left' | 'right'): Art => {
    const body = figure({
      at: [x, y],
      height: h,
      facing,
      pose: poses[pose],
      wears: 'shirt',
      head: 'short',
      top: mix(ink, rust, 0.2),
      legs: ink,
      skin: ink,
      hair: ink,
    });
    return `<g transform="translate(0 ${y}) scale(1 -0.75) translate(0 ${-y})" opacity="0.25">${body}</g>${body}`;
  };
  const goal = (x: number, y: number, w: number, h: number): Art =>
    stroke(`M${x} ${y}L${x + 6} ${y - h}H${x + w}L${x + w} ${y + 6}`, mix(ochre, ink, 0.4), 15) +
    stroke(`M${x} ${y - h * 0.33}H${x + 1}M${x + 3} ${y - h * 0.66}H${x + 4}`, ink, 17) +
    stroke(`M${x} ${y}V${y + h * 0.7}H${x + w}V${y}`, mix(ochre, ink, 0.4), 9, { opacity: 0.25 });
  return (
    bandedSky(random, mix(sea, paper, 0.5), mix(rose, paper, 0.35), 520, { steps: 5 }) +
    streak([1200, 130], 900, 34, pale(rose, 0.7)) +
    streak([420, 220], 700, 26, pale(rose, 0.7)) +
    fill(box(-10, 500, 1820, 90), mix(sea, paper, 0.3)) +
    ripples(random, { top: 502, bottom: 590 }, mix(sea, paper, 0.7), { length: 100 }) +
    placed(
      { at: [360, 512] },
      fill(polygon('-230,-34 -200,0 210,0 240,-40'), night),
      fill(
        [
          [-180, rust],
          [-128, ochre],
          [-76, sea],
          [-24, rust],
          [28, moss],
          [80, ochre],
        ]
          .map(([x]) => box(x as number, -64, 48, 30))
          .join(''),
        mix(rust, sea, 0.3),
      ),
      fill(box(-128, -92, 150, 28), mix(ochre, sea, 0.3)),
      fill(box(150, -110, 54, 76), paper),
    ) +
    each(
      '1000 110 360 -3; 1120 96 300 2; 1226 130 420 -4; 1370 100 330 4; 1480 140 460 -2; 1634 110 380 3.5; 1750 120 300 -2',
      ([x, w, h, lean], i) =>
        placed(
          { at: [x, 560], turn: lean },
          flats(random, {
            x: 0,
            bottom: 20,
            width: w,
            height: h,
            rows: Math.round(h / 42),
            columns: 4,
            wall: nth([paper, mix(rose, paper, 0.3), mix(sea, paper, 0.5), pale(ochre, 0.5)], i % 4),
            dark: mix(sea, ink, 0.1),
            light: ochre,
            litShare: 0.12,
            side: 20,
          }),
        ),
    ) +
    fill('M880 570C1100 540 1500 548 1810 560V600H860Z', mix(moss, sea, 0.4)) +
    fill('M-10 586H1810V1210H-10Z', sand) +
    gouged(random, box(0, 600, 1800, 600), pale(rose, 0.75), {
      gap: 34,
      length: 260,
      width: 8,
      fade: { from: [900, 590], to: [900, 1250] },
    }) +
    each('1000 110; 1226 130; 1480 140; 1634 110', ([x, w]) =>
      reflection(random, { left: x, right: x + w, top: 600, bottom: 790 }, mix(rose, rust, 0.2), 0.32),
    ) +
    fill(blob('-40,590 500,600 700,690 520,830 640,980 400,1210 -40,1210', 0.1), wet) +
    ripples(random, { left: 0, right: 620, top: 600, bottom: 1200 }, pale(sea, 0.6), { density: 0.8 }) +
    foam('500,600 700,690 520,830 640,980 400,1210', paper, 14) +
    foam('470,620 650,700 476,840 590,980 360,1210', pale(sea, 0.7), 7) +
    stroke('M640 700L1560 690L1810 820M560 760L300 1060L1500 1210', paper, 8, { opacity: 0.75 }) +
    goal(300, 860, 330, 230) +
    goal(1410, 730, 220, 150) +
    player(1010, 800, 190, 'running', 'right') +
    player(1180, 780, 180, 'running', 'left') +
    player(1350, 830, 200, 'walking', 'left') +
    player(820, 850, 220, 'running', 'right') +
    player(1540, 900, 230, 'running', 'left') +
    player(640, 950, 250, 'standing', 'right') +
    player(1250, 1010, 280, 'running', 'left') +
    player(960, 1060, 300, 'running', 'right') +
    fill(disc(1108, 980, 24), paper) +
    stroke(disc(1108, 980, 24), ink, 6) +
    fill(oval(1108, 1016, 30, 6), ink, 0.3) +
    gull([720, 330], 70, paper, { beat: 0.7, tip: ink }) +
    gull([830, 400], 46, paper, { beat: -0.3, tip: ink })
  );
}
