import { blob, box, curve, each, oval, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, stroke } from '../ink.ts';
import { house, mix } from '../palette.ts';
import { dome, minaret } from '../parts/buildings.ts';
import { openBook, script } from '../parts/papers.ts';
import { casement } from '../parts/rooms.ts';
import { shaft, snow, whole } from '../parts/skies.ts';
import { thermometer } from '../parts/things.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, night } = house;

export const izmirSnowLedger: Scene = { focal: [0.55, 0.6], draw };

function draw(random: Random): Art {
  const far = mix(sea, paper, 0.56);
  const near = mix(sea, paper, 0.36);
  const city =
    fill(box(0, 0, 1800, 700), mix(sea, paper, 0.72)) +
    gouged(random, box(0, 0, 1800, 420), paper, { gap: 40, length: 200, width: 10, fade: { from: [900, 0], to: [900, 500] } }) +
    fill('M0 420C260 330 520 380 780 350C1100 300 1400 380 1800 320V700H0Z', far) +
    fill(box(0, 470, 1800, 90), mix(sea, paper, 0.5)) +
    fill(polygon('1330,500 1360,520 1560,520 1590,490') + box(1440, 410, 8, 90) + polygon('1452,416 1530,486 1452,486'), near) +
    fill(dome(900, 520, 130) + dome(720, 570, 80) + dome(1080, 570, 80) + box(640, 570, 520, 140), near) +
    fill(minaret(560, 700, 560) + minaret(1240, 700, 500), near) +
    each(
      '380 110; 220 150; 1360 120; 1500 160; 60 130',
      ([x, h]) => fill(box(x, 700 - h, 130, h), mix(near, sea, 0.3)) + fill(box(x - 8, 694 - h, 146, 16), paper),
    ) +
    fill(
      [900, 720, 1080]
        .map((x, i) =>
          curve(
            [
              [x - (i ? 62 : 104), i ? 524 : 446],
              [x - (i ? 30 : 54), i ? 502 : 408],
              [x, i ? 496 : 398],
              [x + (i ? 30 : 54), i ? 502 : 408],
              [x + (i ? 62 : 104), i ? 524 : 446],
              [x, i ? 512 : 424],
            ],
            true,
          ),
        )
        .join(''),
      paper,
    ) +
    snow(random, 230, paper, { left: 120, top: 0, right: 1700, bottom: 690 }, 9);
  return (
    fill(whole, mix(rust, ink, 0.42)) +
    casement({ x: 230, y: -40, width: 1340, height: 680, columns: 3, rows: 2, bar: 22 }, mix(rust, ink, 0.12), city) +
    gouged(random, box(0, 0, 220, 700), mix(rust, ochre, 0.1), { angle: 90, gap: 40, length: 100, width: 11 }) +
    gouged(random, box(1590, 0, 220, 700), mix(rust, ochre, 0.1), { angle: 90, gap: 40, length: 100, width: 11 }) +
    lit('M-10 700L1810 700L1810 1210L-10 1210Z', mix(ochre, rust, 0.45), mix(rust, ink, 0.4), [0, -330]) +
    gouged(random, box(0, 700, 1800, 500), mix(rust, ink, 0.25), { gap: 48, length: 280, width: 9 }) +
    shaft('330,700 1470,700 1660,1200 140,1200', paper, 0.14) +
    fill(polygon('330,760 1500,760 1600,1180 230,1180'), mix(rust, ink, 0.6), 0.6) +
    openBook([900, 770], 1240, 370, paper, mix(ochre, ink, 0.2), mix(rust, ink, 0.35)) +
    [0, 1]
      .map((side) =>
        Array.from({ length: 4 }, (_, c) => {
          const x = side ? 960 + c * 138 : 350 + c * 138;
          return script(
            random,
            { left: x, right: x + 104, top: 800, bottom: 1090, rows: 10, ragged: 0.4, word: 48 },
            mix(ink, rust, 0.25),
            4.5,
          );
        }).join(''),
      )
      .join('') +
    stroke(
      'M470 780L440 1110M610 770L590 1100M750 766L740 1096M1080 766L1090 1096M1220 772L1240 1100M1356 782L1386 1112',
      mix(rust, paper, 0.4),
      3,
    ) +
    fill(polygon('980,730 1130,730 1170,1190 1000,1190'), '#e9fbff', 0.72) +
    fill(polygon('1128,726 1142,726 1184,1192 1168,1192'), mix(sea, '#ffffff', 0.4)) +
    lit(polygon('900,706 1260,706 1270,752 894,752'), mix(ink, sea, 0.3), ink, [0, -18]) +
    fill(polygon('890,1160 1300,1160 1310,1206 884,1206'), mix(ink, sea, 0.3)) +
    fill(box(1010, 1174, 120, 12), '#e9fbff') +
    thermometer([1660, 1110], 330, paper, rust, 10) +
    placed(
      { at: [170, 900] },
      fill(oval(20, 6, 110, 26), mix(rust, ink, 0.6), 0.7),
      lit(blob('-84,0 -92,-60 -50,-110 50,-110 92,-60 84,0', 0.4), mix(night, sea, 0.25), night, [-24, -8]),
      fill(oval(0, -112, 46, 13), ink),
      fill(taper('6,-110 60,-260 150,-380', [10, 46, 4], false), paper),
      stroke('M6 -112L140 -366', mix(paper, ink, 0.4), 4),
    )
  );
}
