import { blob, box, curve, disc, nth, polygon, taper } from '../forms.ts';
import { type Art, fill, inside, lit, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { gull } from '../parts/creatures.ts';
import { figure, poses } from '../parts/people.ts';
import { bandedSky, cloud, orb } from '../parts/skies.ts';
import { palm } from '../parts/trees.ts';
import { foam, glitter, reflection, ripples, swells } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const samarBallotBoat: Scene = { focal: [0.5, 0.6], draw };

function draw(random: Random): Art {
  const water = mix(moss, sea, 0.45);
  const bright = mix(mix(moss, sea, 0.35), paper, 0.45);
  return (
    bandedSky(random, mix(ochre, paper, 0.35), mix(rose, paper, 0.35), 480, { steps: 5 }) +
    orb(random, [420, 360], 92, paper, { colour: paper, rings: 3, step: 44, width: 8 }) +
    cloud(random, [1240, 210], 700, 110, paper) +
    cloud(random, [820, 300], 480, 60, mix(paper, rose, 0.3)) +
    fill(blob('1120,446 1220,416 1400,400 1600,408 1740,430 1840,450 1840,470 1110,470', 0.3), mix(moss, ink, 0.4)) +
    fill('M1090 446L1840 440L1840 470L1080 470Z', pale(ochre, 0.6)) +
    [1190, 1260, 1330, 1420, 1500, 1600, 1680, 1760]
      .map((x, i) =>
        palm(
          random,
          [x, 440],
          nth([150, 210, 250, 190, 270, 220, 180, 140], i),
          { trunk: ink, leaf: mix(moss, ink, 0.5) },
          (((i * 7) % 5) - 2) * 0.1,
        ),
      )
      .join('') +
    swells(
      random,
      { top: 452, bottom: 1200 },
      [mix(bright, paper, 0.3), bright, mix(bright, water, 0.4), mix(bright, water, 0.7), water, mix(water, ink, 0.15)],
      { height: 34 },
    ) +
    glitter(random, 420, { top: 458, bottom: 1000 }, paper, { narrow: 90, wide: 330, rows: 26 }) +
    ripples(random, { top: 470, bottom: 1200 }, mix(bright, paper, 0.6), { density: 0.8 }) +
    reflection(random, { left: 330, right: 1490, top: 920, bottom: 1060 }, mix(water, ink, 0.45), 0.8) +
    stroke('M560 700C470 740 440 860 470 950M1240 690C1210 740 1200 860 1236 950', mix(ochre, ink, 0.35), 15) +
    inside(
      box(0, 0, 1800, 846),
      figure({
        at: [640, 800],
        height: 470,
        seated: true,
        facing: 'right',
        pose: { ...poses.sitting, near: [-30, -50] },
        wears: 'coat',
        head: 'hood',
        hair: mix(sea, night, 0.3),
        top: mix(sea, night, 0.3),
        legs: ink,
        skin: mix(rust, ink, 0.35),
        light: [-16, -8],
      }),
      figure({
        at: [1210, 806],
        height: 450,
        seated: true,
        facing: 'left',
        pose: { ...poses.sitting, near: [30, 60], far: [36, 70] },
        wears: 'coat',
        head: 'hood',
        hair: rust,
        top: rust,
        legs: ink,
        skin: mix(rust, ink, 0.35),
        light: [14, -8],
      }),
    ) +
    lit(polygon('830,670 1040,670 1040,824 830,824'), mix(ochre, '#ffd84d', 0.25), deep(ochre, 0.4), [-50, 0]) +
    fill(box(820, 654, 230, 26), ochre) +
    fill(box(900, 661, 66, 9), ink) +
    stroke('M924 730V708C924 688 956 688 956 708V730', ink, 8) +
    fill(box(912, 726, 56, 46), ink) +
    fill(disc(940, 748, 7), ochre) +
    fill(taper('760,636 900,640 1100,626', [10, 44, 10], false), ink) +
    stroke('M1100 628L1140 624C1152 622 1152 642 1142 644', ink, 8) +
    stroke('M770 640L1080 630', mix(ink, rose, 0.4), 4) +
    lit(
      curve('250,716 330,800 520,868 1300,868 1480,800 1590,690 1460,780 1280,812 560,812 360,780', true, 0.3),
      paper,
      mix(sea, paper, 0.4),
      [0, -24],
    ) +
    stroke('M292 760C420 846 600 846 900 846C1260 846 1420 830 1556 724', rust, 13) +
    lit(taper('360,944 480,960 1240,960 1380,930', [16, 26, 26, 14]), mix(ochre, paper, 0.3), mix(ochre, ink, 0.45), [0, -8]) +
    foam('200,900 290,930 360,952 460,974', paper, 9) +
    foam('1240,976 1400,962 1520,976 1640,966', paper, 8) +
    ripples(random, { top: 975, bottom: 1200 }, paper, { density: 0.5, width: 11 }) +
    gull([760, 250], 76, paper, { beat: 0.5, tip: ink })
  );
}
