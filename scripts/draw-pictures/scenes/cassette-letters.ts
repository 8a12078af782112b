import { box, disc, nth, polygon } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { whole } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const cassetteLetters: Scene = { focal: [0.5, 0.55], draw };

function draw(random: Random): Art {
  const cloth = mix(rust, paper, 0.1);
  const shell = [mix(sea, paper, 0.1), ochre, mix(moss, paper, 0.2), paper, night, mix(rose, paper, 0.2)];
  const tape = (x: number, y: number, turn: number, colour: string, s = 1): Art =>
    placed(
      { at: [x, y], turn, scale: s },
      fill(box(-124, -74, 260, 166), mix(rust, ink, 0.55), 0.6),
      fill(polygon('-130,-76 -122,-84 122,-84 130,-76 130,76 122,84 -122,84 -130,76'), colour),
      fill(box(-108, -66, 216, 96), colour === paper ? ochre : paper),
      fill(box(-108, -66, 216, 22), colour === paper ? rust : mix(colour, ink, 0.3)),
      fill(box(-66, -32, 132, 50), ink),
      fill(disc(-40, -7, 19) + disc(40, -7, 19), paper),
      fill(disc(-40, -7, 8) + disc(40, -7, 8), ink),
      fill(polygon('-70,84 -58,50 58,50 70,84'), deep(colour, 0.35)),
    );
  const diamonds = Array.from({ length: 16 }, (_, i) =>
    Array.from({ length: 7 }, (_, k) => {
      const [x, y] = [i * 126 - 20 + (k % 2) * 63, 640 + k * 104];
      return polygon([
        [x, y - 38],
        [x + 36, y],
        [x, y + 38],
        [x - 36, y],
      ]);
    }).join(''),
  ).join('');
  return (
    fill(whole, pale(ochre, 0.72)) +
    fill(box(-10, -10, 1820, 300), mix(rose, paper, 0.5)) +
    gouged(random, box(0, 0, 1800, 300), paper, { gap: 30, length: 200, width: 9, fade: { from: [900, 300], to: [900, 40] } }) +
    fill(disc(1010, 290, 92), mix(rust, ochre, 0.4)) +
    fill('M-10 300V232L90 190L170 214L250 170L330 226L420 252L470 300Z', mix(moss, sea, 0.4)) +
    fill('M1810 300V200L1700 236L1600 190L1500 244L1420 262L1370 300Z', mix(sea, night, 0.2)) +
    fill(box(-10, 298, 1820, 290), mix(sea, paper, 0.16)) +
    gouged(random, box(0, 304, 1800, 280), mix(sea, paper, 0.55), {
      gap: 28,
      length: 130,
      width: 7,
      fade: { from: [900, 300], to: [900, 660] },
    }) +
    stroke('M1640 560C1660 400 1500 300 1300 300C1000 296 700 302 400 299C260 298 100 300 -20 299', ink, 15) +
    stroke('M1640 560C1660 400 1500 300 1300 300C1000 296 700 302 400 299C260 298 100 300 -20 299', mix(rust, ochre, 0.25), 5) +
    fill(polygon('520,330 560,396 1010,396 1060,330'), night) +
    fill(box(590, 270, 390, 62), paper) +
    fill(box(640, 224, 260, 48), paper) +
    fill(polygon('790,224 796,160 850,160 856,224'), rust) +
    fill(box(796, 176, 56, 14), ink) +
    fill(
      Array.from({ length: 9 }, (_, i) => box(612 + i * 40, 290, 22, 16)).join('') +
        Array.from({ length: 5 }, (_, i) => box(660 + i * 46, 238, 24, 14)).join(''),
      sea,
    ) +
    fill('M-10 590L1810 570L1810 1210L-10 1210Z', cloth) +
    inside('M-10 590L1810 570L1810 1210L-10 1210Z', fill(diamonds, mix(rust, paper, 0.34)), fill(diamonds, paper, 0.25)) +
    fill('M-10 586L1810 566L1810 588L-10 610Z', paper) +
    stroke('M1300 900C1420 700 1620 700 1640 556', ink, 15) +
    stroke('M1300 900C1420 700 1620 700 1640 556', mix(rust, ochre, 0.25), 5) +
    placed(
      { at: [640, 850] },
      fill(polygon('-300,-140 380,-160 420,240 -320,240'), mix(rust, ink, 0.6), 0.6),
      lit(polygon('-330,-170 330,-170 330,210 -330,210'), mix(ink, sea, 0.35), ink, [-24, -20]),
      fill(box(-300, -140, 250, 300), mix(sea, ink, 0.25)),
      ...Array.from({ length: 9 }, (_, r) =>
        Array.from({ length: 7 }, (_, c) => fill(disc(-270 + c * 32, -112 + r * 30, 8), ink)).join(''),
      ),
      fill(box(-20, -140, 320, 190), paper),
      fill(box(6, -114, 268, 138), mix(ink, sea, 0.2)),
      fill(disc(76, -46, 44) + disc(204, -46, 44), paper),
      fill(disc(76, -46, 15) + disc(204, -46, 15), ink),
      fill(disc(76, -46, 58), mix(rust, ink, 0.5), 0.5),
      ...[rust, paper, paper, paper, paper].map(
        (c, i) => fill(box(-16 + i * 66, 82, 56, 74), c) + fill(box(-16 + i * 66, 144, 56, 14), mix(c, ink, 0.4)),
      ),
      stroke('M-330 -150V-250H330V-150', mix(sea, paper, 0.3), 17),
    ) +
    tape(1310, 930, -9, nth(shell, 1), 1.15) +
    tape(1130, 1090, 12, nth(shell, 0), 1.1) +
    tape(1560, 1070, -22, nth(shell, 2), 1.15) +
    tape(1560, 800, 16, nth(shell, 3), 1.05) +
    tape(150, 720, -20, nth(shell, 4), 1.0) +
    tape(180, 1080, 14, nth(shell, 5), 1.15)
  );
}
