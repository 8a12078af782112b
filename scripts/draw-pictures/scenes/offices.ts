import { arc, blob, box, curve, disc, oval, type Point, polygon, ring } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { archway, flats, gothicChurch } from '../parts/buildings.ts';
import { figure, poses } from '../parts/people.ts';
import { casement, chair, deskLamp, floorboards, panelling, shadeLamp, shelving, table } from '../parts/rooms.ts';
import { bandedSky, shaft, whole } from '../parts/skies.ts';
import { suitcase } from '../parts/things.ts';
import { bareTree } from '../parts/trees.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

function leftLuggageShelves(random: Random): Art {
  const wall = mix(rust, ink, 0.52);
  const wood = mix(ochre, rust, 0.45);
  const cases = [rust, ochre, mix(moss, ink, 0.2), mix(rust, ink, 0.4), mix(ochre, paper, 0.35), mix(sea, ink, 0.15), mix(rose, rust, 0.4)];
  const row = (left: number, right: number, y: number, high: number, dim: number): Art => {
    let art = '';
    for (let x = left + 14; x < right - high * 0.55; ) {
      const w = Math.min(random.between(0.55, 1.25) * high, right - 12 - x);
      const colour = mix(random.pick(cases), ink, dim);
      art += suitcase([x, y - 7], w, high * random.between(0.55, 0.84), colour, deep(colour, 0.5), mix(paper, ink, dim));
      x += w + random.between(8, 26);
    }
    return art;
  };
  const tag = (x: number, y: number): Art => stroke(`M${x} ${y - 22}L${x} ${y}`, paper, 3) + fill(polygon([[x - 14, y + 8], [x, y - 4], [x + 14, y + 8], [x + 14, y + 50], [x - 14, y + 50]]), paper);
  const cello = placed({ at: [1270, 1010] }, lit(blob([[-70, 0], [-104, -80], [-84, -170], [-60, -210], [-78, -270], [-50, -330], [-26, -350], [-22, -470], [22, -470], [26, -350], [50, -330], [78, -270], [60, -210], [84, -170], [104, -80], [70, 0]], 0.2), mix(rust, ink, 0.25), mix(ink, rust, 0.15), [-40, -10]), stroke('M-100 -100H100M-80 -280H80', mix(ochre, ink, 0.3), 8), tag(60, -400));
  const cage = placed({ at: [1520, 1010] }, stroke(`${curve(arc(0, -150, 90, 110, 180, 360))}M-90 -150V-10H90V-150M-60 -236V-10M-30 -256V-10M0 -262V-10M30 -256V-10M60 -236V-10M-90 -80H90`, mix(ochre, paper, 0.2), 6), stroke(ring(0, -276, 18, 12), mix(ochre, paper, 0.2), 5), fill(oval(-10, -108, 22, 14) + disc(12, -120, 11), ochre), stroke('M-60 -90H60', mix(ochre, ink, 0.3), 5), tag(96, -120));
  const rucksack = placed({ at: [1000, 1010] }, lit(blob([[-66, 0], [-78, -110], [-50, -176], [50, -176], [78, -110], [66, 0]], 0.35), mix(sea, paper, 0.2), deep(sea, 0.4), [-26, -6]), fill(blob([[-48, -8], [-48, -70], [48, -70], [48, -8]], 0.7), rust), fill(disc(0, -120, 16), ochre), stroke('M-20 -176C-20 -206 20 -206 20 -176', deep(sea, 0.4), 8), tag(64, -140));
  const vault = (x: number, w: number, colour: string) => fill(archway(x, 1200, w, 1130), colour);
  return (
    fill(whole, mix(rust, ink, 0.72)) + vault(60, 1680, mix(rust, ink, 0.62)) + vault(250, 1300, mix(rust, ink, 0.55)) + vault(420, 960, wall) + vault(560, 680, mix(wall, rust, 0.25)) +
    fill(archway(770, 480, 260, 330), pale(ochre, 0.55)) + stroke('M900 160V480M770 300H1030M770 400H1030', wall, 10) + stroke(archway(770, 480, 260, 330), mix(rust, ink, 0.7), 18) +
    [[60, 470, 0.36, 3], [1330, 1740, 0.42, 3]].map(([l, r]) => shelving({ left: l!, right: r!, top: 250, bottom: 1000, rows: 5, posts: 2 }, mix(wood, ink, 0.42), mix(ink, rust, 0.2)) + [400, 550, 700, 850, 1000].map((y) => row(l!, r!, y, 136, 0.34)).join('')).join('') +
    [[490, 700], [1100, 1310]].map(([l, r]) => shelving({ left: l!, right: r!, top: 420, bottom: 900, rows: 5, posts: 1 }, mix(wood, ink, 0.3), mix(ink, rust, 0.3)) + [516, 612, 708, 804, 900].map((y) => row(l!, r!, y, 84, 0.14)).join('')).join('') +
    floorboards(900, [900, 420], mix(rust, ink, 0.38), mix(rust, ink, 0.55), 12) +
    shaft([[780, 480], [1020, 480], [1500, 1200], [560, 1200]], pale(ochre, 0.4), 0.26) + gouged(random, polygon([[780, 480], [1020, 480], [1500, 1200], [560, 1200]]), pale(ochre, 0.6), { angle: 76, gap: 70, length: 200, width: 6, fade: { from: [900, 480], to: [1050, 1150] } }) +
    cello + cage + rucksack +
    lit(polygon([[-20, 930], [800, 930], [860, 1010], [-20, 1010]]), wood, deep(wood, 0.4), [0, -200]) + fill(box(-20, 1008, 880, 210), mix(wood, ink, 0.5)) + gouged(random, box(0, 1020, 860, 180), mix(wood, ink, 0.2), { gap: 30, length: 200, width: 6, fade: { from: [700, 1000], to: [0, 1200] } }) +
    fill(oval(420, 962, 330, 44), pale(ochre, 0.5), 0.55) + shadeLamp([420, 962], 330, ink, mix(moss, ink, 0.25), pale(ochre, 0.75)) +
    fill(polygon([[530, 948], [690, 944], [724, 990], [550, 994]]), paper) + stroke('M560 960H684M566 972H694M570 984H700', mix(paper, ink, 0.4), 4) + fill(polygon([[120, 940], [270, 938], [276, 978], [112, 980]]), paper) + fill(box(130, 912, 120, 30), rust) + fill(box(122, 884, 130, 28), mix(ochre, paper, 0.3))
  );
}

function emptyMayorsChair(random: Random): Art {
  const wall = mix(rust, paper, 0.28);
  const low = mix(rust, ink, 0.3);
  const dusk = mix(sea, night, 0.35);
  const view = bandedSky(random, dusk, mix(rose, paper, 0.15), 640, { steps: 6 }) + gothicChurch([1130, 640], 470, mix(rust, night, 0.45), mix(rust, night, 0.62), pale(ochre, 0.3)) + bareTree(random, [870, 660], 400, mix(night, ink, 0.5)) + bareTree(random, [1370, 660], 330, mix(night, ink, 0.5)) + fill(box(600, 620, 1000, 60), mix(moss, night, 0.6));
  return (
    fill(box(0, 0, 1800, 800), wall) + gouged(random, box(0, 0, 1800, 640), mix(rust, paper, 0.36), { angle: 90, gap: 36, length: 90, width: 12, fade: { from: [1500, 300], to: [400, 300] } }) +
    panelling(box(-10, 640, 1820, 250), low, deep(low, 0.4), 90) + fill(box(-10, 628, 1820, 22), deep(low, 0.3)) +
    casement({ x: 760, y: 90, width: 640, height: 500, columns: 3, rows: 2, bar: 14 }, paper, view) +
    lit(box(110, 150, 430, 340), mix(ochre, ink, 0.22), mix(ochre, ink, 0.5), [-16, -14]) + fill(box(134, 174, 382, 292), mix(moss, ink, 0.15)) + [[160, 200, 100, 130, paper], [286, 194, 90, 70, ochre], [286, 284, 110, 150, paper], [410, 206, 84, 110, mix(rose, paper, 0.4)], [160, 350, 96, 84, mix(sea, paper, 0.5)], [418, 336, 76, 100, paper]].map(([x, y, w, h, c]) => fill(box(x as number, y as number, w as number, h as number), c as string) + fill(disc((x as number) + (w as number) / 2, (y as number) + 8, 7), rust)).join('') +
    fill(box(1540, 300, 190, 18), deep(low, 0.3)) + stroke('M1636 318V346', ink, 12) + lit(blob([[1536, 432], [1556, 370], [1600, 338], [1676, 338], [1718, 372], [1738, 432], [1700, 440], [1576, 440]], 0.2), ink, mix(ink, night, 0.6), [-14, -10]) + fill(box(1544, 418, 188, 12), ochre) + fill(polygon([[1560, 440], [1714, 440], [1728, 500], [1548, 500]]), mix(ink, rust, 0.3)) + fill(disc(1636, 384, 22), ochre) +
    floorboards(880, [900, 500], mix(ochre, ink, 0.42), mix(ochre, ink, 0.6), 12) +
    fill(polygon([[780, 880], [1380, 880], [1700, 1200], [640, 1200]]), dusk, 0.25) +
    lit(blob([[800, 640], [812, 380], [850, 340], [1010, 340], [1050, 380], [1060, 640]], 0.6), mix(sea, ink, 0.1), mix(sea, night, 0.55), [-22, -10]) + fill(blob([[836, 640], [844, 410], [870, 380], [990, 380], [1018, 410], [1026, 640]], 0.6), mix(sea, paper, 0.1)) + fill(disc(810, 372, 17) + disc(1052, 372, 17), ochre) + stroke('M790 560C770 600 776 660 776 720M1072 560C1092 600 1086 660 1086 720', mix(sea, night, 0.4), 22) +
    lit(polygon([[700, 720], [1160, 720], [1720, 1130], [120, 1130]]), mix(ochre, paper, 0.18), mix(ochre, rust, 0.4), [0, -40]) + fill(box(120, 1120, 1600, 60), mix(rust, ink, 0.4)) +
    gouged(random, polygon([[700, 720], [1160, 720], [1720, 1130], [120, 1130]]), mix(ochre, rust, 0.35), { angle: 90, flow: (x, y) => (Math.atan2(y - 300, x - 930) * 180) / Math.PI, gap: 60, length: 150, width: 7 }) +
    fill(polygon([[780, 730], [1090, 730], [1240, 860], [1200, 1000], [760, 860]]), pale(ochre, 0.6), 0.35) +
    [300, 1440].map((x, i) => chair([x, 1200], 380, mix(ink, rust, 0.25), { flip: i === 0 })).join('') +
    placed({ at: [1240, 1000] }, fill(oval(70, 6, 150, 20), mix(rust, ink, 0.3), 0.5), lit(polygon([[-52, 0], [-52, -240], [52, -240], [52, 0]]), rust, deep(rust, 0.5), [-30, 0]), fill(polygon([[-56, -240], [-36, -316], [36, -316], [56, -240]]), paper), fill(box(-52, -250, 104, 16) + box(-52, -30, 104, 14), ink), stroke('M52 -206C104 -200 104 -110 52 -100', ink, 14), lit(polygon([[110, -2], [100, -70], [184, -70], [174, -2]]), paper, mix(paper, ink, 0.3), [-20, 0]), fill(oval(142, -70, 42, 9), mix(rust, ink, 0.6))) +
    placed({ at: [720, 990] }, fill(oval(16, 14, 170, 26), mix(rust, ink, 0.3), 0.45), stroke(oval(0, 0, 84, 40), ink, 15), ...[[70, -14, 20], [40, 30, 52], [-20, 36, 96], [-76, 18, 140]].map(([x, y, turn]) => placed({ at: [x!, y!], turn: turn! - 20 }, stroke('M0 0L104 0M84 0L84 24M104 0L104 26', mix(ink, ochre, 0.25), 13), stroke(ring(-8, 0, 22, 12), mix(ink, ochre, 0.25), 9))))
  );
}

function townHallTwoRooms(random: Random): Art {
  const wall = mix(night, rose, 0.24);
  const dusk = mix(rose, ochre, 0.25);
  const city =
    bandedSky(random, mix(rose, night, 0.42), mix(ochre, paper, 0.2), 640, { steps: 6 }) +
    [[620, 300, 6, 9], [820, 210, 4, 6], [930, 360, 5, 11], [1110, 250, 6, 8], [1290, 320, 4, 9], [1400, 220, 5, 6]].map(([x, h, c, r], i) => flats(random, { x: x!, bottom: 690, width: 130 + (i % 3) * 30, height: h!, rows: r!, columns: c!, wall: mix([rose, night, rust][i % 3]!, night, 0.45), dark: mix(night, ink, 0.4), light: ochre, litShare: 0.34, side: 26 })).join('');
  const box1 = (x: number, y: number, colour: string): Art => lit(box(x, y, 150, 96), colour, deep(colour, 0.5), [-28, 0]) + fill(box(x + 40, y + 20, 52, 34), paper) + fill(disc(x + 66, y + 72, 8), ink);
  const stack = (x: number, n: number): Art => Array.from({ length: n }, (_, i) => box1(x + random.spread(0, 7), 880 - (i + 1) * 98, mix([ochre, rust, moss, sea, rose][(i * 3 + Math.floor(x)) % 5]!, night, 0.36))).join('');
  return (
    fill(whole, wall) + gouged(random, whole, mix(wall, rose, 0.12), { angle: 90, gap: 36, length: 90, width: 12, fade: { from: [1000, 300], to: [1000, 1000] } }) +
    casement({ x: 660, y: 120, width: 660, height: 530, columns: 2, rows: 1, bar: 16 }, mix(night, ink, 0.4), city) +
    stack(16, 9) + stack(176, 9) + stack(336, 8) +
    lit(box(1400, 150, 350, 430), mix(paper, ochre, 0.25), mix(paper, night, 0.3), [-10, -10]) + fill(curve([[1420, 240], [1500, 200], [1560, 230], [1640, 190], [1730, 230], [1720, 380], [1740, 480], [1640, 540], [1540, 520], [1440, 550], [1430, 400]], true), mix(moss, paper, 0.4)) + stroke('M1450 200C1500 300 1560 320 1600 400C1640 470 1700 500 1730 560M1420 420C1500 400 1560 440 1600 400C1650 350 1700 340 1740 300', mix(sea, paper, 0.2), 8) + stroke('M1500 270L1560 350L1660 300M1500 480L1560 350', rust, 4, { dash: '10 8' }) + placed({ at: [1600, 400], turn: -5 }, fill(box(-66, -58, 140, 128), mix(ink, paper, 0.2), 0.35), fill(box(-72, -66, 140, 128), '#fffaf0'), fill(disc(-54, -50, 7) + disc(52, -50, 7), rust)) +
    floorboards(880, [1000, 420], mix(night, rust, 0.32), mix(night, ink, 0.3), 12) + shaft([[680, 880], [1300, 880], [1560, 1200], [520, 1200]], dusk, 0.22) +
    figure({ at: [960, 1040], height: 730, facing: 'away', wears: 'coat', head: 'bun', hair: mix(ink, rust, 0.3), top: mix(rust, night, 0.25), legs: mix(night, ink, 0.4), skin: mix(rose, rust, 0.35), light: [0, -16], shade: 0.7, pose: { near: [10, -4], far: [10, -6] } }) +
    placed({ at: [1500, 1130] }, stroke('M0 0V-560M-70 0L0 -50L70 0M-80 -500L0 -540L80 -500M-64 -440L0 -480L64 -440', mix(ochre, ink, 0.3), 13), ...[[-86, -500, rust, 1], [80, -500, sea, 1], [-30, -520, moss, 1], [44, -486, ochre, 0.9], [-70, -420, mix(night, paper, 0.25), 0.9], [86, -410, mix(rose, rust, 0.5), 0.85]].map(([x, y, c, s]) => placed({ at: [x as number, y as number], scale: s as number }, lit(blob([[0, 0], [-40, 40], [-58, 210], [-50, 300], [50, 300], [58, 210], [40, 40]], 0.3), mix(c as string, night, 0.25), mix(c as string, night, 0.65), [-20, 0])))) +
    table({ left: 240, right: 1010, y: 900, depth: 96, legs: 200, inset: 40 }, mix(ochre, rust, 0.3), mix(rust, ink, 0.35)) + table({ left: 620, right: 1400, y: 930, depth: 104, legs: 180, inset: 50 }, mix(ochre, rust, 0.18), mix(rust, ink, 0.3)) +
    deskLamp([430, 950], 250, ink, pale(ochre, 0.7)) + shaft([[440, 790], [620, 790], [800, 985], [440, 985]], pale(ochre, 0.6), 0.35) + fill(polygon([[520, 920], [660, 920], [670, 970], [510, 970]]), paper) + fill(polygon([[800, 960], [990, 960], [1000, 1010], [790, 1010]]), paper) + placed({ at: [1180, 985], turn: -8 }, fill(box(-70, -20, 150, 40), paper), stroke('M-50 -6H60M-50 8H30', mix(night, paper, 0.5), 4)) + fill(box(1086, 916, 46, 50), rust) + fill(box(1092, 870, 6, 60) + box(1108, 862, 6, 60) + box(1122, 874, 5, 60), ink) +
    placed({ at: [1310, 980] }, fill(disc(0, -22, 26), mix(rust, ink, 0.3)), fill(box(-34, -8, 68, 20), mix(rust, ink, 0.45)), fill(box(-9, -74, 18, 40), mix(ochre, ink, 0.3)))
  );
}

function interpreterBetweenTwo(random: Random): Art {
  const room = mix(paper, sea, 0.14);
  const table1 = mix(ochre, rust, 0.35);
  let threads = '';
  const [from, to]: [Point, Point] = [[398, 492], [1392, 500]];
  for (let i = 0; i < 46; i++) {
    const t = i / 45;
    const a: Point = [from[0] + random.between(-14, 20), from[1] + random.spread(10, 40)];
    const b: Point = [to[0] + random.between(-20, 14), to[1] + random.spread(10, 40)];
    const middle: Point = [870 + random.spread(0, 26), 452 + random.spread(30, 46)];
    const bow = (t - 0.5) * 520;
    threads += `M${a[0].toFixed(0)} ${a[1].toFixed(0)}C${a[0] + 150} ${(a[1] + bow * random.between(0.5, 1.1)).toFixed(0)} ${middle[0] - 170} ${(middle[1] + bow * 0.6 * random.between(-0.6, 1)).toFixed(0)} ${middle[0].toFixed(0)} ${middle[1].toFixed(0)}C${middle[0] + 170} ${(middle[1] - bow * random.between(-0.6, 1)).toFixed(0)} ${b[0] - 150} ${(b[1] - bow * random.between(0.4, 1.1)).toFixed(0)} ${b[0].toFixed(0)} ${b[1].toFixed(0)}`;
  }
  const glass = (x: number): Art => fill(polygon([[x - 30, 800], [x + 30, 800], [x + 24, 900], [x - 24, 900]]), mix(sea, paper, 0.7)) + fill(polygon([[x - 28, 838], [x + 28, 838], [x + 24, 898], [x - 24, 898]]), mix(sea, paper, 0.42)) + fill(oval(x, 838, 28, 7), pale(sea, 0.8)) + stroke(`M${x - 18} 816L${x - 14} 884`, paper, 5);
  return (
    fill(whole, room) + gouged(random, box(0, 0, 1800, 820), mix(room, sea, 0.08), { angle: 90, gap: 44, length: 100, width: 12, fade: { from: [1800, 400], to: [700, 400] } }) +
    casement({ x: 690, y: 40, width: 430, height: 560, columns: 2, rows: 3, bar: 12 }, mix(sea, paper, 0.4), fill(box(600, 0, 700, 700), pale(sea, 0.86)), bareTree(random, [820, 720], 620, mix(sea, paper, 0.42), { lean: 6 }), bareTree(random, [1060, 760], 520, mix(sea, paper, 0.56), { lean: -8 })) +
    stroke(threads, rust, 2.6, { opacity: 0.75 }) +
    figure({ at: [800, 900], height: 900, seated: true, facing: 'right', wears: 'jacket', head: 'bob', hair: ink, top: rust, legs: ink, skin: mix(rose, ochre, 0.35), light: [-22, -10], shade: 0.55, pose: { ...poses.sitting, lean: 18, nod: 4, near: [38, 96], far: [50, 100] } }) +
    figure({ at: [310, 920], height: 960, seated: true, facing: 'right', wears: 'jacket', head: 'short', hair: mix(ink, paper, 0.35), top: mix(sea, night, 0.45), legs: night, skin: mix(rose, paper, 0.15), light: [24, -10], shade: 0.6, pose: { ...poses.sitting, lean: 0, near: [24, 84], far: [30, 92] } }) +
    figure({ at: [1580, 930], height: 960, seated: true, facing: 'left', wears: 'jacket', head: 'short', hair: night, top: mix(moss, ink, 0.3), legs: ink, skin: mix(rust, ink, 0.25), light: [-24, -10], shade: 0.6, pose: { ...poses.sitting, lean: 12, nod: 14, near: [26, 88], far: [32, 94] } }) +
    lit(polygon([[-40, 880], [1840, 880], [1900, 1010], [-100, 1010]]), table1, deep(table1, 0.35), [0, -150]) + fill(box(-40, 1006, 1900, 210), mix(rust, ink, 0.45)) + gouged(random, box(0, 886, 1800, 118), mix(table1, paper, 0.35), { gap: 26, length: 220, width: 6, fade: { from: [900, 880], to: [900, 1030] } }) +
    gouged(random, box(0, 1016, 1800, 190), mix(rust, ink, 0.2), { gap: 38, length: 240, width: 7, fade: { from: [900, 1000], to: [900, 1230] } }) +
    placed({ at: [530, 900] }, fill(polygon([[-120, 0], [140, 0], [160, 66], [-150, 66]]), night), fill(polygon([[-100, -8], [150, -8], [166, 56], [-126, 56]]), paper), stroke('M-70 8H110M-78 24H120M-84 40H60', mix(paper, ink, 0.45), 5)) +
    placed({ at: [1270, 912] }, lit(blob([[-92, 30], [-84, -22], [-40, -56], [44, -54], [88, -18], [94, 32], [0, 44]], 0.2), mix(ochre, moss, 0.4), mix(moss, ink, 0.4), [-20, -10]), stroke('M-90 22C-40 36 40 38 92 24', mix(ochre, paper, 0.3), 14)) +
    [660, 960, 1120].map((x) => fill(oval(x + 22, 902, 52, 10), deep(table1, 0.3), 0.6) + glass(x)).join('')
  );
}

export const offices: Record<string, Scene> = {
  'left-luggage-shelves': { focal: [0.5, 0.55], draw: leftLuggageShelves },
  'empty-mayors-chair': { focal: [0.52, 0.5], draw: emptyMayorsChair },
  'town-hall-two-rooms': { focal: [0.54, 0.5], draw: townHallTwoRooms },
  'interpreter-between-two': { focal: [0.5, 0.45], draw: interpreterBetweenTwo },
};

