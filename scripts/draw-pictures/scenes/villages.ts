import { blob, box, curve, disc, oval, type Path, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, ruled, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { archway, bellTower, clockFace, cottage, flats, skyline } from '../parts/buildings.ts';
import { stones } from '../parts/lands.ts';
import { figure, poses, shadow } from '../parts/people.ts';
import { bandedSky, cloud, orb, streak, wires } from '../parts/skies.ts';
import { bareTree, broadTree, flowerBox, pine } from '../parts/trees.ts';
import { reflection, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

function streamThroughTheVillage(random: Random): Art {
  const green = mix(moss, sea, 0.2);
  const left: Path = blob([[-60, 1260], [-60, 250], [160, 230], [420, 320], [600, 420], [760, 500], [860, 560], [840, 610], [790, 680], [820, 780], [700, 960], [640, 1260]], 0.35);
  const right: Path = blob([[1860, 1260], [1860, 230], [1620, 250], [1400, 310], [1220, 400], [1040, 490], [900, 560], [896, 610], [850, 680], [930, 790], [860, 960], [900, 1260]], 0.35);
  const terraces = (side: Path, from: number, to: number, tilt: number): Art => inside(side, ...Array.from({ length: 9 }, (_, i) => { const y = 470 + i * 86; return stroke(curve(Array.from({ length: 7 }, (_, k): Point => [from + ((to - from) * k) / 6, y + tilt * k * 9 + Math.sin(k * 1.3 + i) * 16])), mix(green, ink, 0.32), 10) + Array.from({ length: 20 }, (_, k) => fill(oval(from + ((to - from) * k) / 19, y + tilt * k * 2.8 + Math.sin(k * 0.41 + i) * 16 - 16, 26, 15), mix(green, ochre, 0.3))).join(''); }));
  const walls = (wall: string, roof: string) => ({ wall, shade: mix(wall, rust, 0.4), roof, window: mix(night, sea, 0.3) });
  const stream: Path = blob([[850, 556], [912, 558], [900, 600], [850, 670], [900, 786], [818, 960], [870, 1100], [980, 1260], [560, 1260], [680, 1100], [720, 960], [800, 784], [790, 670], [846, 600]], 0.25);
  return (
    bandedSky(random, mix(rose, paper, 0.2), mix(ochre, paper, 0.5), 420, { steps: 5 }) + cloud(random, [520, 170], 640, 90, paper) + cloud(random, [1040, 240], 400, 54, pale(rose, 0.7)) +
    fill(box(-10, 330, 1820, 260), mix(sea, paper, 0.14)) + ripples(random, { top: 336, bottom: 540 }, mix(sea, paper, 0.55), { length: 110 }) +
    fill(box(-10, 560, 1820, 660), mix(green, ink, 0.35)) + fill(right, mix(green, ink, 0.08)) + fill(left, green) + terraces(left, -40, 760, 1) + terraces(right, 960, 1840, -1) +
    gouged(random, left, mix(green, paper, 0.35), { angle: 32, gap: 38, length: 70, width: 9, fade: { from: [100, 240], to: [500, 700] } }) + gouged(random, right, mix(green, ink, 0.4), { angle: -30, gap: 38, length: 80, width: 9, fade: { from: [1800, 200], to: [1100, 700] } }) +
    fill(blob([[700, 520], [800, 516], [960, 514], [1060, 524], [960, 580], [800, 584]], 0.2), pale(ochre, 0.5)) + stroke('M690 520C800 506 960 504 1070 518', paper, 8) +
    lit(stream, mix(sea, paper, 0.4), mix(sea, paper, 0.2), [-14, 0]) + gouged(random, stream, paper, { angle: 76, gap: 26, length: 90, width: 7 }) +
    stones(random, { left: 640, right: 960, top: 900, bottom: 1180, size: 44, count: 26 }, [mix(ink, paper, 0.5), mix(ink, paper, 0.35), paper]) +
    placed({ at: [1640, 262], scale: 0.8 }, stroke('M-46 0L-26 -200M46 0L26 -200M-40 -60L34 -130M40 -60L-34 -130', ink, 9), fill(box(-56, -260, 112, 64), mix(ink, sea, 0.2)), fill(box(-40, -244, 34, 30) + box(6, -244, 34, 30), pale(ochre, 0.3)), fill(polygon([[-74, -260], [0, -306], [74, -260]]), ink)) +
    [[110, 460, 190, 150, rust], [400, 570, 170, 140, mix(rust, ink, 0.25)], [250, 790, 220, 176, rust], [590, 560, 120, 100, mix(ochre, rust, 0.4)], [30, 1000, 230, 190, mix(rust, ink, 0.2)]].map(([x, y, w, h, roof]) => cottage([x as number, y as number], w as number, h as number, walls(paper, roof as string))).join('') +
    [[1740, 460, 180, 150, rust], [1450, 540, 170, 140, mix(ochre, rust, 0.4)], [1600, 760, 220, 180, mix(rust, ink, 0.25)], [1250, 640, 150, 124, rust], [1780, 1010, 230, 190, rust]].map(([x, y, w, h, roof]) => cottage([x as number, y as number], w as number, h as number, walls(mix(paper, ochre, 0.15), roof as string), { flip: true })).join('') +
    [[330, 460], [60, 640], [500, 720], [1330, 500], [1500, 680], [1720, 640], [1110, 590]].map(([x, y]) => broadTree(random, [x!, y!], 130, { trunk: ink, leaf: mix(moss, ink, 0.4), light: mix(moss, ochre, 0.5) })).join('') +
    figure({ at: [470, 1130], height: 440, facing: 'right', wears: 'dress', head: 'scarf', hair: rust, top: mix(rust, rose, 0.4), legs: mix(night, sea, 0.3), skin: mix(rose, paper, 0.2), light: [-12, -10], shade: 0.55, pose: { near: [140, 160], far: [12, 20] } }) +
    figure({ at: [1150, 1120], height: 430, facing: 'left', wears: 'dress', head: 'scarf', hair: paper, top: ochre, legs: mix(rust, ink, 0.3), skin: mix(rose, paper, 0.2), light: [-12, -10], shade: 0.55, pose: { near: [60, 120], far: [40, 110] } })
  );
}

function mountainVillageBand(random: Random): Art {
  const dawn = mix(ochre, paper, 0.35);
  const wall = mix(paper, rose, 0.18);
  const shade = mix(sea, paper, 0.42);
  const ridge = (y: number, colour: string, amp: number, trees: boolean): Art => { const points: Point[] = Array.from({ length: 13 }, (_, i): Point => [-60 + i * 160, y - amp * (i % 2 ? 1 : 0.2) * random.between(0.4, 1)]); const path = `${curve(points)}L1860 900L-60 900Z`; return fill(path, colour) + (trees ? points.flatMap(([x, py]) => [0, 54, 108].map((d) => pine(random, [x + d, py + 26], random.between(60, 110), colour))).join('') : ''); };
  const arches = Array.from({ length: 6 }, (_, i) => archway(640 + i * 172, 850, 120, 240)).join('');
  const player = (x: number, h: number, horn: 'tuba' | 'trumpet' | 'trombone' | 'drum' | 'clarinet', facing: 'left' | 'right'): Art => figure({ at: [x, 1030 + (h - 400) * 0.5], height: h, facing, wears: 'jacket', head: 'brim', hair: mix(ink, night, 0.4), top: mix(night, ink, 0.4), legs: mix(night, ink, 0.6), skin: mix(night, ink, 0.35), light: [-12, -6], shade: 0.2, pose: { near: horn === 'drum' ? [20, 70] : [44, 118], far: [54, 122] }, holds: (n) => ({
    trumpet: stroke(`M${n[0] - 50} ${n[1] - 8}L${n[0] + 160} ${n[1] - 26}`, ochre, 20) + fill(polygon([[n[0] + 150, n[1] - 34], [n[0] + 226, n[1] - 88], [n[0] + 232, n[1] + 34], [n[0] + 150, n[1] - 16]]), ochre),
    trombone: stroke(`M${n[0] - 60} ${n[1] - 10}L${n[0] + 300} ${n[1] + 40}M${n[0] - 40} ${n[1] + 34}L${n[0] + 290} ${n[1] + 76}L${n[0] + 300} ${n[1] + 40}`, ochre, 15) + fill(polygon([[n[0] - 60, n[1] - 20], [n[0] + 120, n[1] - 110], [n[0] + 150, n[1] - 20]]), ochre),
    clarinet: fill(taper([[n[0] - 40, n[1] - 60], [n[0] + 110, n[1] + 170]], [14, 34], false), ink),
    tuba: stroke(curve([[n[0] - 40, n[1] - 20], [n[0] + 70, n[1] + 130], [n[0] - 40, n[1] + 260], [n[0] - 140, n[1] + 150], [n[0] - 120, n[1] - 120]]), ochre, 54) + fill(polygon([[n[0] - 150, n[1] - 100], [n[0] - 270, n[1] - 330], [n[0] + 40, n[1] - 350], [n[0] - 90, n[1] - 100]]), ochre) + fill(oval(n[0] - 116, n[1] - 340, 156, 30, -4), mix(ochre, ink, 0.4)),
    drum: fill(disc(n[0] + 50, n[1] + 70, 170), rust) + fill(disc(n[0] + 50, n[1] + 70, 146), paper) + stroke(`M${n[0] - 40} ${n[1] - 10}L${n[0] + 90} ${n[1] + 60}`, ink, 14) + fill(disc(n[0] + 96, n[1] + 62, 24), rust),
  })[horn] });
  return (
    bandedSky(random, mix(sea, paper, 0.55), dawn, 560, { steps: 6 }) + orb(random, [330, 360], 86, pale(ochre, 0.6), { colour: pale(ochre, 0.5), rings: 4, step: 48, width: 9 }) +
    ridge(400, mix(sea, paper, 0.5), 150, false) + ridge(500, mix(sea, paper, 0.3), 150, false) + ridge(590, mix(sea, moss, 0.35), 120, true) + ridge(680, mix(moss, night, 0.5), 80, true) +
    cottage([80, 850], 320, 250, { wall: mix(ochre, paper, 0.3), shade: mix(ochre, rust, 0.4), roof: rust, window: night }) + cottage([380, 850], 230, 190, { wall: mix(rose, paper, 0.3), shade: mix(rose, rust, 0.4), roof: mix(rust, ink, 0.25), window: night }) +
    fill(box(600, 470, 1110, 390), wall) + fill(box(600, 448, 1110, 28), mix(rust, ink, 0.1)) + fill(box(600, 560, 1110, 12), rust) + fill(arches, mix(night, sea, 0.3)) + inside(arches, fill(box(600, 560, 1200, 300), shade, 0.6)) + stroke(arches, rust, 9) +
    fill(Array.from({ length: 5 }, (_, i) => box(724 + i * 172, 490, 60, 62)).join(''), mix(sea, night, 0.2)) + lit(box(1070, 250, 170, 200), wall, shade, [-50, 0]) + fill(polygon([[1050, 250], [1155, 160], [1260, 250]]), rust) + clockFace(1150, 350, 66, 6, 10, paper, ink) + stroke('M1155 160V96', ink, 7) + fill(polygon([[1158, 98], [1230, 114], [1158, 132]]), moss) +
    gouged(random, box(600, 480, 1110, 380), paper, { angle: 0, gap: 36, length: 90, width: 8, fade: { from: [600, 500], to: [1300, 700] } }) +
    fill('M-10 850H1810V1210H-10Z', mix(ochre, rose, 0.4)) + gouged(random, box(0, 860, 1800, 340), mix(rust, ochre, 0.4), { gap: 40, length: 100, width: 8, fade: { from: [900, 1200], to: [900, 840] } }) + fill(polygon([[640, 852], [1710, 852], [1810, 960], [1810, 1010], [900, 1000]]), mix(sea, rose, 0.5), 0.4) +
    player(880, 410, 'clarinet', 'left') + player(1040, 430, 'trumpet', 'left') + player(1210, 440, 'trombone', 'left') + player(1400, 450, 'tuba', 'left') + player(1620, 460, 'drum', 'left') +
    shadow([430, 1168], 640, [560, 40], mix(rust, ink, 0.5), 0.35) +
    figure({ at: [420, 1170], height: 720, facing: 'right', wears: 'jacket', head: 'brim', hair: mix(ochre, paper, 0.4), top: mix(rust, ochre, 0.1), legs: mix(sea, ink, 0.2), skin: mix(rust, ochre, 0.25), light: [-20, -8], shade: 0.6, pose: { ...poses.walking, near: [-16, -26], far: [30, 84] }, holds: (_, far) => stroke(`M${far[0] + 6} ${far[1] - 340}L${far[0] + 6} ${far[1] + 560}`, mix(rust, ink, 0.4), 22) + fill(disc(far[0] + 6, far[1] - 340, 26), ochre) + [[rust, 30], [moss, 62], [paper, 14]].map(([c, d], i) => fill(taper([[far[0] + 8, far[1] - 300], [far[0] + 50 + (d as number), far[1] - 220 + i * 20], [far[0] + 20 + (d as number) * 1.4, far[1] - 80 + i * 30]], [20, 22, 8], false), c as string)).join('') }) +
    placed({ at: [250, 1160], turn: -14 }, stroke('M-46 -200V-330H46V-200', ink, 9), lit(box(-90, -200, 180, 190), mix(sea, night, 0.2), night, [-30, 0]), stroke('M-50 -180V-30M0 -180V-30M50 -180V-30', mix(night, ink, 0.3), 7), fill(disc(-64, 0, 20) + disc(64, 0, 20), ink))
  );
}

function temporaryFootbridge(random: Random): Art {
  const water = mix(sea, paper, 0.36);
  const concrete = mix(paper, ink, 0.2);
  const planks = [ochre, rust, paper, mix(sea, paper, 0.2), moss, mix(rust, ink, 0.4), mix(ochre, paper, 0.4), rose];
  const deck = (x: number) => 760 - 46 * (1 - ((x - 900) / 900) ** 2);
  return (
    bandedSky(random, mix(sea, paper, 0.58), mix(paper, ochre, 0.15), 710, { steps: 5 }) + cloud(random, [330, 210], 560, 120, '#fffaf0') + cloud(random, [1500, 300], 500, 80, '#fffaf0') +
    [[20, 200, 230], [170, 160, 190], [300, 190, 250], [1380, 180, 220], [1520, 210, 260], [1690, 170, 200]].map(([x, w, h], i) => cottage([x!, 690], w!, h!, { wall: mix([rose, ochre, paper][i % 3]!, paper, 0.35), shade: mix([rose, ochre, sea][i % 3]!, paper, 0.1), roof: mix(rust, paper, 0.14), window: mix(sea, ink, 0.2) })).join('') + bellTower([520, 690], 90, 300, paper, mix(paper, sea, 0.3), mix(moss, sea, 0.4)) +
    lit(polygon([[690, 1000], [740, 420], [640, 330], [620, 230], [1280, 230], [1260, 330], [1160, 420], [1210, 1000]]), concrete, mix(concrete, sea, 0.5), [-130, 0]) + gouged(random, polygon([[690, 1000], [740, 420], [640, 330], [620, 230], [1280, 230], [1260, 330], [1160, 420], [1210, 1000]]), mix(concrete, ink, 0.3), { angle: 90, gap: 50, length: 150, width: 8, fade: { from: [1260, 300], to: [700, 700] } }) + stroke('M680 230V150M740 230V168M810 230V140M1080 230V160M1150 230V134M1220 230V156', mix(rust, ink, 0.3), 8) + stroke('M640 330H1260', mix(concrete, ink, 0.3), 6) +
    bareTree(random, [950, 236], 210, mix(rust, ink, 0.5), { spread: 36 }) + fill(['0.2', '0.5', '0.9'].map((_, i) => oval(890 + i * 60, 120 - (i % 2) * 30, 66, 46)).join(''), mix(moss, ochre, 0.2)) + gouged(random, oval(950, 110, 130, 70), mix(moss, ink, 0.4), { angle: 20, gap: 24, length: 40, width: 8 }) +
    fill(box(-10, 690, 1820, 520), water) + ripples(random, { top: 694, bottom: 1200 }, mix(sea, paper, 0.7), { density: 1 }) + reflection(random, { left: 690, right: 1210, top: 1000, bottom: 1180 }, mix(concrete, sea, 0.5), 0.7) + reflection(random, { left: 0, right: 600, top: 700, bottom: 800 }, mix(rust, paper, 0.4), 0.35) +
    [60, 330, 600, 1200, 1470, 1740].map((x) => stroke(`M${x - 50} ${deck(x)}V1140M${x + 50} ${deck(x)}V1140M${x - 50} ${deck(x) + 60}L${x + 50} ${deck(x) + 190}M${x + 50} ${deck(x) + 60}L${x - 50} ${deck(x) + 190}M${x - 50} ${deck(x) + 200}L${x + 50} ${deck(x) + 330}M${x - 66} ${deck(x) + 196}H${x + 66}`, mix(ink, sea, 0.4), 11)).join('') +
    fill(Array.from({ length: 21 }, (_, i) => { const x = i * 92 - 40; return polygon([[x, deck(x) - 4], [x + 92, deck(x + 92) - 4], [x + 92, deck(x + 92) + 46], [x, deck(x) + 46]]); }).join(''), mix(rust, ink, 0.5)) +
    Array.from({ length: 46 }, (_, i) => { const x = i * 41 - 40; const c = planks[Math.floor(random.next() ** 1.6 * planks.length)]!; return fill(polygon([[x, deck(x) - 30], [x + 38, deck(x + 38) - 30], [x + 38, deck(x + 38) + 30], [x, deck(x) + 30]]), c); }).join('') +
    figure({ at: [520, deck(520) - 14], height: 340, facing: 'right', wears: 'coat', head: 'scarf', hair: rust, top: mix(night, sea, 0.25), legs: ink, skin: mix(rose, paper, 0.2), light: [-12, -8], pose: { ...poses.walking, lean: 14, near: [20, 50] }, holds: (near) => stroke(`M${near[0]} ${near[1]}V${near[1] + 340}`, ink, 16) }) +
    placed({ at: [1190, deck(1190) - 16] }, stroke(`${disc(-90, -66, 62)}${disc(96, -66, 62)}`, ink, 9), stroke('M-90 -66L-30 -150L70 -154L96 -66M-30 -150L6 -66L70 -154M-90 -66H6M70 -154L60 -196L92 -206M-30 -150L-36 -176M-58 -178H-14', rust, 10), figure({ at: [-20, -180], height: 330, seated: true, facing: 'right', wears: 'jacket', head: 'cap', hair: ochre, top: mix(moss, paper, 0.1), legs: mix(sea, ink, 0.3), skin: mix(rose, paper, 0.2), light: [-12, -8], pose: { lean: 26, near: [54, 66], far: [60, 70], nearLeg: [50, -10], farLeg: [78, 10] } })) +
    stroke(`${curve(Array.from({ length: 10 }, (_, i): Point => [i * 200, deck(i * 200) - 130]))}`, mix(ochre, rust, 0.4), 13) + stroke(Array.from({ length: 19 }, (_, i) => `M${i * 100} ${deck(i * 100)}V${deck(i * 100) - 140}`).join(''), mix(ochre, rust, 0.5), 11) +
    [150, 720, 940, 1480].map((x) => flowerBox(random, [x, deck(x) - 118], 160, { box: mix(rust, ink, 0.35), leaf: mix(moss, ink, 0.1), flower: rust })).join('') +
    ripples(random, { top: 1050, bottom: 1200 }, paper, { density: 0.5, width: 11 })
  );
}

function beirutBasketStairwell(random: Random): Art {
  const wall = mix(rose, ochre, 0.3);
  const shade = mix(rose, night, 0.5);
  const dark = mix(night, rose, 0.18);
  const x0 = 420;
  const floors = Array.from({ length: 10 }, (_, r) => Array.from({ length: 4 }, (_, c) => { const [x, y] = [x0 + 50 + c * 178, -20 + r * 118]; const on = (r === 1 && c === 2) || (r === 4 && c === 0) || (r === 6 && c === 3); return fill(box(x, y, 118, 78), on ? ochre : dark) + (on ? fill(box(x + 54, y, 9, 78), mix(rust, ink, 0.4)) : random.chance(0.5) ? ruled(box(x, y, 118, 78), mix(dark, rose, 0.35), { gap: 11, width: 4 }) : '') + fill(box(x - 18, y + 78, 154, 10), mix(wall, ink, 0.35)) + stroke(Array.from({ length: 9 }, (_, k) => `M${x - 14 + k * 18} ${y + 50}V${y + 78}`).join('') + `M${x - 16} ${y + 50}H${x + 134}`, mix(night, ink, 0.3), 4); }).join('')).join('');
  const [bx, by] = [1180, 880];
  return (
    bandedSky(random, mix(night, rose, 0.35), mix(rose, ochre, 0.45), 1000, { steps: 7 }) + skyline(random, { left: -20, right: 440, bottom: 1060, low: 300, high: 640, each: 110 }, mix(night, rose, 0.4)) + skyline(random, { left: 1150, right: 1830, bottom: 1060, low: 260, high: 560, each: 130 }, mix(night, rose, 0.46)) +
    fill(box(x0, -20, 740, 1130), wall) + fill(polygon([[x0 + 740, -20], [x0 + 860, -20], [x0 + 860, 1110], [x0 + 740, 1110]]), shade) + gouged(random, box(x0, -20, 740, 1130), mix(wall, paper, 0.35), { angle: 90, gap: 60, length: 90, width: 10, fade: { from: [x0, 200], to: [x0 + 640, 500] } }) + floors +
    wires([[[-20, 300], [x0, 240], 50], [[-20, 360], [x0, 330], 70], [[-20, 210], [x0, 420], 40], [[x0 + 860, 330], [1820, 180], 80], [[x0 + 860, 420], [1820, 330], 90], [[x0 + 860, 480], [1820, 260], 60], [[x0 + 120, 620], [-20, 700], 70], [[x0 + 860, 600], [1820, 560], 60], [[x0, 500], [x0 + 860, 560], 50]], ink, 5) +
    fill('M-10 1050H1810V1210H-10Z', mix(night, ink, 0.35)) + fill('M-10 1040H1810V1062H-10Z', mix(rose, night, 0.6)) + gouged(random, box(0, 1066, 1800, 134), mix(rose, night, 0.4), { gap: 30, length: 120, width: 6 }) +
    placed({ at: [x0 + 740, 320] }, fill(box(-170, -60, 200, 90), mix(wall, paper, 0.2)), fill(box(-184, 26, 470, 22), mix(night, ink, 0.2)), stroke(`${Array.from({ length: 19 }, (_, k) => `M${-180 + k * 25} -46V26`).join('')}M-184 -48H284`, mix(night, ink, 0.2), 6), fill(box(-150, -100, 150, 130), ochre, 0.7)) +
    figure({ at: [1150, 346], height: 300, facing: 'right', wears: 'dress', head: 'bun', hair: ink, top: rust, legs: mix(rust, ink, 0.4), skin: mix(rose, rust, 0.3), light: [-12, -4], pose: { lean: 26, near: [40, 60], far: [50, 70] } }) + stroke('M950 298H1446', mix(night, ink, 0.2), 8) +
    stroke(`M1240 290C1242 440 ${bx + 40} 600 ${bx + 46} ${by - 130}`, paper, 5) + stroke(`M${bx - 40} ${by - 60}L${bx + 46} ${by - 130}L${bx + 130} ${by - 60}`, paper, 5) + lit(blob([[bx - 54, by - 62], [bx - 36, by + 44], [bx + 126, by + 44], [bx + 144, by - 62]], 0.5), mix(ochre, rust, 0.2), mix(ochre, ink, 0.5), [-40, 0]) + ruled(blob([[bx - 54, by - 62], [bx - 36, by + 44], [bx + 126, by + 44], [bx + 144, by - 62]], 0.5), mix(rust, ink, 0.4), { angle: 30, gap: 22, width: 5 }) + fill(oval(bx + 45, by - 62, 100, 18), mix(rust, ink, 0.5)) + fill(disc(bx + 10, by - 74, 26) + disc(bx + 60, by - 80, 30), mix(moss, ochre, 0.3)) + fill(disc(bx + 104, by - 72, 24), rust) +
    figure({ at: [1470, 1160], height: 470, facing: 'left', wears: 'shirt', head: 'short', hair: ink, top: mix(sea, paper, 0.25), legs: night, skin: mix(rose, rust, 0.35), light: [14, -8], shade: 0.6, pose: { nod: -18, near: [130, 196], far: [120, 160], nearLeg: [8, 2], farLeg: [-10, -4] } }) + lit(blob([[1476, 720], [1470, 660], [1490, 632], [1610, 632], [1632, 660], [1630, 720], [1550, 736]], 0.4), mix(sea, paper, 0.5), mix(sea, paper, 0.15), [-10, -24]) + fill(box(1446, 664, 30, 36), mix(sea, night, 0.2)) +
    streak([200, 120], 500, 24, mix(rose, ochre, 0.3), 0.5) + fill(disc(300, 1010, 9) + disc(1700, 930, 8), ochre) + placed({ at: [180, 1150] }, lit(blob([[-150, 0], [-160, -60], [-110, -80], [-70, -140], [80, -140], [120, -80], [170, -66], [170, 0]], 0.45), mix(rust, night, 0.2), mix(rust, night, 0.6), [-10, -20]), fill(polygon([[-84, -84], [-56, -126], [0, -126], [0, -84]]) + polygon([[16, -84], [16, -126], [70, -126], [96, -84]]), mix(sea, night, 0.3)), fill(disc(-90, 0, 32) + disc(104, 0, 32), ink))
  );
}

export const villages: Record<string, Scene> = {
  'stream-through-the-village': { focal: [0.47, 0.6], draw: streamThroughTheVillage },
  'mountain-village-band': { focal: [0.35, 0.6], draw: mountainVillageBand },
  'temporary-footbridge': { focal: [0.5, 0.5], draw: temporaryFootbridge },
  'beirut-basket-stairwell': { focal: [0.68, 0.6], draw: beirutBasketStairwell },
};

