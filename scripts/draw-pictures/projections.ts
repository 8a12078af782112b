import { type GeoProjection, geoAzimuthalEqualArea } from 'd3-geo';
import type { Point } from './forms.ts';
import type { WantedMap } from './wanted.ts';

export const mapSheet = { width: 1800, height: 1200 } as const;

/** The span asked for, widened until no place sits in the margin. */
export function projectionOf(wanted: WantedMap): GeoProjection {
  const { width, height } = mapSheet;
  for (let span = wanted.span; ; span *= 1.05) {
    const projection = projectionFor(wanted.center, span);
    const fits = wanted.places.every(({ at }) => {
      const [x, y] = onSheet(projection, at);
      return x > 70 && x < width - 70 && y > 60 && y < height - 60;
    });
    if (fits || span > wanted.span * 1.6) return projection;
  }
}

function projectionFor(center: readonly [number, number], span: number): GeoProjection {
  const { width, height } = mapSheet;
  const radians = (span * Math.cos((center[1] * Math.PI) / 180) * Math.PI) / 180;
  return geoAzimuthalEqualArea()
    .rotate([-center[0], -center[1]])
    .translate([width / 2, height / 2])
    .scale(width / radians)
    .clipExtent([
      [-60, -60],
      [width + 60, height + 60],
    ])
    .precision(0.3);
}

/** Where a longitude and latitude fall on the sheet. */
export function onSheet(projection: GeoProjection, at: readonly [number, number]): Point {
  const point = projection([at[0], at[1]]);
  if (!point) throw new Error(`${at.join(', ')} has no place on this map`);
  return point;
}

/** The longitude and latitude under a point of the sheet. */
export function onEarth(projection: GeoProjection, at: Point): [number, number] {
  const place = projection.invert?.([at[0], at[1]]);
  if (!place) throw new Error(`Nothing lies at ${at.join(', ')}`);
  return place;
}
