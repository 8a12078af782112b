import { blob, box, disc, oval, polygon } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, ruled, stroke } from '../ink.ts';
import { house, mix } from '../palette.ts';
import { skyline } from '../parts/buildings.ts';
import { figure } from '../parts/people.ts';
import { bandedSky, streak, wires } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const beirutBasketStairwell: Scene = { focal: [0.68, 0.6], draw };

function draw(random: Random): Art {
  const wall = mix(rose, ochre, 0.3);
  const shade = mix(rose, night, 0.5);
  const dark = mix(night, rose, 0.18);
  const x0 = 420;
  const floors = Array.from({ length: 10 }, (_, r) =>
    Array.from({ length: 4 }, (_, c) => {
      const [x, y] = [x0 + 50 + c * 178, -20 + r * 118];
      const on = (r === 1 && c === 2) || (r === 4 && c === 0) || (r === 6 && c === 3);
      return (
        fill(box(x, y, 118, 78), on ? ochre : dark) +
        (on
          ? fill(box(x + 54, y, 9, 78), mix(rust, ink, 0.4))
          : random.chance(0.5)
            ? ruled(box(x, y, 118, 78), mix(dark, rose, 0.35), { gap: 11, width: 4 })
            : '') +
        fill(box(x - 18, y + 78, 154, 10), mix(wall, ink, 0.35)) +
        stroke(
          `${Array.from({ length: 9 }, (_, k) => `M${x - 14 + k * 18} ${y + 50}V${y + 78}`).join('')}M${x - 16} ${y + 50}H${x + 134}`,
          mix(night, ink, 0.3),
          4,
        )
      );
    }).join(''),
  ).join('');
  const [bx, by] = [1180, 880];
  return (
    bandedSky(random, mix(night, rose, 0.35), mix(rose, ochre, 0.45), 1000, { steps: 7 }) +
    skyline(random, { left: -20, right: 440, bottom: 1060, low: 300, high: 640, each: 110 }, mix(night, rose, 0.4)) +
    skyline(random, { left: 1150, right: 1830, bottom: 1060, low: 260, high: 560, each: 130 }, mix(night, rose, 0.46)) +
    fill(box(x0, -20, 740, 1130), wall) +
    fill(
      polygon([
        [x0 + 740, -20],
        [x0 + 860, -20],
        [x0 + 860, 1110],
        [x0 + 740, 1110],
      ]),
      shade,
    ) +
    gouged(random, box(x0, -20, 740, 1130), mix(wall, paper, 0.35), {
      angle: 90,
      gap: 60,
      length: 90,
      width: 10,
      fade: { from: [x0, 200], to: [x0 + 640, 500] },
    }) +
    floors +
    wires(
      [
        [[-20, 300], [x0, 240], 50],
        [[-20, 360], [x0, 330], 70],
        [[-20, 210], [x0, 420], 40],
        [[x0 + 860, 330], [1820, 180], 80],
        [[x0 + 860, 420], [1820, 330], 90],
        [[x0 + 860, 480], [1820, 260], 60],
        [[x0 + 120, 620], [-20, 700], 70],
        [[x0 + 860, 600], [1820, 560], 60],
        [[x0, 500], [x0 + 860, 560], 50],
      ],
      ink,
      5,
    ) +
    fill('M-10 1050H1810V1210H-10Z', mix(night, ink, 0.35)) +
    fill('M-10 1040H1810V1062H-10Z', mix(rose, night, 0.6)) +
    gouged(random, box(0, 1066, 1800, 134), mix(rose, night, 0.4), { gap: 30, length: 120, width: 6 }) +
    placed(
      { at: [x0 + 740, 320] },
      fill(box(-170, -60, 200, 90), mix(wall, paper, 0.2)),
      fill(box(-184, 26, 470, 22), mix(night, ink, 0.2)),
      stroke(`${Array.from({ length: 19 }, (_, k) => `M${-180 + k * 25} -46V26`).join('')}M-184 -48H284`, mix(night, ink, 0.2), 6),
      fill(box(-150, -100, 150, 130), ochre, 0.7),
    ) +
    figure({
      at: [1150, 346],
      height: 300,
      facing: 'right',
      wears: 'dress',
      head: 'bun',
      hair: ink,
      top: rust,
      legs: mix(rust, ink, 0.4),
      skin: mix(rose, rust, 0.3),
      light: [-12, -4],
      pose: { lean: 26, near: [40, 60], far: [50, 70] },
    }) +
    stroke('M950 298H1446', mix(night, ink, 0.2), 8) +
    stroke(`M1240 290C1242 440 ${bx + 40} 600 ${bx + 46} ${by - 130}`, paper, 5) +
    stroke(`M${bx - 40} ${by - 60}L${bx + 46} ${by - 130}L${bx + 130} ${by - 60}`, paper, 5) +
    lit(
      blob(
        [
          [bx - 54, by - 62],
          [bx - 36, by + 44],
          [bx + 126, by + 44],
          [bx + 144, by - 62],
        ],
        0.5,
      ),
      mix(ochre, rust, 0.2),
      mix(ochre, ink, 0.5),
      [-40, 0],
    ) +
    ruled(
      blob(
        [
          [bx - 54, by - 62],
          [bx - 36, by + 44],
          [bx + 126, by + 44],
          [bx + 144, by - 62],
        ],
        0.5,
      ),
      mix(rust, ink, 0.4),
      { angle: 30, gap: 22, width: 5 },
    ) +
    fill(oval(bx + 45, by - 62, 100, 18), mix(rust, ink, 0.5)) +
    fill(disc(bx + 10, by - 74, 26) + disc(bx + 60, by - 80, 30), mix(moss, ochre, 0.3)) +
    fill(disc(bx + 104, by - 72, 24), rust) +
    figure({
      at: [1470, 1160],
      height: 470,
      facing: 'left',
      wears: 'shirt',
      head: 'short',
      hair: ink,
      top: mix(sea, paper, 0.25),
      legs: night,
      skin: mix(rose, rust, 0.35),
      light: [14, -8],
      shade: 0.6,
      pose: { nod: -18, near: [130, 196], far: [120, 160], nearLeg: [8, 2], farLeg: [-10, -4] },
    }) +
    lit(
      blob('1476,720 1470,660 1490,632 1610,632 1632,660 1630,720 1550,736', 0.4),
      mix(sea, paper, 0.5),
      mix(sea, paper, 0.15),
      [-10, -24],
    ) +
    fill(box(1446, 664, 30, 36), mix(sea, night, 0.2)) +
    streak([200, 120], 500, 24, mix(rose, ochre, 0.3), 0.5) +
    fill(disc(300, 1010, 9) + disc(1700, 930, 8), ochre) +
    placed(
      { at: [180, 1150] },
      lit(
        blob('-150,0 -160,-60 -110,-80 -70,-140 80,-140 120,-80 170,-66 170,0', 0.45),
        mix(rust, night, 0.2),
        mix(rust, night, 0.6),
        [-10, -20],
      ),
      fill(polygon('-84,-84 -56,-126 0,-126 0,-84') + polygon('16,-84 16,-126 70,-126 96,-84'), mix(sea, night, 0.3)),
      fill(disc(-90, 0, 32) + disc(104, 0, 32), ink),
    )
  );
}
