import { blob, box, curve, disc, oval, type Point, polygon, ring, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, stippled, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { dome, minaret } from '../parts/buildings.ts';
import { hand } from '../parts/hands.ts';
import { figure, poses } from '../parts/people.ts';
import { casement, pendant } from '../parts/rooms.ts';
import { rain, rays, shaft, snow, whole } from '../parts/skies.ts';
import { bottle, cup, openBook, pencil, print, script, spectacles, steam, tallies, teaGlass, thermometer } from '../parts/things.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

function teaGlassSlate(random: Random): Art {
  const wall = mix(sea, moss, 0.3);
  const slate = mix(ink, sea, 0.3);
  const man = (x: number, facing: 'left' | 'right', head: 'cap' | 'short' | 'wool', tone: number): Art => figure({ at: [x, 830], height: 470, seated: true, facing, pose: { ...poses.sitting, lean: 8, near: [30, 96], far: [40, 90] }, head, top: mix(ink, sea, tone), legs: mix(ink, sea, tone * 0.6), hair: ink, skin: mix(ink, rust, 0.4), light: [facing === 'right' ? 10 : -10, -8], shade: 0.4 });
  return (
    fill(whole, wall) + gouged(random, box(0, 0, 1800, 820), mix(wall, paper, 0.18), { gap: 40, length: 170, width: 12, fade: { from: [1600, 200], to: [500, 500] } }) +
    casement({ x: 1330, y: 90, width: 400, height: 470, columns: 2, rows: 2, bar: 14 }, mix(ochre, rust, 0.5), fill(box(1300, 60, 500, 560), mix(sea, paper, 0.5)), fill('M1320 420L1440 340L1560 380L1740 300V600H1320Z', mix(sea, moss, 0.3)), rain(random, box(1320, 80, 420, 500), paper, { gap: 30, length: 90, width: 4 })) +
    fill(box(80, 80, 640, 430), mix(ochre, rust, 0.5)) + fill(box(104, 104, 592, 382), slate) + gouged(random, box(104, 104, 592, 382), mix(slate, paper, 0.16), { angle: -12, gap: 44, length: 220, width: 16 }) + tallies(random, [150, 170], 27, 58, paper, 6, 7) +
    placed({ at: [1010, 640] }, fill(box(-150, 0, 300, 240), mix(ink, rust, 0.2)), fill(box(-120, 60, 240, 120), ink), fill(box(-104, 76, 208, 88), mix(rust, ochre, 0.4)), stroke('M-60 164C-50 110 -20 130 -10 92C10 130 40 110 50 164', pale(ochre, 0.4), 10), fill(box(-170, -14, 340, 22), ink),
      lit(blob([[-108, -14], [-120, -100], [-80, -160], [80, -160], [120, -100], [108, -14]], 0.3), mix(ochre, paper, 0.25), mix(ochre, ink, 0.5), [-40, -10]), lit(blob([[-64, -160], [-84, -220], [-58, -268], [58, -268], [84, -220], [64, -160]], 0.3), mix(ochre, paper, 0.3), mix(ochre, ink, 0.5), [-30, -8]), fill(polygon([[-40, -268], [0, -306], [40, -268]]), mix(ochre, ink, 0.35)), fill(disc(0, -312, 12), ink), stroke('M110 -90C170 -100 160 -160 190 -190M80 -230C120 -236 120 -266 140 -284M-116 -110C-180 -110 -180 -50 -112 -44M-82 -232C-124 -236 -124 -190 -74 -184', mix(ochre, ink, 0.3), 13)) +
    steam([1190, 420], 330, paper, 0.5, 34) + steam([1020, 310], 300, paper, 0.4, 26) +
    fill('M-10 830L1810 810L1810 1210L-10 1210Z', mix(rust, ink, 0.45)) +
    man(250, 'right', 'cap', 0.3) + man(520, 'left', 'short', 0.4) + man(1440, 'right', 'wool', 0.36) + man(1690, 'left', 'cap', 0.26) +
    [385, 1566].map((x) => fill(oval(x, 800, 96, 20), mix(ochre, rust, 0.5)) + fill(polygon([[x - 10, 806], [x + 10, 806], [x + 34, 940], [x - 34, 940]]), mix(rust, ink, 0.6)) + teaGlass([x - 26, 800], 60, rust, mix(paper, sea, 0.3), paper) + teaGlass([x + 36, 804], 60, rust, mix(paper, sea, 0.3), paper)).join('') +
    lit('M-10 980L1810 950L1810 1210L-10 1210Z', mix(rust, ochre, 0.3), rust, [0, -140]) + gouged(random, box(0, 960, 1800, 240), mix(rust, ink, 0.25), { gap: 38, length: 260, width: 9, angle: -1 }) +
    fill(oval(900, 1096, 330, 46), mix(rust, ink, 0.45)) + fill(oval(850, 1076, 290, 50), mix(paper, rose, 0.3)) + fill(oval(850, 1068, 290, 46), paper) + stroke(oval(850, 1068, 256, 38), rust, 7) + fill(oval(850, 1068, 150, 22), mix(paper, sea, 0.3)) +
    teaGlass([850, 1072], 620, rust, mix(paper, sea, 0.22), '#ffffff') + steam([850, 430], 330, paper, 0.6, 40) +
    [[1010, 1050, 6], [1078, 1062, -10]].map(([x, y, t]) => placed({ at: [x!, y!], turn: t }, fill(polygon([[-36, -46], [30, -52], [36, 14], [-32, 18]]), '#fffaf0'), fill(polygon([[30, -52], [54, -38], [58, 22], [36, 14]]), mix(paper, sea, 0.3)), fill(polygon([[-36, -46], [-8, -62], [54, -38], [30, -50]]), '#ffffff'))).join('') +
    placed({ at: [640, 1080], turn: -72 }, fill(oval(0, -20, 26, 44), mix(paper, sea, 0.35)), stroke('M0 20V230', mix(paper, sea, 0.35), 12))
  );
}

function santosCuppingTable(random: Random): Art {
  const table = mix(moss, ink, 0.15);
  const [cx, cy, r] = [860, 590, 500];
  let cups = '';
  const n = 15;
  for (let i = 0; i < n; i++) {
    const a = (i / n) * Math.PI * 2 + 0.32;
    const [x, y] = [cx + Math.cos(a) * r * 0.76, cy + Math.sin(a) * r * 0.76];
    const odd = i === 12;
    if (odd) cups += rays(random, [x, y], mix(rust, ochre, 0.3), { inner: 104, outer: 230, count: 26, width: 11 }) + fill(disc(x, y, 104), rust, 0.5);
    cups += fill(oval(x + 26, y + 26, 80, 80), deep(table, 0.55), 0.7) + fill(disc(x, y, 78), paper) + fill(ring(x, y, 78, 66), mix(paper, sea, 0.25)) + fill(disc(x, y, 64), odd ? mix(rust, ochre, 0.25) : mix(ink, rust, 0.16)) + stroke(curve([[x - 40, y - 24], [x - 24, y - 42], [x + 4, y - 48]]), odd ? pale(ochre, 0.3) : mix(rust, ochre, 0.3), 7);
  }
  const [px, py] = [1500, 250];
  return (
    fill(whole, mix(paper, ochre, 0.22)) + gouged(random, whole, mix(ochre, rust, 0.25), { gap: 64, length: 330, width: 9, angle: 90 }) + stroke('M300 0V1200M700 0V1200M1100 0V1200M1500 0V1200', mix(ochre, paper, 0.2), 7) +
    fill(disc(cx + 70, cy + 70, r), mix(ochre, ink, 0.5), 0.6) + fill(disc(cx, cy, r), table) + fill(ring(cx, cy, r, r - 26), mix(ochre, rust, 0.3)) + fill(ring(cx, cy, r - 26, r - 36), deep(table, 0.5)) +
    gouged(random, disc(cx, cy, r - 40), mix(table, paper, 0.2), { flow: (x, y) => (Math.atan2(y - cy, x - cx) * 180) / Math.PI + 90, gap: 40, length: 80, width: 6 }) + fill(disc(cx, cy, 150), deep(table, 0.4)) + fill(disc(cx - 8, cy - 8, 140), mix(ochre, ink, 0.25)) + fill(ring(cx - 8, cy - 8, 100, 88), mix(ochre, ink, 0.5)) + fill(disc(cx - 8, cy - 8, 24), mix(ochre, paper, 0.35)) +
    cups +
    fill(oval(px + 50, py + 60, 170, 120), mix(ochre, ink, 0.5), 0.6) + stroke(`M${px - 60} ${py + 60}L${px - 330} ${py + 236}`, mix(rust, ink, 0.45), 34) + stroke(`M${px - 70} ${py + 66}L${px - 320} ${py + 230}`, mix(rust, ochre, 0.2), 8) + fill(disc(px, py, 140), mix(ochre, rust, 0.35)) + fill(disc(px, py, 118), mix(ochre, ink, 0.42)) + fill(disc(px, py, 104), mix(ink, rust, 0.22)) + stippled(random, disc(px, py, 100), mix(rust, ochre, 0.5), { gap: 30, size: 6, fade: { from: [px - 90, py - 60], to: [px + 80, py + 60] } }) + fill(polygon([[px + 96, py - 120], [px + 170, py - 150], [px + 130, py - 76]]), mix(ochre, rust, 0.35)) + stroke(curve([[px - 120, py - 40], [px - 90, py - 98], [px - 20, py - 126]]), pale(ochre, 0.4), 10) +
    hand({ at: [1270, 900], scale: 1.25, turn: 26, grip: 'pinch', skin: mix(rust, ochre, 0.25), sleeve: mix(sea, paper, 0.15), cuff: paper, light: [-4, -12], holds: stroke('M10 60L-150 126', mix(paper, ink, 0.25), 17) + fill(oval(-196, 142, 62, 38, -24), mix(paper, ink, 0.2)) + fill(oval(-198, 138, 46, 26, -24), mix(ink, rust, 0.3)) })
  );
}

function stripRollAndLamp(random: Random): Art {
  const room = deep(mix(moss, sea, 0.55), 0.62);
  const wood = mix(rust, ochre, 0.28);
  const roll: Point[] = [[610, 770], [700, 850], [860, 900], [1040, 880], [1200, 900], [1400, 980], [1640, 1000], [1860, 940]];
  let strokes = '';
  for (let i = 0; i < 50; i++) { const t = (i / 50) * (roll.length - 1); const k = Math.floor(t); const [a, b] = [roll[k]!, roll[Math.min(roll.length - 1, k + 1)]!]; const [x, y] = [a[0] + (b[0] - a[0]) * (t - k), a[1] + (b[1] - a[1]) * (t - k)]; strokes += curve([[x - 10, y - 14 + random.spread(0, 10)], [x + random.spread(0, 12), y + random.spread(0, 14)], [x + 12, y + 12 + random.spread(0, 10)]]); }
  return (
    fill(whole, room) + shaft([[830, 300], [1030, 300], [1720, 1200], [120, 1200]], pale(ochre, 0.3), 0.16) + gouged(random, box(0, 0, 1800, 640), mix(room, moss, 0.4), { angle: 90, gap: 42, length: 90, width: 13, fade: { from: [930, 300], to: [200, 300] } }) +
    pendant([930, 290], 340, mix(moss, ink, 0.3), pale(ochre, 0.85), ink) + rays(random, [930, 330], pale(ochre, 0.5), { inner: 110, outer: 420, count: 22, from: 20, to: 160, width: 8 }) +
    lit('M-10 660L1810 620L1810 1210L-10 1210Z', wood, mix(rust, ink, 0.5), [0, -460]) + fill(oval(930, 900, 850, 270), mix(ochre, paper, 0.12), 0.55) + gouged(random, box(0, 650, 1800, 550), mix(rust, ink, 0.2), { gap: 52, length: 300, width: 9, angle: -1 }) +
    placed({ at: [310, 860] }, fill(oval(40, 10, 220, 40), mix(rust, ink, 0.6), 0.7), lit(box(-170, -280, 300, 280), mix(rust, ochre, 0.15), mix(rust, ink, 0.55), [-70, 0]), fill(polygon([[-170, -280], [-130, -318], [170, -318], [130, -280]]), mix(ochre, rust, 0.35)), fill(polygon([[130, -280], [170, -318], [170, -40], [130, 0]]), mix(rust, ink, 0.7)), fill(disc(-40, -150, 88), ink), fill(disc(-40, -150, 70), mix(sea, ink, 0.3)), fill(disc(-40, -150, 44), mix(sea, paper, 0.2)), stroke('M-70 -180C-60 -200 -40 -204 -24 -200', paper, 9), stroke('M150 -190L240 -190L240 -90', ink, 17), fill(oval(240, -76, 26, 36), mix(ochre, paper, 0.2)), stroke('M-150 -260H110V-22H-150Z', mix(ochre, rust, 0.45), 6)) +
    fill(taper(roll, [110, 112, 110, 108, 112, 116, 112, 110], false), mix(paper, sea, 0.16), 0.9) + stroke(curve(roll.map(([x, y]) => [x, y - 46] as Point)) + curve(roll.map(([x, y]) => [x, y + 46] as Point)), mix(sea, ink, 0.2), 4, { dash: '14 12' }) + stroke(strokes, ink, 6) +
    fill(oval(610, 800, 120, 44), mix(rust, ink, 0.6), 0.7) + fill(disc(590, 720, 104), mix(paper, sea, 0.3)) + [92, 76, 60, 44].map((q) => stroke(disc(590, 720, q), mix(sea, ink, 0.15), 5)).join('') + fill(disc(590, 720, 28), mix(rust, ink, 0.4)) +
    bottle([1290, 800], 210, mix(night, sea, 0.3), paper) + fill(box(1262, 570, 56, 34), ink) + fill(oval(1330, 802, 70, 14), mix(rust, ink, 0.6), 0.6) +
    placed({ at: [1080, 1100], turn: -24 }, fill(taper([[0, 0], [330, 0]], [24, 16], false), ink), fill(polygon([[0, -12], [-66, 0], [0, 12]]), mix(ochre, paper, 0.3)), fill(box(240, -11, 26, 22), ochre)) +
    fill(oval(1580, 838, 150, 30), mix(rust, ink, 0.6), 0.7) + cup([1560, 830], 130, paper, mix(paper, sea, 0.45), mix(ink, rust, 0.2)) + steam([1560, 700], 230, paper, 0.5, 26)
  );
}

function cassetteLetters(random: Random): Art {
  const cloth = mix(rust, paper, 0.1);
  const shell = [mix(sea, paper, 0.1), ochre, mix(moss, paper, 0.2), paper, night, mix(rose, paper, 0.2)];
  const tape = (x: number, y: number, turn: number, colour: string, s = 1): Art => placed({ at: [x, y], turn, scale: s }, fill(box(-124, -74, 260, 166), mix(rust, ink, 0.55), 0.6), fill(polygon([[-130, -76], [-122, -84], [122, -84], [130, -76], [130, 76], [122, 84], [-122, 84], [-130, 76]]), colour), fill(box(-108, -66, 216, 96), colour === paper ? ochre : paper), fill(box(-108, -66, 216, 22), colour === paper ? rust : mix(colour, ink, 0.3)), fill(box(-66, -32, 132, 50), ink), fill(disc(-40, -7, 19) + disc(40, -7, 19), paper), fill(disc(-40, -7, 8) + disc(40, -7, 8), ink), fill(polygon([[-70, 84], [-58, 50], [58, 50], [70, 84]]), deep(colour, 0.35)));
  const diamonds = Array.from({ length: 16 }, (_, i) => Array.from({ length: 7 }, (_, k) => { const [x, y] = [i * 126 - 20 + (k % 2) * 63, 640 + k * 104]; return polygon([[x, y - 38], [x + 36, y], [x, y + 38], [x - 36, y]]); }).join('')).join('');
  return (
    fill(whole, pale(ochre, 0.72)) + fill(box(-10, -10, 1820, 300), mix(rose, paper, 0.5)) + gouged(random, box(0, 0, 1800, 300), paper, { gap: 30, length: 200, width: 9, fade: { from: [900, 300], to: [900, 40] } }) + fill(disc(1010, 290, 92), mix(rust, ochre, 0.4)) +
    fill('M-10 300V232L90 190L170 214L250 170L330 226L420 252L470 300Z', mix(moss, sea, 0.4)) + fill('M1810 300V200L1700 236L1600 190L1500 244L1420 262L1370 300Z', mix(sea, night, 0.2)) + fill(box(-10, 298, 1820, 290), mix(sea, paper, 0.16)) + gouged(random, box(0, 304, 1800, 280), mix(sea, paper, 0.55), { gap: 28, length: 130, width: 7, fade: { from: [900, 300], to: [900, 660] } }) +
    stroke('M1640 560C1660 400 1500 300 1300 300C1000 296 700 302 400 299C260 298 100 300 -20 299', ink, 15) + stroke('M1640 560C1660 400 1500 300 1300 300C1000 296 700 302 400 299C260 298 100 300 -20 299', mix(rust, ochre, 0.25), 5) +
    fill(polygon([[520, 330], [560, 396], [1010, 396], [1060, 330]]), night) + fill(box(590, 270, 390, 62), paper) + fill(box(640, 224, 260, 48), paper) + fill(polygon([[790, 224], [796, 160], [850, 160], [856, 224]]), rust) + fill(box(796, 176, 56, 14), ink) + fill(Array.from({ length: 9 }, (_, i) => box(612 + i * 40, 290, 22, 16)).join('') + Array.from({ length: 5 }, (_, i) => box(660 + i * 46, 238, 24, 14)).join(''), sea) +
    fill('M-10 590L1810 570L1810 1210L-10 1210Z', cloth) + inside('M-10 590L1810 570L1810 1210L-10 1210Z', fill(diamonds, mix(rust, paper, 0.34)), fill(diamonds.replace(/M/g, 'M'), paper, 0.25)) + fill('M-10 586L1810 566L1810 588L-10 610Z', paper) +
    stroke('M1300 900C1420 700 1620 700 1640 556', ink, 15) + stroke('M1300 900C1420 700 1620 700 1640 556', mix(rust, ochre, 0.25), 5) +
    placed({ at: [640, 850] }, fill(polygon([[-300, -140], [380, -160], [420, 240], [-320, 240]]), mix(rust, ink, 0.6), 0.6), lit(polygon([[-330, -170], [330, -170], [330, 210], [-330, 210]]), mix(ink, sea, 0.35), ink, [-24, -20]), fill(box(-300, -140, 250, 300), mix(sea, ink, 0.25)), ...Array.from({ length: 9 }, (_, r) => Array.from({ length: 7 }, (_, c) => fill(disc(-270 + c * 32, -112 + r * 30, 8), ink)).join('')), fill(box(-20, -140, 320, 190), paper), fill(box(6, -114, 268, 138), mix(ink, sea, 0.2)), fill(disc(76, -46, 44) + disc(204, -46, 44), paper), fill(disc(76, -46, 15) + disc(204, -46, 15), ink), fill(disc(76, -46, 58), mix(rust, ink, 0.5), 0.5), ...[rust, paper, paper, paper, paper].map((c, i) => fill(box(-16 + i * 66, 82, 56, 74), c) + fill(box(-16 + i * 66, 144, 56, 14), mix(c, ink, 0.4))), stroke('M-330 -150V-250H330V-150', mix(sea, paper, 0.3), 17)) +
    tape(1310, 930, -9, shell[1]!, 1.15) + tape(1130, 1090, 12, shell[0]!, 1.1) + tape(1560, 1070, -22, shell[2]!, 1.15) + tape(1560, 800, 16, shell[3]!, 1.05) + tape(150, 720, -20, shell[4]!, 1.0) + tape(180, 1080, 14, shell[5]!, 1.15)
  );
}

function izmirSnowLedger(random: Random): Art {
  const far = mix(sea, paper, 0.56);
  const near = mix(sea, paper, 0.36);
  const city =
    fill(box(0, 0, 1800, 700), mix(sea, paper, 0.72)) + gouged(random, box(0, 0, 1800, 420), paper, { gap: 40, length: 200, width: 10, fade: { from: [900, 0], to: [900, 500] } }) + fill('M0 420C260 330 520 380 780 350C1100 300 1400 380 1800 320V700H0Z', far) + fill(box(0, 470, 1800, 90), mix(sea, paper, 0.5)) + fill(polygon([[1330, 500], [1360, 520], [1560, 520], [1590, 490]]) + box(1440, 410, 8, 90) + polygon([[1452, 416], [1530, 486], [1452, 486]]), near) +
    fill(dome(900, 520, 130) + dome(720, 570, 80) + dome(1080, 570, 80) + box(640, 570, 520, 140), near) + fill(minaret(560, 700, 560) + minaret(1240, 700, 500), near) + [[380, 110], [220, 150], [1360, 120], [1500, 160], [60, 130]].map(([x, h]) => fill(box(x!, 700 - h!, 130, h!), mix(near, sea, 0.3)) + fill(box(x! - 8, 694 - h!, 146, 16), paper)).join('') + fill([900, 720, 1080].map((x, i) => curve([[x - (i ? 62 : 104), i ? 524 : 446], [x - (i ? 30 : 54), i ? 502 : 408], [x, i ? 496 : 398], [x + (i ? 30 : 54), i ? 502 : 408], [x + (i ? 62 : 104), i ? 524 : 446], [x, i ? 512 : 424]], true)).join(''), paper) + snow(random, 230, paper, { left: 120, top: 0, right: 1700, bottom: 690 }, 9);
  return (
    fill(whole, mix(rust, ink, 0.42)) + casement({ x: 230, y: -40, width: 1340, height: 680, columns: 3, rows: 2, bar: 22 }, mix(rust, ink, 0.12), city) +
    gouged(random, box(0, 0, 220, 700), mix(rust, ochre, 0.1), { angle: 90, gap: 40, length: 100, width: 11 }) + gouged(random, box(1590, 0, 220, 700), mix(rust, ochre, 0.1), { angle: 90, gap: 40, length: 100, width: 11 }) +
    lit('M-10 700L1810 700L1810 1210L-10 1210Z', mix(ochre, rust, 0.45), mix(rust, ink, 0.4), [0, -330]) + gouged(random, box(0, 700, 1800, 500), mix(rust, ink, 0.25), { gap: 48, length: 280, width: 9 }) + shaft([[330, 700], [1470, 700], [1660, 1200], [140, 1200]], paper, 0.14) +
    fill(polygon([[330, 760], [1500, 760], [1600, 1180], [230, 1180]]), mix(rust, ink, 0.6), 0.6) + openBook([900, 770], 1240, 370, paper, mix(ochre, ink, 0.2), mix(rust, ink, 0.35)) +
    [0, 1].map((side) => Array.from({ length: 4 }, (_, c) => { const x = side ? 960 + c * 138 : 350 + c * 138; return script(random, { left: x, right: x + 104, top: 800, bottom: 1090, rows: 10, ragged: 0.4, word: 48 }, mix(ink, rust, 0.25), 4.5); }).join('')).join('') + stroke('M470 780L440 1110M610 770L590 1100M750 766L740 1096M1080 766L1090 1096M1220 772L1240 1100M1356 782L1386 1112', mix(rust, paper, 0.4), 3) +
    fill(polygon([[980, 730], [1130, 730], [1170, 1190], [1000, 1190]]), '#e9fbff', 0.72) + fill(polygon([[1128, 726], [1142, 726], [1184, 1192], [1168, 1192]]), mix(sea, '#ffffff', 0.4)) + lit(polygon([[900, 706], [1260, 706], [1270, 752], [894, 752]]), mix(ink, sea, 0.3), ink, [0, -18]) + fill(polygon([[890, 1160], [1300, 1160], [1310, 1206], [884, 1206]]), mix(ink, sea, 0.3)) + fill(box(1010, 1174, 120, 12), '#e9fbff') +
    thermometer([1660, 1110], 330, paper, rust, 10) + placed({ at: [170, 900] }, fill(oval(20, 6, 110, 26), mix(rust, ink, 0.6), 0.7), lit(blob([[-84, 0], [-92, -60], [-50, -110], [50, -110], [92, -60], [84, 0]], 0.4), mix(night, sea, 0.25), night, [-24, -8]), fill(oval(0, -112, 46, 13), ink), fill(taper([[6, -110], [60, -260], [150, -380]], [10, 46, 4], false), paper), stroke('M6 -112L140 -366', mix(paper, ink, 0.4), 4))
  );
}

function correctionColumnDesk(random: Random): Art {
  const desk = mix(sea, paper, 0.5);
  const grey = mix(ink, paper, 0.66);
  const column = (x: number, top: number, bottom: number): Art => print(random, { left: x, right: x + 180, top, bottom, gap: 17, thick: 8 }, grey);
  return (
    fill(whole, desk) + gouged(random, whole, mix(sea, paper, 0.64), { gap: 54, length: 330, width: 9, angle: 4 }) +
    placed({ at: [150, 40], turn: -4 }, fill(box(26, 30, 1080, 1300), mix(sea, ink, 0.25), 0.5), fill(box(0, 0, 1080, 1300), paper), fill(box(60, 60, 960, 74), ink), fill(box(60, 152, 960, 5) + box(60, 168, 960, 2), ink), fill(box(60, 196, 570, 44) + box(60, 252, 420, 44), mix(ink, paper, 0.25)), fill(box(660, 200, 360, 260), mix(ink, paper, 0.5)), inside(box(660, 200, 360, 260), fill('M660 400L760 330L860 380L960 300L1030 350V470H660Z', mix(ink, paper, 0.25)), fill(disc(940, 260, 30), paper)), column(60, 320, 1280), column(255, 320, 1280), column(450, 320, 1280), column(645, 490, 1280), column(840, 490, 900), fill(box(840, 930, 180, 210), mix(rust, paper, 0.82)), stroke('M838 928H1022V1142H838Z', rust, 9), fill(box(858, 948, 100, 14), rust), print(random, { left: 858, right: 1002, top: 980, bottom: 1130, gap: 20, thick: 8 }, mix(rust, paper, 0.25))) +
    placed({ at: [560, 520], turn: -16 }, fill(blob([[-16, -120], [22, -104], [40, -60], [150, -110], [330, -120], [520, 10], [360, -50], [200, -20], [60, 60], [48, 130], [80, 200], [0, 176], [-70, 206], [-40, 130], [-56, 60], [-200, -10], [-370, -30], [-540, 50], [-360, -100], [-170, -104], [-44, -56], [-34, -96], [-70, -118]], 0.15), mix(night, sea, 0.3), 0.34)) +
    fill(oval(1500, 330, 190, 180), mix(sea, ink, 0.3), 0.5) + fill(disc(1440, 270, 190), paper) + fill(ring(1440, 270, 168, 158), rust) + fill(disc(1440, 270, 104), mix(paper, sea, 0.3)) + fill(disc(1440, 270, 90), rust) + fill(disc(1440, 270, 76), mix(rust, ochre, 0.35)) + stroke(curve([[1386, 250], [1400, 222], [1436, 206]]), paper, 9) + placed({ at: [1560, 220], turn: 30 }, fill(oval(0, 0, 26, 40), mix(paper, ink, 0.3)), stroke('M0 30V210', mix(paper, ink, 0.3), 12)) +
    spectacles([1480, 640], 120, ink, mix(sea, paper, 0.6), 18) +
    hand({ at: [1320, 1010], scale: 1.22, turn: 14, grip: 'pinch', skin: mix(rose, ochre, 0.3), sleeve: mix(night, sea, 0.25), cuff: paper, light: [-4, -12], holds: pencil([90, -190], [-128, 128], 34, mix(ochre, paper, 0.4), rust, rust) })
  );
}

export const tables: Record<string, Scene> = {
  'tea-glass-slate': { focal: [0.47, 0.6], draw: teaGlassSlate },
  'santos-cupping-table': { focal: [0.6, 0.5], draw: santosCuppingTable },
  'strip-roll-and-lamp': { focal: [0.5, 0.6], draw: stripRollAndLamp },
  'cassette-letters': { focal: [0.5, 0.55], draw: cassetteLetters },
  'izmir-snow-ledger': { focal: [0.55, 0.6], draw: izmirSnowLedger },
  'correction-column-desk': { focal: [0.6, 0.7], draw: correctionColumnDesk },
};
