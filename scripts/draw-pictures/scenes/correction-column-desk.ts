import { blob, box, curve, disc, oval, ring } from '../forms.ts';
import { type Art, fill, gouged, inside, placed, stroke } from '../ink.ts';
import { house, mix } from '../palette.ts';
import { hand } from '../parts/hands.ts';
import { print } from '../parts/papers.ts';
import { whole } from '../parts/skies.ts';
import { pencil, spectacles } from '../parts/things.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, rose, night } = house;

export const correctionColumnDesk: Scene = { focal: [0.6, 0.7], draw };

function draw(random: Random): Art {
  const desk = mix(sea, paper, 0.5);
  const grey = mix(ink, paper, 0.66);
  const column = (x: number, top: number, bottom: number): Art =>
    print(random, { left: x, right: x + 180, top, bottom, gap: 17, thick: 8 }, grey);
  return (
    fill(whole, desk) +
    gouged(random, whole, mix(sea, paper, 0.64), { gap: 54, length: 330, width: 9, angle: 4 }) +
    placed(
      { at: [150, 40], turn: -4 },
      fill(box(26, 30, 1080, 1300), mix(sea, ink, 0.25), 0.5),
      fill(box(0, 0, 1080, 1300), paper),
      fill(box(60, 60, 960, 74), ink),
      fill(box(60, 152, 960, 5) + box(60, 168, 960, 2), ink),
      fill(box(60, 196, 570, 44) + box(60, 252, 420, 44), mix(ink, paper, 0.25)),
      fill(box(660, 200, 360, 260), mix(ink, paper, 0.5)),
      inside(
        box(660, 200, 360, 260),
        fill('M660 400L760 330L860 380L960 300L1030 350V470H660Z', mix(ink, paper, 0.25)),
        fill(disc(940, 260, 30), paper),
      ),
      column(60, 320, 1280),
      column(255, 320, 1280),
      column(450, 320, 1280),
      column(645, 490, 1280),
      column(840, 490, 900),
      fill(box(840, 930, 180, 210), mix(rust, paper, 0.82)),
      stroke('M838 928H1022V1142H838Z', rust, 9),
      fill(box(858, 948, 100, 14), rust),
      print(random, { left: 858, right: 1002, top: 980, bottom: 1130, gap: 20, thick: 8 }, mix(rust, paper, 0.25)),
    ) +
    placed(
      { at: [560, 520], turn: -16 },
      fill(
        blob(
          '-16,-120 22,-104 40,-60 150,-110 330,-120 520,10 360,-50 200,-20 60,60 48,130 80,200 0,176 -70,206 -40,130 -56,60 -200,-10 -370,-30 -540,50 -360,-100 -170,-104 -44,-56 -34,-96 -70,-118',
          0.15,
        ),
        mix(night, sea, 0.3),
        0.34,
      ),
    ) +
    fill(oval(1500, 330, 190, 180), mix(sea, ink, 0.3), 0.5) +
    fill(disc(1440, 270, 190), paper) +
    fill(ring(1440, 270, 168, 158), rust) +
    fill(disc(1440, 270, 104), mix(paper, sea, 0.3)) +
    fill(disc(1440, 270, 90), rust) +
    fill(disc(1440, 270, 76), mix(rust, ochre, 0.35)) +
    stroke(curve('1386,250 1400,222 1436,206'), paper, 9) +
    placed({ at: [1560, 220], turn: 30 }, fill(oval(0, 0, 26, 40), mix(paper, ink, 0.3)), stroke('M0 30V210', mix(paper, ink, 0.3), 12)) +
    spectacles([1480, 640], 120, ink, mix(sea, paper, 0.6), 18) +
    hand({
      at: [1320, 1010],
      scale: 1.22,
      turn: 14,
      grip: 'pinch',
      skin: mix(rose, ochre, 0.3),
      sleeve: mix(night, sea, 0.25),
      cuff: paper,
      light: [-4, -12],
      holds: pencil([90, -190], [-128, 128], 34, mix(ochre, paper, 0.4), rust, rust),
    })
  );
}
