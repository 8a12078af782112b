import { blob, box, oval, polygon } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { curtain } from '../parts/rooms.ts';
import { rays, shaft, whole } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const promptersBox: Scene = { focal: [0.5, 0.75], draw };

function draw(random: Random): Art {
  const velvet = mix(rust, ink, 0.12);
  const floor = mix(ochre, rust, 0.4);
  const glow = pale(ochre, 0.5);
  const boot = (x: number, y: number, s: number, colour: string, flip = false): Art =>
    placed(
      { at: [x, y], scale: s, flip },
      fill(oval(60, 4, 260, 26), ink, 0.4),
      fill(polygon('-96,-10 -30,-10 -36,0 -96,0'), ink),
      lit(
        blob('-104,-40 -92,-560 70,-560 72,-190 130,-130 240,-90 262,-40 250,-6 40,-10 -30,-26 -100,-14', 0.35),
        colour,
        deep(colour, 0.6),
        [30, 26],
      ),
      stroke('M-100 -430C-40 -410 20 -410 70 -430M60 -180C40 -150 20 -150 -20 -160', deep(colour, 0.6), 9),
    );
  return (
    fill(whole, mix(night, ink, 0.4)) +
    curtain('-20,0 1820,0 1820,760 -20,760', velvet, mix(rust, ink, 0.6)) +
    gouged(random, box(0, 380, 1800, 380), mix(rust, ochre, 0.3), {
      angle: 89,
      gap: 34,
      length: 150,
      width: 10,
      fade: { from: [900, 780], to: [900, 360] },
    }) +
    fill(polygon('-20,740 1820,740 1820,990 -20,990'), floor) +
    stroke(
      Array.from({ length: 22 }, (_, i) => `M${900 + (i - 10.5) * 86} 740L${900 + (i - 10.5) * 210} 990`).join(''),
      mix(rust, ink, 0.3),
      6,
    ) +
    gouged(random, box(0, 750, 1800, 240), glow, { gap: 24, length: 130, width: 6, fade: { from: [900, 1010], to: [900, 760] } }) +
    boot(230, 880, 1.3, mix(moss, ink, 0.25)) +
    boot(500, 826, 1.16, mix(moss, ink, 0.35)) +
    lit(blob('60,-20 40,270 90,330 250,300 420,350 640,300 700,250 660,-20', 0.3), mix(sea, paper, 0.1), deep(sea, 0.55), [26, 40]) +
    stroke('M70 286C140 330 230 290 330 306C440 326 560 300 690 256', ochre, 16) +
    placed(
      { at: [1080, 860] },
      fill(oval(0, 6, 330, 30), ink, 0.4),
      fill(blob('-60,-6 -70,-50 -20,-64 60,-56 150,-20 146,0', 0.3), mix(rust, ink, 0.2)),
      fill(box(-60, -6, 30, 16), ink),
      lit(
        blob('-190,-1000 -250,-420 -350,-60 -300,-24 -140,-58 0,-30 160,-60 310,-22 360,-64 250,-420 190,-1000', 0.25),
        mix(rose, paper, 0.1),
        mix(rose, rust, 0.55),
        [20, 40],
      ),
      gouged(random, blob('-250,-420 -350,-60 310,-22 360,-64 250,-420', 0.25), paper, {
        angle: 84,
        gap: 60,
        length: 200,
        width: 12,
        fade: { from: [0, 0], to: [0, -500] },
      }),
      stroke('M-346 -70C-250 -20 -200 -90 -110 -72C-10 -44 40 -60 130 -76C220 -90 260 -30 352 -74', paper, 18),
    ) +
    boot(1640, 870, 1.26, mix(ochre, rust, 0.55), true) +
    boot(1450, 816, 1.08, mix(ochre, rust, 0.65), true) +
    fill(box(-20, 960, 1840, 250), mix(ink, rust, 0.12)) +
    Array.from({ length: 9 }, (_, i) => {
      const x = 70 + i * 208;
      return i > 1 && i < 7
        ? ''
        : rays(random, [x, 1000], glow, { inner: 44, outer: 120, count: 11, from: 196, to: 344, width: 8 }) +
            fill(
              polygon([
                [x - 52, 1050],
                [x - 44, 990],
                [x + 44, 990],
                [x + 52, 1050],
              ]),
              mix(ochre, ink, 0.25),
            ) +
            fill(oval(x, 992, 44, 15), '#fff6dc');
    }).join('') +
    fill('M480 1210V1040C520 830 1280 830 1320 1040V1210Z', ink) +
    stroke('M480 1100V1040C520 830 1280 830 1320 1040V1100', mix(ochre, rust, 0.35), 22) +
    fill('M540 1210V1060C580 900 1220 900 1260 1060V1210Z', mix(ink, rust, 0.3)) +
    shaft('1050,1000 1110,1010 1130,1200 640,1200', glow, 0.4) +
    fill(polygon('660,1130 890,1110 900,1116 1130,1130 1180,1210 610,1210'), '#fffaf0') +
    fill(polygon('888,1110 902,1112 912,1210 880,1210'), mix(ochre, ink, 0.3)) +
    stroke('M690 1146H860M680 1164H864M672 1184H866M930 1146H1100M932 1164H1110M934 1184H1120', mix(ink, paper, 0.4), 5) +
    stroke('M1200 1110C1220 1040 1180 1000 1120 1000', mix(ochre, paper, 0.2), 9) +
    fill(polygon('1060,990 1130,974 1138,1016 1086,1030'), mix(moss, ink, 0.2))
  );
}
