import { blob, box, curve, disc, oval, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, ruled, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { gull, heron } from '../parts/creatures.ts';
import { ranges, rock, stones } from '../parts/lands.ts';
import { figure, poses } from '../parts/people.ts';
import { bandedSky, cloud, orb, streak } from '../parts/skies.ts';
import { pile, thermometer, umbrella } from '../parts/things.ts';
import { bareTree, broadTree, palm } from '../parts/trees.ts';
import { foam, glitter, reflection, ripples, swells } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

function launchHeadingSouth(random: Random): Art {
  const water = mix(sea, moss, 0.42);
  const hull = mix(sea, paper, 0.2);
  const jacket = mix(rust, ochre, 0.5);
  const at = (row: number, seat: number): Point => { const t = row / 7; const half = 330 * (1 - t) + 118 * t; return [940 + 66 * t + (seat - 1.5) * half * 0.5, 1010 - 530 * t ** 0.86]; };
  const passenger = ([x, y]: Point, s: number): Art => {
    const hair = random.pick([ink, mix(rust, ink, 0.6), night]);
    return fill(blob([[x - 44 * s, y + 8 * s], [x - 60 * s, y + 44 * s], [x - 56 * s, y + 128 * s], [x + 56 * s, y + 128 * s], [x + 60 * s, y + 44 * s], [x + 44 * s, y + 8 * s]], 0.3), jacket) + fill(blob([[x + 14 * s, y + 8 * s], [x + 60 * s, y + 44 * s], [x + 56 * s, y + 128 * s], [x + 22 * s, y + 128 * s]], 0.4), mix(rust, ink, 0.2)) + fill(box(x - 40 * s, y + 70 * s, 80 * s, 12 * s), paper) + fill(oval(x, y - 24 * s, 30 * s, 38 * s), hair);
  };
  let rows = '';
  for (let row = 7; row >= 1; row--) for (let seat = 0; seat < 4; seat++) if (random.chance(0.94)) rows += passenger(at(row, seat), 1.02 - row * 0.082);
  return (
    bandedSky(random, mix(sea, paper, 0.5), pale(ochre, 0.7), 260, { steps: 4 }) + cloud(random, [420, 170], 520, 100, paper) + cloud(random, [1380, 130], 640, 90, paper) +
    ranges(random, { tops: [250, 270], swell: 120, far: mix(moss, paper, 0.45), near: mix(moss, sea, 0.4), bottom: 330 }) +
    fill('M-10 288L300 282L700 290L1200 280L1810 290L1810 320L-10 320Z', mix(ochre, paper, 0.5)) +
    [120, 250, 330, 470, 1390, 1500, 1640, 1720].map((x, i) => palm(random, [x, 296], [150, 190, 160, 130, 150, 200, 170, 140][i]!, { trunk: ink, leaf: mix(moss, ink, 0.45) }, (i % 3 - 1) * 0.15)).join('') +
    fill(box(820, 272, 360, 12), ink) + stroke([840, 900, 960, 1020, 1080, 1140].map((x) => `M${x} 276V318`).join(''), ink, 7) + fill(polygon([[1080, 272], [1080, 226], [1070, 226], [1116, 200], [1164, 226], [1152, 226], [1152, 272]]), rust) +
    swells(random, { top: 306, bottom: 1200 }, [mix(water, paper, 0.34), mix(water, paper, 0.2), mix(water, paper, 0.1), water, mix(water, ink, 0.14), mix(water, ink, 0.24), mix(water, ink, 0.34)], { height: 46 }) +
    ripples(random, { top: 316, bottom: 1200 }, mix(water, paper, 0.62), { density: 0.85, width: 12 }) +
    fill('M560 1200C640 1080 660 1000 680 900L590 1010C540 1080 470 1150 420 1200ZM1330 1200C1290 1090 1280 1010 1262 900L1350 1010C1400 1080 1470 1150 1520 1200Z', paper, 0.85) +
    lit(curve([[640, 1200], [600, 1000], [700, 700], [900, 470], [1012, 372], [1090, 470], [1230, 700], [1330, 1000], [1290, 1200]], true, 0.1), hull, deep(hull, 0.5), [-30, 0]) +
    fill(curve([[690, 1200], [656, 1000], [748, 720], [922, 520], [1010, 440], [1070, 520], [1186, 720], [1276, 1000], [1240, 1200]], true, 0.1), mix(ink, sea, 0.3)) +
    stroke('M620 1120C590 900 760 620 1012 376C1180 560 1330 860 1318 1120', rust, 14) +
    [[1000, 470, 46], [962, 520, 50], [1048, 516, 44], [1000, 545, 52], [930, 566, 40], [1078, 562, 42]].map(([x, y, r]) => lit(blob([[x! - r!, y! + r! * 0.4], [x! - r! * 0.7, y! - r! * 0.5], [x! - 8, y! - r!], [x! + 8, y! - r! * 0.96], [x! + r! * 0.8, y! - r! * 0.4], [x! + r!, y! + r! * 0.5]], 0.2), mix(ink, night, 0.3), ink, [-12, -6]) + stroke(`M${x! - 10} ${y! - r! * 0.6}L${x! + 6} ${y! + r! * 0.1}`, mix(sea, paper, 0.4), 4)).join('') +
    rows +
    figure({ at: [1060, 1260], height: 560, facing: 'away', wears: 'shirt', head: 'cap', top: paper, legs: mix(sea, ink, 0.4), skin: mix(rust, ink, 0.4), hair: rust, light: [-18, -8], pose: { near: [18, 20], far: [14, -28] } }) +
    fill(polygon([[880, 1100], [1010, 1100], [1030, 1210], [860, 1210]]), ink) + fill(box(890, 1080, 110, 40), rust) +
    gull([360, 480], 100, paper, { beat: 0.7, tip: ink }) + gull([1540, 420], 70, paper, { beat: -0.3, flip: true, tip: ink })
  );
}

function ballotCanoe(random: Random): Art {
  const flood = mix(rose, paper, 0.42);
  const far = mix(rose, sea, 0.45);
  const hull: Point[] = [[420, 800], [470, 836], [640, 872], [1240, 872], [1440, 830], [1500, 776]];
  const boxes = [[770, 708, 96], [866, 708, 96], [962, 708, 96], [818, 630, 96], [914, 630, 96]];
  const mirrored = (x: number, y: number, h: number): Art => `<g transform="translate(0 ${2 * y}) scale(1 -1)" opacity="0.3">${bareTree(random, [x, y], h, far)}</g>`;
  return (
    bandedSky(random, mix(rose, rust, 0.25), mix(ochre, paper, 0.4), 560, { steps: 6 }) +
    orb(random, [1240, 470], 130, pale(ochre, 0.72), { colour: pale(ochre, 0.5), rings: 4, step: 58, width: 9 }) +
    streak([560, 210], 900, 34, mix(rust, rose, 0.5), 0.8) + streak([1320, 300], 700, 24, mix(rust, rose, 0.5), 0.7) + streak([300, 330], 520, 20, mix(ochre, paper, 0.3)) +
    ranges(random, { tops: [556], swell: 40, far, near: far, bottom: 580, detail: 20 }) +
    fill(box(-10, 560, 1820, 650), flood) + ripples(random, { top: 566, bottom: 1200 }, mix(rose, rust, 0.2), { density: 0.8 }) + ripples(random, { top: 570, bottom: 1200 }, pale(ochre, 0.7), { density: 0.7, share: (x) => Math.exp(-(((x - 1240) / 420) ** 2)) }) +
    glitter(random, 1240, { top: 566, bottom: 1190 }, pale(ochre, 0.75), { narrow: 130, wide: 420, rows: 34, width: 14 }) +
    fill(polygon([[110, 640], [150, 560], [460, 560], [510, 640]]), rust) + ruled(polygon([[110, 640], [150, 560], [460, 560], [510, 640]]), deep(rust, 0.45), { angle: 100, gap: 26, width: 5 }) + fill(box(150, 640, 320, 26), mix(ochre, ink, 0.45)) + stroke('M306 560V484', ink, 7) + fill(polygon([[310, 484], [376, 500], [310, 520]]), sea) + reflection(random, { left: 150, right: 470, top: 676, bottom: 760 }, mix(rust, rose, 0.3), 0.7) +
    [[620, 640, 280], [1010, 606, 150], [1480, 626, 240], [1660, 690, 400]].map(([x, y, h]) => broadTree(random, [x!, y!], h!, { trunk: mix(sea, ink, 0.5), leaf: mix(sea, moss, 0.35), light: mix(rose, ochre, 0.5) }) + reflection(random, { left: x! - h! * 0.36, right: x! + h! * 0.36, top: y! + 4, bottom: y! + h! * 0.5 }, mix(sea, moss, 0.35), 0.4)).join('') +
    bareTree(random, [250, 870], 420, mix(night, ink, 0.3)) + mirrored(250, 872, 240) + heron([140, 1010], 330, pale(rose, 0.75), mix(sea, ink, 0.3)) + reflection(random, { left: 90, right: 190, top: 1016, bottom: 1130 }, mix(sea, ink, 0.2), 0.5) +
    reflection(random, { left: 470, right: 1450, top: 872, bottom: 1060 }, mix(night, rust, 0.3), 0.72) +
    inside(box(0, 0, 1800, 850), figure({ at: [560, 800], height: 430, seated: true, facing: 'right', pose: { ...poses.sitting, near: [-36, -60], nearLeg: [80, 30], farLeg: [84, 26] }, head: 'brim', hair: paper, top: mix(sea, paper, 0.12), legs: night, skin: mix(rust, ink, 0.45), light: [16, -6] })) +
    boxes.map(([x, y, w]) => lit(box(x!, y!, w!, 78), mix(ochre, rust, 0.18), deep(ochre, 0.45), [-24, 0]) + fill(box(x! + 34, y! + 8, 30, 7), ink)).join('') +
    lit(blob([[736, 728], [772, 660], [812, 612], [930, 598], [1040, 640], [1084, 716], [1040, 704], [980, 722], [920, 702], [860, 724], [800, 706]], 0.3), mix(sea, paper, 0.12), deep(sea, 0.5), [40, -14]) + stroke('M812 626C826 660 822 690 806 704M926 606C932 650 930 680 920 700M1024 640C1034 670 1036 690 1038 702', deep(sea, 0.5), 5) +
    inside(box(0, 0, 1800, 850), ...[[1150, 0], [1235, 1], [1320, 2]].map(([x, i]) => figure({ at: [x!, 812], height: 400, seated: true, facing: 'left', pose: { ...poses.sitting, nearLeg: [78, 20], farLeg: [84, 16] }, head: (['long', 'short', 'bun'] as const)[i!]!, top: [rust, ochre, moss][i!]!, legs: night, skin: mix(rust, ink, 0.45), light: [-14, -6] }))) +
    umbrella([1236, 430], 420, ink, mix(ink, rust, 0.3), ink, 300) +
    lit(curve(hull, true, 0.25), mix(rust, ink, 0.35), mix(night, ink, 0.4), [0, -26]) + stroke('M424 804C480 838 620 842 860 842C1140 842 1380 840 1496 782', mix(ochre, rust, 0.3), 9) +
    fill(box(396, 742, 56, 66), ink) + fill(box(404, 800, 16, 110), ink) + fill(oval(424, 742, 42, 18), rust) +
    gouged(random, polygon([[440, 890], [1500, 890], [1500, 940], [440, 940]]), pale(ochre, 0.6), { gap: 20, length: 90, width: 6 })
  );
}

function samarBallotBoat(random: Random): Art {
  const water = mix(moss, sea, 0.45);
  const bright = mix(mix(moss, sea, 0.35), paper, 0.45);
  return (
    bandedSky(random, mix(ochre, paper, 0.35), mix(rose, paper, 0.35), 480, { steps: 5 }) + orb(random, [420, 360], 92, paper, { colour: paper, rings: 3, step: 44, width: 8 }) +
    cloud(random, [1240, 210], 700, 110, paper) + cloud(random, [820, 300], 480, 60, mix(paper, rose, 0.3)) +
    fill(blob([[1120, 446], [1220, 416], [1400, 400], [1600, 408], [1740, 430], [1840, 450], [1840, 470], [1110, 470]], 0.3), mix(moss, ink, 0.4)) + fill('M1090 446L1840 440L1840 470L1080 470Z', pale(ochre, 0.6)) +
    [1190, 1260, 1330, 1420, 1500, 1600, 1680, 1760].map((x, i) => palm(random, [x, 440], [150, 210, 250, 190, 270, 220, 180, 140][i]!, { trunk: ink, leaf: mix(moss, ink, 0.5) }, ((i * 7) % 5 - 2) * 0.1)).join('') +
    swells(random, { top: 452, bottom: 1200 }, [mix(bright, paper, 0.3), bright, mix(bright, water, 0.4), mix(bright, water, 0.7), water, mix(water, ink, 0.15)], { height: 34 }) +
    glitter(random, 420, { top: 458, bottom: 1000 }, paper, { narrow: 90, wide: 330, rows: 26 }) + ripples(random, { top: 470, bottom: 1200 }, mix(bright, paper, 0.6), { density: 0.8 }) +
    reflection(random, { left: 330, right: 1490, top: 920, bottom: 1060 }, mix(water, ink, 0.45), 0.8) +
    stroke('M560 700C470 740 440 860 470 950M1240 690C1210 740 1200 860 1236 950', mix(ochre, ink, 0.35), 15) +
    inside(box(0, 0, 1800, 846), figure({ at: [640, 800], height: 470, seated: true, facing: 'right', pose: { ...poses.sitting, near: [-30, -50] }, wears: 'coat', head: 'hood', hair: mix(sea, night, 0.3), top: mix(sea, night, 0.3), legs: ink, skin: mix(rust, ink, 0.35), light: [-16, -8] }),
    figure({ at: [1210, 806], height: 450, seated: true, facing: 'left', pose: { ...poses.sitting, near: [30, 60], far: [36, 70] }, wears: 'coat', head: 'hood', hair: rust, top: rust, legs: ink, skin: mix(rust, ink, 0.35), light: [14, -8] })) +
    lit(polygon([[830, 670], [1040, 670], [1040, 824], [830, 824]]), mix(ochre, '#ffd84d', 0.25), deep(ochre, 0.4), [-50, 0]) + fill(box(820, 654, 230, 26), ochre) + fill(box(900, 661, 66, 9), ink) + stroke('M924 730V708C924 688 956 688 956 708V730', ink, 8) + fill(box(912, 726, 56, 46), ink) + fill(disc(940, 748, 7), ochre) +
    fill(taper([[760, 636], [900, 640], [1100, 626]], [10, 44, 10], false), ink) + stroke('M1100 628L1140 624C1152 622 1152 642 1142 644', ink, 8) + stroke('M770 640L1080 630', mix(ink, rose, 0.4), 4) +
    lit(curve([[250, 716], [330, 800], [520, 868], [1300, 868], [1480, 800], [1590, 690], [1460, 780], [1280, 812], [560, 812], [360, 780]], true, 0.3), paper, mix(sea, paper, 0.4), [0, -24]) + stroke('M292 760C420 846 600 846 900 846C1260 846 1420 830 1556 724', rust, 13) +
    lit(taper([[360, 944], [480, 960], [1240, 960], [1380, 930]], [16, 26, 26, 14]), mix(ochre, paper, 0.3), mix(ochre, ink, 0.45), [0, -8]) +
    foam([[200, 900], [290, 930], [360, 952], [460, 974]], paper, 9) + foam([[1240, 976], [1400, 962], [1520, 976], [1640, 966]], paper, 8) + ripples(random, { top: 975, bottom: 1200 }, paper, { density: 0.5, width: 11 }) +
    gull([760, 250], 76, paper, { beat: 0.5, tip: ink })
  );
}

function amaNotebooks(random: Random): Art {
  const line = 640;
  const deepSea = mix(sea, night, 0.35);
  const kelp = (x: number, h: number, lean: number): Art => {
    const way: Point[] = [[x, 1150], [x + lean * 0.5, 1150 - h * 0.4], [x - lean * 0.3, 1150 - h * 0.75], [x + lean, 1150 - h]];
    return fill(taper(way, [10, 8, 4], false), mix(moss, ink, 0.25)) + way.slice(1).map(([px, py], i) => fill(taper([[px, py + 60], [px + 60 - i * 10, py + 10], [px + 84, py - 40]], [4, 26, 2], false) + taper([[px, py + 90], [px - 54, py + 46], [px - 80, py + 6]], [4, 24, 2], false), mix(moss, ochre, 0.15))).join('');
  };
  const below = box(-10, line, 1820, 600);
  const diver = (suit: string, hood: string, skin: string): Art =>
    figure({ at: [770, 1130], height: 860, facing: 'away', wears: 'jacket', head: 'hood', hair: hood, top: suit, legs: suit, shoes: suit, skin, light: [18, -10], shade: 0.5, pose: { near: [34, 24], far: [26, 12] } });
  return (
    bandedSky(random, mix(sea, paper, 0.6), mix(rose, paper, 0.4), line - 60, { steps: 5 }) + orb(random, [1380, 330], 82, mix(ochre, paper, 0.45), { colour: mix(ochre, paper, 0.6), rings: 3, step: 44, width: 8 }) +
    ranges(random, { tops: [520], swell: 130, far: mix(sea, paper, 0.4), near: mix(sea, paper, 0.4), bottom: line, detail: 7 }) +
    fill(box(-10, line - 72, 1820, 80), mix(sea, paper, 0.35)) + glitter(random, 1380, { top: line - 70, bottom: line }, mix(ochre, paper, 0.5), { narrow: 60, wide: 200, rows: 8 }) + ripples(random, { top: line - 70, bottom: line }, paper, { length: 120 }) +
    lit('M1810 420L1660 380L1600 440L1520 450L1470 540L1400 570L1380 660L1810 660Z', mix(ink, sea, 0.3), ink, [-20, -14]) +
    fill(below, mix(sea, paper, 0.12)) + fill('M-10 860C400 820 1300 880 1810 840L1810 1210L-10 1210Z', deepSea, 0.6) +
    inside(below, gouged(random, below, mix(sea, paper, 0.4), { angle: 112, gap: 58, length: 240, width: 9, fade: { from: [1300, line], to: [1000, 1100] } })) +
    lit('M-10 1020L140 1000L300 1050L480 1034L640 1080L860 1060L1080 1104L1260 1050L1420 1064L1600 990L1810 1000L1810 1210L-10 1210Z', mix(paper, sea, 0.2), mix(sea, paper, 0.42), [0, 46]) +
    stones(random, { left: 0, right: 1800, top: 1080, bottom: 1190, size: 60, count: 30 }, [mix(paper, sea, 0.34), mix(paper, sea, 0.12)]) + kelp(1240, 300, 60) + kelp(1390, 220, -50) + kelp(240, 170, 40) +
    inside(box(0, 0, 1800, line), diver(mix(ink, night, 0.45), paper, mix(rose, ochre, 0.3))) +
    inside(below, diver(mix(mix(ink, night, 0.45), sea, 0.42), mix(paper, sea, 0.4), mix(rose, sea, 0.4))) +
    lit(blob([[1006, 560], [1010, 664], [1060, 716], [1260, 716], [1310, 664], [1316, 560]], 0.5), mix(ochre, rust, 0.25), mix(ochre, ink, 0.5), [60, -10]) + fill(oval(1161, 562, 156, 34), mix(ochre, ink, 0.42)) + fill(oval(1161, 568, 132, 24), mix(rust, ink, 0.6)) + stroke('M1008 612C1080 640 1240 640 1314 612', mix(ink, ochre, 0.25), 9) + stroke('M1006 628C960 660 920 700 890 760', paper, 5) +
    fill(`M-10 ${line}C200 ${line - 14} 420 ${line + 12} 640 ${line}C900 ${line - 12} 1180 ${line + 12} 1400 ${line}C1560 ${line - 10} 1700 ${line + 8} 1810 ${line}L1810 ${line + 16}C1600 ${line + 26} 1200 ${line + 20} 900 ${line + 10}C600 ${line + 24} 300 ${line + 16} -10 ${line + 18}Z`, paper, 0.9) +
    lit(polygon([[-20, 800], [110, 760], [330, 752], [470, 800], [530, 900], [500, 1040], [560, 1210], [-20, 1210]]), mix(ink, sea, 0.32), ink, [-50, 20]) + gouged(random, polygon([[-20, 800], [110, 760], [330, 752], [470, 800], [530, 900], [-20, 960]]), mix(sea, paper, 0.4), { angle: 12, gap: 26, length: 110, width: 6, fade: { from: [400, 740], to: [200, 940] } }) +
    pile(random, [90, 776], 270, 36, [rust, paper, ochre, mix(sea, paper, 0.3), rust, paper], paper) + stroke('M390 770C440 780 452 840 446 880', paper, 5) + thermometer([446, 1000], 130, paper, rust, 6) +
    fill(rock(random, 200, 790, 60, 20), mix(ink, sea, 0.2))
  );
}

export const boats: Record<string, Scene> = {
  'launch-heading-south': { focal: [0.55, 0.6], draw: launchHeadingSouth },
  'ballot-canoe': { focal: [0.55, 0.6], draw: ballotCanoe },
  'samar-ballot-boat': { focal: [0.5, 0.6], draw: samarBallotBoat },
  'ama-notebooks': { focal: [0.45, 0.5], draw: amaNotebooks },
};

