import { blob, disc, nth, oval, type Path, type Point, pointsOf, polygon, taper, turned, type Way } from '../forms.ts';
import { type Art, fill } from '../ink.ts';
import type { Colour } from '../palette.ts';

export type Headwear =
  | 'short'
  | 'bald'
  | 'bun'
  | 'long'
  | 'bob'
  | 'curly'
  | 'scarf'
  | 'cap'
  | 'brim'
  | 'helmet'
  | 'cone'
  | 'wool'
  | 'kufi'
  | 'hood'
  | 'braid'
  | 'turban';

type Head = {
  style: Headwear;
  at: Point;
  turn: number;
  away: boolean;
  skin: Colour;
  hair: Colour;
  paint: (path: Path, colour: Colour) => Art;
};

const profile: Way = '-62,-6 -50,-58 -4,-80 44,-64 59,-24 60,-8 78,20 62,28 64,44 54,68 12,66 -22,52 -52,34';

/** A head in profile facing right, or seen from behind, with what is on it. */
export function headwear({ style, at, turn, away, skin, hair, paint }: Head): Art {
  const turn1 = turned(turn);
  const put = (way: Way): Point[] =>
    pointsOf(way).map((point) => {
      const [x, y] = turn1(point);
      return [at[0] + x, at[1] + y];
    });
  const shape = (way: Way, tight = 0.1) => blob(put(way), tight);
  const round = (x: number, y: number, rx: number, ry: number) => {
    const [px, py] = nth(put([[x, y]]), 0);
    return oval(px, py, rx, ry, turn);
  };
  const face = away
    ? paint(round(0, 0, 56, 74), skin) + fill(round(-57, 6, 11, 17) + round(57, 6, 11, 17), skin)
    : paint(shape(profile, 0.05), skin);
  const cropAway = shape('-58,12 -62,-30 -36,-78 36,-78 62,-30 58,12 34,54 -34,54');
  const crop = away ? cropAway : shape('-66,30 -72,-20 -50,-70 0,-92 48,-74 58,-40 24,-44 8,-14 -8,10 -24,40 -46,44');

  switch (style) {
    case 'bald':
      return face + (away ? '' : fill(shape('-64,30 -66,-10 -46,-6 -24,14 -20,40 -46,46'), hair));
    case 'short':
      return face + paint(crop, hair);
    case 'curly':
      return (
        face +
        paint(away ? round(0, -20, 78, 76) : shape('-74,30 -88,-20 -62,-78 -4,-104 52,-84 64,-44 26,-40 6,-8 -20,34 -48,50', 0), hair)
      );
    case 'bun':
      return face + paint(crop, hair) + paint(away ? round(0, -66, 34, 32) : round(-74, -34, 32, 30), hair);
    case 'bob':
      return (
        face +
        paint(
          away
            ? shape('-66,40 -72,-24 -38,-84 38,-84 72,-24 66,40 40,66 -40,66')
            : shape('-72,60 -80,-14 -50,-78 4,-94 52,-70 54,-36 24,-34 14,10 6,60 -36,74'),
          hair,
        )
      );
    case 'long':
      return (
        face +
        paint(
          away
            ? shape('-68,120 -74,-20 -38,-84 38,-84 74,-20 68,120 0,150')
            : shape('-86,150 -84,-10 -50,-78 4,-94 52,-70 54,-36 22,-30 6,20 -14,80 -34,150'),
          hair,
        )
      );
    case 'braid':
      return face + paint(crop, hair) + paint(taper(put(away ? '0,40 6,120 0,190' : '-56,20 -84,90 -76,180'), [44, 40, 16]), hair);
    case 'scarf':
      return (
        face +
        paint(
          away
            ? shape('-70,30 -76,-30 -40,-88 40,-88 76,-30 70,30 104,130 -104,130')
            : shape('-96,120 -76,30 -78,-26 -46,-82 8,-98 56,-70 60,-36 38,-30 22,16 36,62 66,92 70,130', 0.15),
          hair,
        )
      );
    case 'hood':
      return (
        face +
        paint(
          away
            ? shape('-72,60 -76,-30 -38,-90 38,-90 76,-30 72,60 0,92')
            : shape('-80,78 -84,-20 -50,-84 8,-100 60,-72 66,-30 44,-24 34,20 44,72 20,90', 0.15),
          hair,
        )
      );
    case 'cap':
      return (
        face +
        paint(crop, hair) +
        paint(
          away
            ? shape('-68,-14 -62,-62 -28,-92 28,-92 62,-62 68,-14 0,-4')
            : shape('-72,-20 -64,-66 -20,-98 38,-84 64,-44 112,-30 112,-20 40,-24', 0.3),
          hair,
        )
      );
    case 'brim':
      return (
        face +
        paint(crop, hair) +
        paint(shape('-120,-36 -62,-48 -58,-96 -20,-118 26,-112 54,-92 60,-48 118,-34 110,-22 0,-28 -112,-24', 0.45), hair)
      );
    case 'helmet':
      return (
        face +
        paint(
          away
            ? shape('-76,-18 -70,-64 -30,-104 30,-104 70,-64 76,-18 0,-10', 0.1)
            : shape('-76,-14 -74,-60 -36,-102 26,-102 62,-66 68,-36 104,-28 100,-16 0,-18', 0.2),
          hair,
        )
      );
    case 'wool':
      return (
        face +
        paint(
          away ? shape('-66,0 -64,-60 -24,-102 24,-102 64,-60 66,0 0,8') : shape('-70,10 -76,-46 -40,-98 20,-104 58,-66 66,-28 0,-14', 0.1),
          hair,
        )
      );
    case 'kufi':
      return face + paint(shape('-60,-28 -56,-92 -30,-104 30,-102 50,-88 58,-42 0,-32', 0.5), hair);
    case 'turban':
      return face + paint(shape('-84,-24 -82,-78 -30,-118 36,-112 76,-70 72,-30 0,-20', 0), hair);
    case 'cone':
      return face + paint(crop, hair) + paint(polygon(put('-150,0 4,-132 150,-8')) + disc(...nth(put('4,-128'), 0), 6), hair);
  }
}
