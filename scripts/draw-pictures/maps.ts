import { type GeoPermissibleObjects, type GeoProjection, geoDistance, geoGraticule, geoPath } from 'd3-geo';
import { box, nth } from './forms.ts';
import { type Art, fill, stroke, svgOf } from './ink.ts';
import { isoNumbers } from './iso-numbers.ts';
import { line, widthOf } from './letters.ts';
import { locatorGlobe } from './locator.ts';
import { extrasOf } from './map-extras.ts';
import { house, mix, pale } from './palette.ts';
import { mapSheet, onEarth, onSheet, projectionOf } from './projections.ts';
import type { WantedMap } from './wanted.ts';
import { type Country, readWorld } from './world.ts';

const { width, height } = mapSheet;

const tones = {
  sea: mix('#f4fbff', house.sea, 0.27),
  waterline: mix('#f4fbff', house.sea, 0.4),
  graticule: mix('#f4fbff', house.sea, 0.42),
  land: pale(mix(house.ochre, house.moss, 0.35), 0.8),
  highlights: [house.paper, mix(house.paper, house.rose, 0.3)],
  halo: house.paper,
  highlightEdge: mix(house.rust, house.ochre, 0.25),
  border: mix(house.ink, house.paper, 0.5),
  coast: mix(house.sea, house.night, 0.3),
  country: mix(house.ink, house.paper, 0.38),
};

type Box = { left: number; top: number; right: number; bottom: number };

/** A locator map: quiet land and sea, the story's country lighter, its place strongly lettered, a globe and a scale. */
export function mapOf(wanted: WantedMap): string {
  const projection = projectionOf(wanted);
  const path = geoPath(projection).digits(1);
  const d = (shape: unknown): string => path(shape as GeoPermissibleObjects) ?? '';
  const world = readWorld(wanted.span < 26 ? '10m' : '50m');
  const codes = new Set((wanted.highlight ?? []).map((code) => isoNumbers[code]));
  const chosen = world.countries.filter((country) => codes.has(country.id));
  const view: Box = { left: 0, top: 0, right: width, bottom: height };

  const land = d(world.land);
  const taken: Box[] = [];
  const globe = globeCorner(wanted, projection);
  taken.push({ left: globe[0] - 160, top: globe[1] - 160, right: globe[0] + 160, bottom: globe[1] + 160 });
  const extras = extrasOf(wanted, projection, taken);
  const places = placeLabels(wanted, projection, taken);
  const scale = scaleBar(projection, taken);
  return svgOf(
    width,
    height,
    fill(box(0, 0, width, height), tones.sea),
    stroke(land, tones.waterline, 44, { opacity: 0.35 }),
    stroke(land, tones.sea, 32),
    stroke(land, tones.waterline, 26, { opacity: 0.5 }),
    stroke(land, tones.sea, 14),
    stroke(d(geoGraticule().step(graticuleStep(wanted.span))()), tones.graticule, 1.6),
    fill(land, tones.land),
    ...chosen.map((country, i) => fill(d(country), nth(tones.highlights, i % 2))),
    stroke(land, tones.coast, 2.6),
    stroke(d(world.borders), tones.border, 2.2, { dash: '2 7' }),
    ...(chosen.length > 1
      ? [stroke(d(world.bordersOf(codes)), tones.highlightEdge, 7, { opacity: 0.9 })]
      : chosen.map((country) => stroke(d(world.bordersOf(codes, country.id)), tones.highlightEdge, 5, { opacity: 0.75 }))),
    extras.under,
    ...countryNames(world.countries, projection, view, taken, codes),
    extras.over,
    places,
    scale,
    locatorGlobe(globe, 130, wanted.center, wanted.span, codes),
  );
}

/** Where the story's place lies on its map, as fractions: what must stay when the map is cropped. */
export function focalOf(wanted: WantedMap): [number, number] {
  const main = wanted.places.find((place) => place.main) ?? wanted.places[0];
  const [x, y] = main ? onSheet(projectionOf(wanted), main.at) : [width / 2, height / 2];
  return [Math.round((x / width) * 100) / 100, Math.round((y / height) * 100) / 100];
}

function graticuleStep(span: number): [number, number] {
  const step = span > 60 ? 20 : span > 18 ? 5 : span > 8 ? 2 : span > 4 ? 1 : 0.5;
  return [step, step];
}

/** The corner that lies farthest from every place. */
function globeCorner({ places }: WantedMap, projection: GeoProjection): [number, number] {
  const corners: [number, number][] = [
    [175, height - 175],
    [width - 175, height - 175],
    [175, 175],
    [width - 175, 175],
  ];
  const distance = (corner: [number, number]) =>
    Math.min(
      ...places.map(({ at, name }) => {
        const [x, y] = onSheet(projection, at);
        return Math.min(Math.hypot(x - corner[0], y - corner[1]), Math.hypot(x + widthOf(name, 48) - corner[0], y - corner[1]));
      }),
    );
  return nth(
    corners.toSorted((a, b) => distance(b) - distance(a)),
    0,
  );
}

const overlaps = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Dots and names; each name takes the first free side of its dot. */
function placeLabels(wanted: WantedMap, projection: GeoProjection, taken: Box[]): Art {
  const dots = wanted.places.map(({ at }) => onSheet(projection, at));
  for (const [x, y] of dots) taken.push({ left: x - 16, top: y - 16, right: x + 16, bottom: y + 16 });
  return wanted.places
    .map((place, i) => ({ place, at: nth(dots, i) }))
    .toSorted((a, b) => Number(b.place.main ?? false) - Number(a.place.main ?? false))
    .map(({ place, at: [x, y] }) => {
      const size = place.main ? 64 : 48;
      const weight = place.main ? 'bold' : 'semibold';
      const w = widthOf(place.name, size, weight);
      const gap = place.main ? 32 : 22;
      const sides = [
        { left: x + gap, base: y + size * 0.34 },
        { left: x - gap - w, base: y + size * 0.34 },
        { left: x - w / 2, base: y - gap - 6 },
        { left: x - w / 2, base: y + gap + size * 0.72 },
        { left: x + gap * 0.7, base: y - gap * 0.8 },
        { left: x + gap * 0.7, base: y + gap + size * 0.5 },
        { left: x - w - gap * 0.7, base: y - gap * 0.8 },
        { left: x - w - gap * 0.7, base: y + gap + size * 0.5 },
      ].map((side) => ({
        ...side,
        box: { left: side.left - 6, top: side.base - size * 0.76, right: side.left + w + 6, bottom: side.base + size * 0.24 },
      }));
      const fits = ({ box: b }: { box: Box }) =>
        b.left > 24 &&
        b.right < width - 24 &&
        b.top > 20 &&
        b.bottom < height - 20 &&
        !taken.some((other) => overlaps(b, other) && !holds(other, x, y));
      const side = sides.find(fits) ?? nth(sides, 0);
      taken.push(side.box);
      return (
        dot(x, y, place.main ?? false) +
        line(place.name, {
          at: [side.left, side.base],
          size,
          weight,
          colour: place.main ? house.ink : mix(house.ink, house.sea, 0.35),
          halo: tones.halo,
          haloWidth: size * 0.16,
        })
      );
    })
    .join('');
}

/** A dot's own box, or that of a route which ends in it, does not push its name away. */
const holds = (box: Box, x: number, y: number) =>
  Math.abs((box.left + box.right) / 2 - x) < 14 && Math.abs((box.top + box.bottom) / 2 - y) < 14;

function dot(x: number, y: number, main: boolean): Art {
  const circle = (r: number, colour: string) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r}" fill="${colour}"/>`;
  return main ? circle(25, house.paper) + circle(19, house.rust) + circle(6, house.paper) : circle(13, house.paper) + circle(9, house.ink);
}

/** Names of the countries in view, in spaced capitals, where there is room. */
function countryNames(
  countries: readonly Country[],
  projection: GeoProjection,
  view: Box,
  taken: Box[],
  codes: ReadonlySet<string | undefined>,
): Art[] {
  const path = geoPath(projection);
  const visible = countries
    .map((country) => ({
      country,
      area: path.area(country as unknown as GeoPermissibleObjects),
      centre: path.centroid(country as unknown as GeoPermissibleObjects),
      strong: codes.has(country.id),
    }))
    .filter(({ area, strong }) => area > (strong ? 14000 : 70000))
    .toSorted((a, b) => Number(b.strong) - Number(a.strong) || b.area - a.area)
    .slice(0, 6);
  return visible.map(({ country, centre, strong, area }) => {
    const size = strong ? 40 : 32;
    const spacing = size * 0.22;
    const text = country.properties.name.toUpperCase();
    const w = widthOf(text, size, 'semibold', spacing);
    if (w * w > area * 6) return '';
    const spots = [0, -60, 60, -120, 120, -180, 180, -270, 270].flatMap((dy) =>
      [0, -90, 90, -180, 180, -270, 270, -360, 360].map((dx): [number, number] => [centre[0] + dx, centre[1] + dy]),
    );
    const inCountry = ([x, y]: [number, number]) =>
      [-0.5, -0.25, 0, 0.25, 0.5].every((u) => [0.2, -0.9].every((v) => within(country, projection, [x + w * u, y + size * v])));
    const spot = spots.find((at) => {
      const b = { left: at[0] - w / 2 - 16, top: at[1] - size, right: at[0] + w / 2 + 16, bottom: at[1] + size * 0.4 };
      return (
        b.left > view.left + 20 &&
        b.right < view.right - 20 &&
        b.top > 20 &&
        b.bottom < view.bottom - 20 &&
        !taken.some((other) => overlaps(b, other)) &&
        inCountry(at)
      );
    });
    if (!spot) return '';
    taken.push({ left: spot[0] - w / 2, top: spot[1] - size, right: spot[0] + w / 2, bottom: spot[1] + size * 0.4 });
    return line(text, {
      at: spot,
      size,
      weight: 'semibold',
      spacing,
      anchor: 'middle',
      colour: strong ? tones.highlightEdge : tones.country,
    });
  });
}

function within(country: Country, projection: GeoProjection, at: [number, number]): boolean {
  const [lon, lat] = onEarth(projection, at);
  return country.contains([lon, lat]);
}

/** A round distance of about a sixth of the width, in kilometres. */
function scaleBar(projection: GeoProjection, taken: Box[]): Art {
  const kilometres = (x: number, y: number) => geoDistance(onEarth(projection, [x, y]), onEarth(projection, [x + 100, y])) * 6371;
  const perPixel = kilometres(width / 2, height / 2) / 100;
  const round = [5, 10, 20, 25, 50, 100, 200, 250, 500, 1000].findLast((n) => n / perPixel < width * 0.2) ?? 1;
  const length = round / perPixel;
  const text = `${round.toLocaleString('en')} km`;
  const spots: [number, number][] = [
    [width - 60 - length, height - 60],
    [60, height - 60],
    [width - 60 - length, 110],
    [60, 110],
  ];
  const [x, y] =
    spots.find(
      ([left, base]) =>
        !taken.some((other) => overlaps({ left: left - 10, top: base - 64, right: left + length + 10, bottom: base + 14 }, other)),
    ) ?? nth(spots, 0);
  taken.push({ left: x - 10, top: y - 64, right: x + length + 10, bottom: y + 14 });
  return (
    stroke(`M${x} ${y - 14}L${x} ${y}L${(x + length).toFixed(1)} ${y}L${(x + length).toFixed(1)} ${y - 14}`, house.ink, 3.5, {
      cap: 'butt',
    }) + line(text, { at: [x + length / 2, y - 20], size: 38, anchor: 'middle', colour: house.ink })
  );
}
