import { box, disc, type Point, polygon } from '../forms.ts';
import { type Art, fill, lit, placed, ruled, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { audience, figure, poses } from '../parts/people.ts';
import { bandedSky, orb, streak } from '../parts/skies.ts';
import { palm } from '../parts/trees.ts';
import { glitter, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const kilifiRadioSilence: Scene = { focal: [0.6, 0.55], draw };

function draw(random: Random): Art {
  const top = mix(rust, night, 0.3);
  const low = mix(ochre, rust, 0.18);
  const black = mix(ink, rust, 0.12);
  const heads = (y: number, s: number, n: number, offset: number): Art =>
    audience(
      Array.from({ length: n }, (_, i): Point => [offset + i * (1960 / n) + random.spread(0, 24), y + random.spread(0, 26)]),
      s,
      black,
      { colour: mix(rust, ochre, 0.3), toLight: [2, -7] },
    );
  return (
    bandedSky(random, top, low, 720, { steps: 7 }) +
    orb(random, [640, 560], 190, pale(ochre, 0.5), { colour: pale(ochre, 0.3), rings: 4, step: 66, width: 11 }) +
    streak([1100, 200], 1000, 34, mix(rust, rose, 0.4), 0.8) +
    streak([300, 290], 640, 26, mix(rust, rose, 0.4), 0.8) +
    fill('M1000 720C1200 590 1500 560 1810 540V760H1000Z', mix(night, rust, 0.35)) +
    fill(box(1440, 480, 220, 110), black) +
    fill(polygon('1410,484 1460,424 1650,424 1700,484'), mix(rust, ink, 0.45)) +
    ruled(polygon('1410,484 1460,424 1650,424 1700,484'), black, { angle: 90, gap: 18, width: 4 }) +
    stroke(
      'M1550 424V90M1522 424L1546 120M1578 424L1554 120M1530 340H1570M1534 260H1566M1540 180H1560M1550 100L1400 560M1550 100L1720 540',
      black,
      6,
    ) +
    palm(random, [1280, 660], 460, { trunk: black, leaf: black }, 0.14) +
    palm(random, [1760, 600], 420, { trunk: black, leaf: black }, -0.14) +
    palm(random, [130, 860], 800, { trunk: black, leaf: mix(ink, moss, 0.2) }, -0.08) +
    fill(box(-10, 690, 1820, 250), mix(rust, sea, 0.55)) +
    ripples(random, { top: 694, bottom: 930 }, mix(rust, night, 0.4), { density: 0.9 }) +
    glitter(random, 640, { top: 694, bottom: 930 }, pale(ochre, 0.4), { narrow: 190, wide: 460, rows: 18, width: 13 }) +
    fill('M-10 900C400 850 900 890 1810 840V1210H-10Z', mix(rust, ink, 0.45)) +
    fill(polygon('760,960 1500,660 1810,640 1810,960'), mix(rust, ink, 0.62)) +
    ruled(polygon('760,960 1500,660 1810,640 1810,960'), black, { angle: -22, gap: 40, width: 5 }) +
    stroke('M760 956L1500 656L1810 636', mix(ochre, rust, 0.4), 9) +
    fill(polygon('1500,660 1810,640 1810,480 1540,520'), black) +
    stroke('M1540 520L1810 478', mix(rust, ochre, 0.2), 8) +
    figure({
      at: [1120, 826],
      height: 560,
      facing: 'left',
      wears: 'dress',
      head: 'scarf',
      hair: mix(ink, rust, 0.3),
      top: mix(rust, ink, 0.55),
      legs: mix(ink, rust, 0.4),
      skin: black,
      light: [-16, 2],
      shade: 0.75,
      pose: { ...poses.reading, near: [34, 96], far: [44, 104] },
      holds: (near) =>
        fill(
          polygon([
            [near[0] + 4, near[1] - 130],
            [near[0] + 110, near[1] - 116],
            [near[0] + 100, near[1] + 14],
            [near[0] - 6, near[1]],
          ]),
          pale(ochre, 0.7),
        ),
    }) +
    placed(
      { at: [1340, 730], turn: -14 },
      lit(box(-90, -110, 190, 110), mix(rust, ink, 0.3), black, [-40, 0]),
      fill(disc(-40, -54, 36), black),
      stroke('M-66 -54H-14M-62 -40H-18M-62 -68H-18', mix(rust, ochre, 0.3), 4),
      fill(box(16, -90, 66, 26), mix(ochre, rust, 0.3)),
      fill(disc(34, -30, 13) + disc(68, -30, 13), mix(ochre, ink, 0.3)),
      stroke('M84 -110L170 -350', mix(ochre, paper, 0.3), 6),
      fill(disc(170, -352, 8), mix(ochre, paper, 0.3)),
    ) +
    heads(880, 52, 13, -20) +
    heads(980, 70, 10, 40) +
    heads(1100, 94, 8, -40) +
    figure({
      at: [300, 1210],
      height: 560,
      facing: 'right',
      wears: 'jacket',
      head: 'short',
      top: black,
      legs: black,
      skin: black,
      hair: black,
      light: [10, -8],
    }) +
    figure({
      at: [480, 1230],
      height: 520,
      facing: 'right',
      wears: 'dress',
      head: 'turban',
      top: black,
      legs: black,
      skin: black,
      hair: mix(rust, ink, 0.4),
      light: [10, -8],
    })
  );
}
