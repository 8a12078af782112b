import { blob, box, curve, disc, oval, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lens, lit, ruled, stippled, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { archway } from '../parts/buildings.ts';
import { hand } from '../parts/hands.ts';
import { audience, figure } from '../parts/people.ts';
import { bulb, curtain } from '../parts/rooms.ts';
import { bandedSky, orb, rays, shaft, stars, whole } from '../parts/skies.ts';
import { tallies } from '../parts/things.ts';
import { palm } from '../parts/trees.ts';
import { glitter } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

function undergroundClassroom(random: Random): Art {
  const stone = mix(sea, moss, 0.35);
  const wall = mix(stone, paper, 0.4);
  const light = pale(ochre, 0.5);
  const star = (x: number, y: number, r: number): Art => fill(polygon(Array.from({ length: 10 }, (_, i): Point => { const a = (i * Math.PI) / 5 - Math.PI / 2; const d = i % 2 ? r * 0.42 : r; return [x + Math.cos(a) * d, y + Math.sin(a) * d]; })), random.pick([ochre, paper, rose, mix(ochre, rust, 0.4)]));
  const column = (x: number, w: number, top: number, bottom: number): Art => lit(box(x - w / 2, top, w, bottom - top), mix(stone, paper, 0.2), deep(stone, 0.35), [x < 900 ? 26 : -26, 0]) + fill(box(x - w * 0.68, top, w * 1.36, w * 0.24) + box(x - w * 0.64, bottom - w * 0.2, w * 1.28, w * 0.2), deep(stone, 0.2));
  const child = (x: number, y: number, s: number): Art => {
    const coat = random.pick([rust, ochre, mix(sea, paper, 0.15), mix(rose, rust, 0.3), mix(moss, ochre, 0.3), paper]);
    const hair = random.pick([ink, mix(ochre, ink, 0.45), mix(rust, ink, 0.5), mix(ochre, paper, 0.15)]);
    const body = blob([[x - 30 * s, y], [x - 74 * s, y + 34 * s], [x - 80 * s, y + 170 * s], [x + 80 * s, y + 170 * s], [x + 74 * s, y + 34 * s], [x + 30 * s, y]], 0.3);
    const braid = random.chance(0.4) ? fill(taper([[x, y - 20 * s], [x + 6 * s, y + 40 * s], [x - 2 * s, y + 96 * s]], [26 * s, 24 * s, 6 * s]), hair) : '';
    return lit(body, coat, deep(coat, 0.45), [0, -26 * s]) + fill(oval(x, y - 50 * s, 46 * s, 54 * s), hair) + fill(oval(x - 46 * s, y - 40 * s, 8 * s, 12 * s) + oval(x + 46 * s, y - 40 * s, 8 * s, 12 * s), mix(rose, paper, 0.3)) + braid;
  };
  const desk = (x: number, y: number, s: number): Art => fill(polygon([[x - 104 * s, y + 20 * s], [x + 104 * s, y + 20 * s], [x + 122 * s, y + 66 * s], [x - 122 * s, y + 66 * s]]), mix(ochre, rust, 0.25)) + fill(box(x - 122 * s, y + 66 * s, 244 * s, 12 * s), mix(rust, ink, 0.35)) + fill(polygon([[x - 40 * s, y + 28 * s], [x + 40 * s, y + 28 * s], [x + 46 * s, y + 56 * s], [x - 46 * s, y + 56 * s]]), paper);
  const rows = [[640, 0.52, 5, 190], [745, 0.72, 5, 262], [890, 1, 5, 360], [1080, 1.35, 4, 500]] as const;
  return (
    fill(whole, deep(stone, 0.4)) + fill(archway(40, 1000, 1720, 980), stone) + fill(archway(230, 900, 1340, 800), mix(stone, paper, 0.14)) + fill(archway(430, 780, 940, 620), mix(stone, paper, 0.26)) + fill(archway(560, 700, 680, 470), wall) +
    gouged(random, archway(40, 1000, 1720, 980), mix(stone, paper, 0.5), { flow: (x, y) => (Math.atan2(y - 760, x - 900) * 180) / Math.PI + 90, gap: 52, length: 120, width: 7, fade: { from: [900, 40], to: [900, 620] } }) +
    fill(archway(1010, 640, 220, 360), light) + fill(polygon([[1030, 640], [1100, 350], [1150, 350], [1210, 640]]), mix(stone, ink, 0.2)) + Array.from({ length: 13 }, (_, i) => fill(box(1052 + i * 4.2, 622 - i * 21, 136 - i * 8.2, 7), mix(stone, paper, 0.45))).join('') + stroke('M1022 640L1096 350M1216 640L1154 350', mix(ink, rust, 0.3), 15) + rays(random, [1122, 320], pale(ochre, 0.6), { inner: 120, outer: 330, count: 16, from: 190, to: 350, width: 9 }) +
    lit(box(600, 400, 380, 220), mix(moss, sea, 0.4), mix(moss, ink, 0.5), [-8, -8]) + stroke('M600 400H980V620H600Z', mix(ochre, rust, 0.3), 13) + stroke('M640 450C700 440 720 460 780 448M640 490C690 486 740 500 840 486M640 532C680 528 700 540 760 530', paper, 5) +
    column(330, 96, 250, 800) + column(1470, 96, 250, 800) + column(120, 170, 60, 1000) + column(1680, 170, 60, 1000) +
    [[[130, 210], [560, 150], 80], [[560, 150], [1240, 150], 60], [[1240, 150], [1680, 210], 80]].map(([a, b, sag]) => { const [p, q, d] = [a as number[], b as number[], sag as number]; let art = stroke(`M${p[0]} ${p[1]}Q${(p[0]! + q[0]!) / 2} ${(p[1]! + q[1]!) / 2 + d * 2} ${q[0]} ${q[1]}`, paper, 3); for (let i = 1; i < 8; i++) { const t = i / 8; const x = p[0]! + (q[0]! - p[0]!) * t; const y = p[1]! + (q[1]! - p[1]!) * t + 4 * d * t * (1 - t); const drop = 24 + ((i * 31) % 46); art += stroke(`M${x.toFixed(0)} ${y.toFixed(0)}V${(y + drop).toFixed(0)}`, paper, 2.5) + star(x, y + drop + 20, 26); } return art; }).join('') +
    fill(polygon([[430, 690], [1370, 690], [1760, 1200], [40, 1200]]), mix(stone, ink, 0.25)) + shaft([[1020, 640], [1220, 640], [1300, 1200], [500, 1200]], light, 0.3) +
    figure({ at: [1010, 690], height: 330, facing: 'left', wears: 'dress', head: 'bun', hair: mix(rust, ink, 0.4), top: rust, legs: mix(rust, ink, 0.4), skin: mix(rose, paper, 0.2), light: [10, -10], pose: { near: [120, 160], far: [60, 140], nearLeg: [6, 0], farLeg: [-6, 0] } }) +
    rows.map(([y, s, n, gap]) => Array.from({ length: n }, (_, i) => { const x = 900 + (i - (n - 1) / 2) * gap; return desk(x, y - 50 * s, s) + child(x + random.spread(0, 14 * s), y, s); }).join('')).join('')
  );
}

function gqeberhaChoirDark(random: Random): Art {
  const dark = deep(mix(night, ink, 0.3), 0.2);
  const blues = [mix(night, sea, 0.62), mix(night, sea, 0.42), mix(night, sea, 0.24)];
  const mouth = (x: number, y: number, s: number, colour: string): Art => fill(oval(x, y, s * 0.34, s * 0.46), colour);
  const singer = (x: number, y: number, s: number, colour: string, rim: string): Art => {
    const head = oval(x, y - s * 0.2, s * 0.92, s * 1.16);
    const robe = blob([[x - s * 0.42, y + s * 0.7], [x - s * 1.5, y + s * 1.5], [x - s * 1.9, y + s * 5], [x + s * 1.9, y + s * 5], [x + s * 1.5, y + s * 1.5], [x + s * 0.42, y + s * 0.7]], 0.25);
    return lit(robe, colour, mix(colour, rim, 0.5), [-s * 0.14, s * 0.1]) + fill(polygon([[x - s * 0.5, y + s * 1.06], [x, y + s * 2.2], [x + s * 0.5, y + s * 1.06], [x, y + s * 1.3]]), mix(colour, rim, 0.35)) + lit(head, colour, mix(colour, rim, 0.62), [-s * 0.14, s * 0.06]) + mouth(x + s * 0.06, y + s * 0.34, s * 0.62, deep(dark, 0.3)) + fill(oval(x - s * 0.34, y - s * 0.22, s * 0.17, s * 0.045) + oval(x + s * 0.38, y - s * 0.22, s * 0.17, s * 0.045), deep(dark, 0.2));
  };
  const rim = mix(sea, paper, 0.6);
  const rows = [[470, 44, 11, 0], [610, 54, 9, 1], [790, 66, 8, 2]] as const;
  return (
    fill(whole, dark) + gouged(random, box(0, 0, 1800, 700), mix(night, sea, 0.4), { angle: 90, gap: 40, length: 150, width: 8, fade: { from: [1660, 300], to: [500, 300] } }) +
    fill(polygon([[1500, 120], [1720, 90], [1720, 500], [1500, 480]]), mix(sea, paper, 0.5)) + stroke('M1610 104V490M1500 240L1720 226M1500 362L1720 364', dark, 13) +
    shaft([[1500, 120], [1720, 90], [1100, 1200], [-100, 1200], [-100, 560]], mix(sea, paper, 0.4), 0.13) +
    rows.map(([y, s, n, k]) => Array.from({ length: n }, (_, i) => singer(40 + (k % 2) * 60 + i * ((1500 + k * 150) / (n - 0.4)), y + random.spread(0, s * 0.4), s * random.between(0.94, 1.06), blues[k]!, rim)).join('')).join('') +
    fill(blob([[-40, 1210], [-20, 1090], [300, 1010], [700, 1060], [1200, 1040], [1500, 1100], [1840, 1080], [1840, 1210]], 0.2), deep(dark, 0.4)) +
    figure({ at: [1420, 1620], height: 1120, facing: 'left', wears: 'jacket', head: 'short', hair: ink, top: mix(ink, night, 0.4), legs: ink, skin: mix(night, rust, 0.2), light: [-9, 4], rim: mix(sea, paper, 0.42), pose: { lean: -2, near: [36, 60], far: [110, 158] } }) +
    bulb([640, 330], 170, mix(night, sea, 0.55), mix(ink, night, 0.3)) + stroke('M600 470C560 440 550 390 560 350', rim, 10) + stroke('M700 210C740 250 752 300 740 350', mix(sea, paper, 0.3), 5) + stroke('M612 330L628 280L640 320L654 280L668 330M612 330L620 240M668 330L660 240', mix(sea, paper, 0.25), 4)
  );
}

function samarSchoolhouseCount(random: Random): Art {
  const glow = pale(ochre, 0.35);
  const wall = mix(night, moss, 0.28);
  const shade = mix(ink, night, 0.4);
  const view = box(330, 430, 470, 330);
  const view2 = box(960, 430, 470, 330);
  const louvres = (x: number): Art => Array.from({ length: 5 }, (_, i) => fill(polygon([[x, 440 + i * 66], [x + 60, 428 + i * 66], [x + 60, 444 + i * 66], [x, 456 + i * 66]]), mix(ochre, rust, 0.3))).join('');
  const inTeacher = figure({ at: [520, 1120], height: 580, facing: 'right', wears: 'shirt', head: 'bun', hair: ink, top: rust, legs: ink, skin: mix(rust, ink, 0.35), pose: { near: [120, 158], far: [112, 150] }, holds: (near) => fill(polygon([[near[0] - 70, near[1] - 170], [near[0] + 90, near[1] - 180], [near[0] + 96, near[1] + 10], [near[0] - 64, near[1] + 20]]), '#fffdf6') });
  const inBoard = fill(box(1010, 460, 330, 210), mix(moss, ink, 0.35)) + stroke('M1010 460H1340V670H1010Z', mix(rust, ink, 0.3), 9) + tallies(random, [1040, 510], 9, 48, paper, 6, 3) + tallies(random, [1200, 510], 6, 48, paper, 6, 2) + figure({ at: [1370, 1050], height: 560, facing: 'left', wears: 'shirt', head: 'short', hair: ink, top: sea, legs: ink, skin: mix(rust, ink, 0.35), pose: { near: [96, 130], far: [10, 10] } });
  const heads = Array.from({ length: 17 }, (_, i): Point => [90 + i * 104 + random.spread(0, 26), 850 + random.spread(0, 46)]);
  return (
    bandedSky(random, night, mix(night, sea, 0.6), 900, { steps: 5 }) + stars(random, 110, pale(ochre, 0.6), { bottom: 500, size: 3.6 }) + orb(random, [1540, 190], 84, pale(ochre, 0.65), { colour: pale(ochre, 0.4), rings: 3, step: 40, width: 7 }) +
    fill(box(-10, 560, 1820, 100), mix(night, sea, 0.8)) + glitter(random, 1600, { top: 562, bottom: 660 }, pale(ochre, 0.6), { narrow: 50, wide: 140, rows: 10 }) + fill('M-10 640L1810 610L1810 1200L-10 1200Z', mix(night, moss, 0.2)) +
    palm(random, [130, 900], 720, { trunk: shade, leaf: mix(moss, night, 0.55), back: mix(moss, night, 0.75) }, 0.12) + palm(random, [1700, 860], 560, { trunk: shade, leaf: mix(moss, night, 0.55), back: mix(moss, night, 0.75) }, -0.14) +
    fill(polygon([[180, 380], [300, 250], [1480, 250], [1590, 380]]), mix(rust, night, 0.35)) + ruled(polygon([[180, 380], [300, 250], [1480, 250], [1590, 380]]), mix(rust, night, 0.65), { angle: 90, gap: 30, width: 5 }) +
    fill(box(240, 380, 1290, 460), wall) + ruled(box(240, 380, 1290, 460), mix(wall, ink, 0.35), { gap: 38, width: 4 }) + fill(box(240, 380, 1290, 26), shade) +
    inside(view, fill(view, glow), gouged(random, view, pale(ochre, 0.75), { gap: 26, length: 100, width: 7, fade: { from: [565, 430], to: [565, 760] } }), inTeacher, bulb([750, 480], 24, paper, ink, 420)) + inside(view2, fill(view2, glow), inBoard, bulb([1380, 480], 24, paper, ink, 420)) +
    stroke(`${view}${view2}`, mix(rust, ink, 0.5), 14) + louvres(300) + louvres(770) + louvres(930) + louvres(1400) + fill(box(840, 480, 90, 360), glow) + stroke('M840 840V480H930V840', mix(rust, ink, 0.5), 12) +
    shaft([[330, 760], [800, 760], [1000, 1200], [60, 1200]], glow, 0.2) + shaft([[960, 760], [1430, 760], [1760, 1200], [860, 1200]], glow, 0.2) + shaft([[840, 840], [930, 840], [1010, 1200], [780, 1200]], glow, 0.3) +
    stroke('M1640 900V400', shade, 20) + fill(box(1560, 330, 160, 120), mix(sea, paper, 0.4)) + stroke('M1616 372H1664V420H1616Z', rust, 7) + stroke('M1606 440H1674M1612 440L1622 490M1640 440V492M1668 440L1658 490M1618 466H1662', rust, 6) +
    audience(heads, 62, shade, { colour: mix(ochre, rust, 0.2), toLight: [0, -7] }) + audience(Array.from({ length: 12 }, (_, i): Point => [30 + i * 158 + random.spread(0, 40), 990 + random.spread(0, 40)]), 84, ink, { colour: mix(ochre, rust, 0.35), toLight: [0, -7] }) +
    figure({ at: [1250, 1100], height: 330, facing: 'away', wears: 'shirt', head: 'short', hair: ink, top: ink, legs: ink, skin: ink, pose: { near: [150, 170], far: [14, 6] } })
  );
}

function samarTallyBoard(random: Random): Art {
  const board = mix(moss, sea, 0.5);
  const dark = mix(board, ink, 0.45);
  const chalk = mix(paper, '#ffffff', 0.4);
  let left = '';
  const mark = (x: number, y: number, n: number): string => { let m = ''; for (let i = 0; i < Math.min(4, n); i++) m += lens(x + i * 44 + random.spread(0, 5), y, Math.PI / 2 + random.spread(0.03, 0.08), 128, 15); if (n > 4) m += lens(x + 66, y, -0.72 + random.spread(0, 0.05), 200, 15); return m; };
  for (let i = 0; i < 8; i++) left += mark(190 + (i % 2) * 270, 270 + Math.floor(i / 2) * 220, 5);
  let right = '';
  for (let i = 0; i < 6; i++) right += mark(860 + (i % 2) * 270, 270 + Math.floor(i / 2) * 220, 5);
  return (
    fill(whole, board) + gouged(random, whole, mix(board, paper, 0.13), { angle: -16, gap: 46, length: 330, width: 24, fade: { from: [900, 200], to: [900, 1400] } }) + gouged(random, whole, dark, { angle: -16, gap: 70, length: 260, width: 10, fade: { from: [0, 1200], to: [900, 200] } }) +
    shaft([[1180, 0], [1330, 0], [1900, 1200], [300, 1200]], pale(ochre, 0.5), 0.12) +
    fill(box(-10, -10, 1820, 60), mix(ochre, rust, 0.45)) + fill(box(-10, 44, 1820, 12), mix(rust, ink, 0.5)) + stroke('M720 130V1130', chalk, 9, { opacity: 0.85, dash: '240 6 80 4' }) + stroke('M130 150H640M800 150H1310', chalk, 8, { opacity: 0.85 }) +
    fill(left + right, chalk, 0.94) + fill(mark(860, 930, 4), chalk) +
    fill(taper([[1020, 858], [860, 958]], [17, 9], false), chalk) +
    stippled(random, polygon([[860, 980], [1130, 960], [1190, 1190], [830, 1190]]), chalk, { gap: 36, size: 5, fade: { from: [960, 960], to: [1000, 1190] } }) +
    bulb([1250, 230], 92, pale(ochre, 0.7), ink, 0) + rays(random, [1250, 250], pale(ochre, 0.5), { inner: 120, outer: 330, count: 24, width: 8 }) +
    hand({ at: [1130, 800], scale: 1.3, turn: 22, grip: 'pinch', skin: mix(rust, ink, 0.28), sleeve: paper, cuff: mix(paper, rose, 0.4), light: [4, -12], arm: 900, holds: fill(taper([[-156, 186], [-44, 40]], [27, 27], false), chalk) })
  );
}

function stripOperatorBooth(random: Random): Art {
  const dark = mix(night, ink, 0.55);
  const screen = polygon([[640, 130], [1560, 130], [1560, 690], [640, 690]]);
  const lovers = figure({ at: [990, 980], height: 790, facing: 'right', wears: 'jacket', head: 'short', top: ink, legs: ink, hair: ink, skin: ink, pose: { lean: 6, nod: 6, near: [50, 80], far: [44, 66] } }) + figure({ at: [1190, 980], height: 740, facing: 'left', wears: 'dress', head: 'long', top: mix(ink, rust, 0.3), legs: ink, hair: mix(ink, rust, 0.3), skin: mix(ink, rust, 0.3), pose: { lean: 4, nod: -8, near: [60, 100], far: [50, 90] } });
  let writing = '';
  for (let y = 170; y < 660; y += 42) { const end = 512 - random.next() * 60; for (let x = 396; x < end; ) { const w = random.between(26, 70); const pts: Point[] = []; for (let k = x; k < Math.min(end, x + w); k += 9) pts.push([k, y + random.spread(0, 11)]); if (pts.length > 2) writing += curve(pts); x += w + 14; } }
  const rows = [[760, 46, 12], [870, 62, 10], [1020, 86, 8]] as const;
  return (
    fill(whole, dark) + curtain([[-20, 0], [330, 0], [300, 760], [-20, 800]], mix(rust, ink, 0.45), ink) + curtain([[1620, 0], [1820, 0], [1820, 800], [1640, 760]], mix(rust, ink, 0.45), ink) + fill(box(-10, 0, 1820, 70), mix(rust, ink, 0.55)) + ruled(box(-10, 0, 1820, 70), ink, { angle: 90, gap: 40, width: 10, opacity: 0.4 }) +
    fill(polygon([[620, 110], [1580, 110], [1580, 710], [620, 710]]), ink) + fill(polygon([[350, 110], [560, 110], [560, 710], [350, 710]]), ink) +
    inside(screen, fill(screen, pale(ochre, 0.7)), fill(disc(1380, 330, 130), mix(rose, paper, 0.2)), fill('M640 560C900 520 1200 580 1560 540V690H640Z', mix(sea, paper, 0.35)), gouged(random, screen, mix(rose, paper, 0.35), { gap: 40, length: 160, width: 7, fade: { from: [1100, 130], to: [1100, 560] } }), lovers) +
    fill(box(372, 132, 166, 556), paper) + stroke(writing, ink, 5) +
    shaft([[1800, 1200], [1740, 1120], [640, 130], [1560, 130], [1560, 690]], pale(ochre, 0.6), 0.13) + shaft([[1180, 1200], [1120, 1200], [372, 132], [538, 132], [538, 688]], paper, 0.17) +
    stippled(random, polygon([[1150, 1200], [372, 132], [538, 132], [538, 688]]), paper, { gap: 44, size: 4, fade: { from: [460, 400], to: [1100, 1150] } }) +
    rows.map(([y, s, n], r) => Array.from({ length: n }, (_, i) => { const x = 60 + (r % 2) * 80 + i * (1740 / n) + random.spread(0, 14); return lookingLeft(x, y, s, mix(ink, night, 0.5 - r * 0.2), r === 2 ? mix(sea, paper, 0.2) : mix(sea, paper, 0.05)); }).join('') + fill(blob([[-40, y + s * 1.6], [200, y + s * 1.34], [900, y + s * 1.3], [1600, y + s * 1.34], [1840, y + s * 1.6], [1840, y + s * 4], [-40, y + s * 4]], 0.6), mix(rust, ink, 0.62 + r * 0.1))).join('')
  );
}

/** A cinema-goer from behind whose face is turned to the left. */
function lookingLeft(x: number, y: number, s: number, colour: string, rim: string): Art {
  const head = blob([[x + s * 0.5, y - s * 0.1], [x + s * 0.36, y - s * 0.62], [x - s * 0.1, y - s * 0.76], [x - s * 0.48, y - s * 0.5], [x - s * 0.52, y - s * 0.2], [x - s * 0.68, y + s * 0.06], [x - s * 0.54, y + s * 0.12], [x - s * 0.5, y + s * 0.4], [x - s * 0.1, y + s * 0.5], [x + s * 0.3, y + s * 0.4]], 0.1);
  const body = blob([[x - s * 0.2, y + s * 0.36], [x - s * 0.9, y + s * 0.84], [x - s * 1.1, y + s * 1.9], [x + s * 1.1, y + s * 1.9], [x + s * 0.9, y + s * 0.84], [x + s * 0.3, y + s * 0.3]], 0.2);
  return lit(body, colour, rim, [s * 0.08, s * 0.05]) + lit(head, colour, rim, [s * 0.08, s * 0.03]);
}

export const halls: Record<string, Scene> = {
  'underground-classroom': { focal: [0.52, 0.5], draw: undergroundClassroom },
  'gqeberha-choir-dark': { focal: [0.45, 0.45], draw: gqeberhaChoirDark },
  'samar-schoolhouse-count': { focal: [0.5, 0.5], draw: samarSchoolhouseCount },
  'samar-tally-board': { focal: [0.6, 0.62], draw: samarTallyBoard },
  'strip-operator-booth': { focal: [0.45, 0.4], draw: stripOperatorBooth },
};

