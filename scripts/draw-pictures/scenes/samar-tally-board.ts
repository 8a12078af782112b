import { box, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, lens, stippled, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { hand } from '../parts/hands.ts';
import { bulb } from '../parts/rooms.ts';
import { rays, shaft, whole } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose } = house;

export const samarTallyBoard: Scene = { focal: [0.6, 0.62], draw };

function draw(random: Random): Art {
  const board = mix(moss, sea, 0.5);
  const dark = mix(board, ink, 0.45);
  const chalk = mix(paper, '#ffffff', 0.4);
  let left = '';
  const mark = (x: number, y: number, n: number): string => {
    let m = '';
    for (let i = 0; i < Math.min(4, n); i++)
      m += lens(x + i * 44 + random.spread(0, 5), y, Math.PI / 2 + random.spread(0.03, 0.08), 128, 15);
    if (n > 4) m += lens(x + 66, y, -0.72 + random.spread(0, 0.05), 200, 15);
    return m;
  };
  for (let i = 0; i < 8; i++) left += mark(190 + (i % 2) * 270, 270 + Math.floor(i / 2) * 220, 5);
  let right = '';
  for (let i = 0; i < 6; i++) right += mark(860 + (i % 2) * 270, 270 + Math.floor(i / 2) * 220, 5);
  return (
    fill(whole, board) +
    gouged(random, whole, mix(board, paper, 0.13), {
      angle: -16,
      gap: 46,
      length: 330,
      width: 24,
      fade: { from: [900, 200], to: [900, 1400] },
    }) +
    gouged(random, whole, dark, { angle: -16, gap: 70, length: 260, width: 10, fade: { from: [0, 1200], to: [900, 200] } }) +
    shaft('1180,0 1330,0 1900,1200 300,1200', pale(ochre, 0.5), 0.12) +
    fill(box(-10, -10, 1820, 60), mix(ochre, rust, 0.45)) +
    fill(box(-10, 44, 1820, 12), mix(rust, ink, 0.5)) +
    stroke('M720 130V1130', chalk, 9, { opacity: 0.85, dash: '240 6 80 4' }) +
    stroke('M130 150H640M800 150H1310', chalk, 8, { opacity: 0.85 }) +
    fill(left + right, chalk, 0.94) +
    fill(mark(860, 930, 4), chalk) +
    fill(taper('1020,858 860,958', [17, 9], false), chalk) +
    stippled(random, polygon('860,980 1130,960 1190,1190 830,1190'), chalk, {
      gap: 36,
      size: 5,
      fade: { from: [960, 960], to: [1000, 1190] },
    }) +
    bulb([1250, 230], 92, pale(ochre, 0.7), ink, 0) +
    rays(random, [1250, 250], pale(ochre, 0.5), { inner: 120, outer: 330, count: 24, width: 8 }) +
    hand({
      at: [1130, 800],
      scale: 1.3,
      turn: 22,
      grip: 'pinch',
      skin: mix(rust, ink, 0.28),
      sleeve: paper,
      cuff: mix(paper, rose, 0.4),
      light: [4, -12],
      arm: 900,
      holds: fill(taper('-156,186 -44,40', [27, 27], false), chalk),
    })
  );
}
