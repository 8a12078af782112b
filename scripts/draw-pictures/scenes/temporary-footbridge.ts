import { box, curve, disc, each, nth, oval, type Point, polygon } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, stroke } from '../ink.ts';
import { house, mix } from '../palette.ts';
import { bellTower, cottage } from '../parts/buildings.ts';
import { figure, poses } from '../parts/people.ts';
import { bandedSky, cloud } from '../parts/skies.ts';
import { bareTree, flowerBox } from '../parts/trees.ts';
import { reflection, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const temporaryFootbridge: Scene = { focal: [0.5, 0.5], draw };

function draw(random: Random): Art {
  const water = mix(sea, paper, 0.36);
  const concrete = mix(paper, ink, 0.2);
  const planks = [ochre, rust, paper, mix(sea, paper, 0.2), moss, mix(rust, ink, 0.4), mix(ochre, paper, 0.4), rose];
  const deck = (x: number) => 760 - 46 * (1 - ((x - 900) / 900) ** 2);
  return (
    bandedSky(random, mix(sea, paper, 0.58), mix(paper, ochre, 0.15), 710, { steps: 5 }) +
    cloud(random, [330, 210], 560, 120, '#fffaf0') +
    cloud(random, [1500, 300], 500, 80, '#fffaf0') +
    each('20 200 230; 170 160 190; 300 190 250; 1380 180 220; 1520 210 260; 1690 170 200', ([x, w, h], i) =>
      cottage([x, 690], w, h, {
        wall: mix(nth([rose, ochre, paper], i % 3), paper, 0.35),
        shade: mix(nth([rose, ochre, sea], i % 3), paper, 0.1),
        roof: mix(rust, paper, 0.14),
        window: mix(sea, ink, 0.2),
      }),
    ) +
    bellTower([520, 690], 90, 300, paper, mix(paper, sea, 0.3), mix(moss, sea, 0.4)) +
    lit(polygon('690,1000 740,420 640,330 620,230 1280,230 1260,330 1160,420 1210,1000'), concrete, mix(concrete, sea, 0.5), [-130, 0]) +
    gouged(random, polygon('690,1000 740,420 640,330 620,230 1280,230 1260,330 1160,420 1210,1000'), mix(concrete, ink, 0.3), {
      angle: 90,
      gap: 50,
      length: 150,
      width: 8,
      fade: { from: [1260, 300], to: [700, 700] },
    }) +
    stroke('M680 230V150M740 230V168M810 230V140M1080 230V160M1150 230V134M1220 230V156', mix(rust, ink, 0.3), 8) +
    stroke('M640 330H1260', mix(concrete, ink, 0.3), 6) +
    bareTree(random, [950, 236], 210, mix(rust, ink, 0.5), { spread: 36 }) +
    fill(['0.2', '0.5', '0.9'].map((_, i) => oval(890 + i * 60, 120 - (i % 2) * 30, 66, 46)).join(''), mix(moss, ochre, 0.2)) +
    gouged(random, oval(950, 110, 130, 70), mix(moss, ink, 0.4), { angle: 20, gap: 24, length: 40, width: 8 }) +
    fill(box(-10, 690, 1820, 520), water) +
    ripples(random, { top: 694, bottom: 1200 }, mix(sea, paper, 0.7), { density: 1 }) +
    reflection(random, { left: 690, right: 1210, top: 1000, bottom: 1180 }, mix(concrete, sea, 0.5), 0.7) +
    reflection(random, { left: 0, right: 600, top: 700, bottom: 800 }, mix(rust, paper, 0.4), 0.35) +
    [60, 330, 600, 1200, 1470, 1740]
      .map((x) =>
        stroke(
          `M${x - 50} ${deck(x)}V1140M${x + 50} ${deck(x)}V1140M${x - 50} ${deck(x) + 60}L${x + 50} ${deck(x) + 190}M${x + 50} ${deck(x) + 60}L${x - 50} ${deck(x) + 190}M${x - 50} ${deck(x) + 200}L${x + 50} ${deck(x) + 330}M${x - 66} ${deck(x) + 196}H${x + 66}`,
          mix(ink, sea, 0.4),
          11,
        ),
      )
      .join('') +
    fill(
      Array.from({ length: 21 }, (_, i) => {
        const x = i * 92 - 40;
        return polygon([
          [x, deck(x) - 4],
          [x + 92, deck(x + 92) - 4],
          [x + 92, deck(x + 92) + 46],
          [x, deck(x) + 46],
        ]);
      }).join(''),
      mix(rust, ink, 0.5),
    ) +
    Array.from({ length: 46 }, (_, i) => {
      const x = i * 41 - 40;
      const c = nth(planks, Math.floor(random.next() ** 1.6 * planks.length));
      return fill(
        polygon([
          [x, deck(x) - 30],
          [x + 38, deck(x + 38) - 30],
          [x + 38, deck(x + 38) + 30],
          [x, deck(x) + 30],
        ]),
        c,
      );
    }).join('') +
    figure({
      at: [520, deck(520) - 14],
      height: 340,
      facing: 'right',
      wears: 'coat',
      head: 'scarf',
      hair: rust,
      top: mix(night, sea, 0.25),
      legs: ink,
      skin: mix(rose, paper, 0.2),
      light: [-12, -8],
      pose: { ...poses.walking, lean: 14, near: [20, 50] },
      holds: (near) => stroke(`M${near[0]} ${near[1]}V${near[1] + 340}`, ink, 16),
    }) +
    placed(
      { at: [1190, deck(1190) - 16] },
      stroke(`${disc(-90, -66, 62)}${disc(96, -66, 62)}`, ink, 9),
      stroke(
        'M-90 -66L-30 -150L70 -154L96 -66M-30 -150L6 -66L70 -154M-90 -66H6M70 -154L60 -196L92 -206M-30 -150L-36 -176M-58 -178H-14',
        rust,
        10,
      ),
      figure({
        at: [-20, -180],
        height: 330,
        seated: true,
        facing: 'right',
        wears: 'jacket',
        head: 'cap',
        hair: ochre,
        top: mix(moss, paper, 0.1),
        legs: mix(sea, ink, 0.3),
        skin: mix(rose, paper, 0.2),
        light: [-12, -8],
        pose: { lean: 26, near: [54, 66], far: [60, 70], nearLeg: [50, -10], farLeg: [78, 10] },
      }),
    ) +
    stroke(`${curve(Array.from({ length: 10 }, (_, i): Point => [i * 200, deck(i * 200) - 130]))}`, mix(ochre, rust, 0.4), 13) +
    stroke(
      Array.from({ length: 19 }, (_, i) => `M${i * 100} ${deck(i * 100)}V${deck(i * 100) - 140}`).join(''),
      mix(ochre, rust, 0.5),
      11,
    ) +
    [150, 720, 940, 1480]
      .map((x) => flowerBox(random, [x, deck(x) - 118], 160, { box: mix(rust, ink, 0.35), leaf: mix(moss, ink, 0.1), flower: rust }))
      .join('') +
    ripples(random, { top: 1050, bottom: 1200 }, paper, { density: 0.5, width: 11 })
  );
}
