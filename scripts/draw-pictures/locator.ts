import { type GeoPermissibleObjects, geoGraticule, geoOrthographic, geoPath } from 'd3-geo';
import { disc } from './forms.ts';
import { type Art, fill, placed, stroke } from './ink.ts';
import { house, mix } from './palette.ts';
import { onSheet } from './projections.ts';
import { readWorld } from './world.ts';

/** The small globe in a corner that says where in the world the map lies. */
export function locatorGlobe(
  at: readonly [number, number],
  radius: number,
  center: readonly [number, number],
  span: number,
  highlight: ReadonlySet<string | undefined>,
): Art {
  const world = readWorld('110m');
  const projection = geoOrthographic()
    .rotate([-center[0] + 8, -center[1] * 0.75])
    .scale(radius)
    .translate([0, 0])
    .clipAngle(90);
  const path = geoPath(projection).digits(1);
  const d = (shape: unknown) => path(shape as GeoPermissibleObjects) ?? '';
  const spot = onSheet(projection, center);
  const reach = Math.max(13, (span / 360) * Math.PI * radius);
  return placed(
    { at },
    fill(disc(0, 0, radius + 9), house.paper),
    fill(disc(0, 0, radius), house.sea),
    stroke(d(geoGraticule().step([30, 30])()), mix(house.sea, house.paper, 0.28), 1.4),
    fill(d(world.land), mix(house.sea, house.paper, 0.72)),
    ...world.countries.filter(({ id }) => highlight.has(id)).map((country) => fill(d(country), house.ochre)),
    `<circle cx="${spot[0].toFixed(1)}" cy="${spot[1].toFixed(1)}" r="${reach.toFixed(1)}" fill="none" stroke="${house.rust}" stroke-width="6"/>`,
  );
}
