import { mkdir, writeFile } from 'node:fs/promises';
import { pngOf, webpOf } from './encode.ts';
import { box, disc, oval } from './forms.ts';
import { type Art, fill, gouged, inside, placed, stroke, svgOf } from './ink.ts';
import { lettered, line } from './letters.ts';
import { house, mix } from './palette.ts';
import { stars } from './parts/skies.ts';
import { randomOf } from './random.ts';

const icons = new URL('../../public/icons/', import.meta.url);
const pictures = new URL('../../db/demo/pictures/', import.meta.url);

/** The web's own ink, paper and magenta: a mark must sit with the page, not with a picture. */
const ink = '#15181c';
const paper = '#fdfcf9';
const magenta = '#d6337c';

/** The mark in a square of 64: the nameplate's L, its stem the prime meridian of a globe. */
function mark(): Art {
  const letter = lettered('L', 60, 'headline').path;
  return (
    fill(box(0, 0, 64, 64), ink) +
    stroke(disc(32, 32, 24.5), magenta, 3.4) +
    stroke(`${oval(32, 32, 12, 24.5)}M8 32L56 32`, magenta, 2.2, { cap: 'butt' }) +
    placed({ at: [16.5, 53] }, stroke(letter, ink, 5.5), fill(letter, paper), stroke(letter, paper, 0.9))
  );
}

const rounded = (art: Art): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><clipPath id="r"><rect width="64" height="64" rx="13"/></clipPath><g clip-path="url(#r)">${art}</g></svg>`;

/** The icons of the web and the picture that stands for the paper where a story has none. */
export async function drawMarks(): Promise<void> {
  await mkdir(icons, { recursive: true });
  const plain = svgOf(64, 64, mark());
  await writeFile(new URL('favicon.svg', icons), `${rounded(mark())}\n`);
  await writeFile(new URL('icon-192.png', icons), await pngOf(plain, 192, 192));
  await writeFile(new URL('icon-512.png', icons), await pngOf(plain, 512, 512));
  await writeFile(new URL('apple-touch-icon.png', icons), await pngOf(plain, 180, 180));
  await writeFile(new URL('social-default.webp', pictures), await webpOf(socialCard(), 80));
}

function socialCard(): string {
  const random = randomOf('social-default');
  const globe = disc(0, 0, 470);
  return svgOf(
    1200,
    630,
    fill(box(0, 0, 1200, 630), house.night),
    stars(random, 90, mix(house.ochre, house.paper, 0.7), { bottom: 360, size: 2.6, right: 1200 }),
    placed(
      { at: [600, 806] },
      fill(globe, house.sea),
      inside(
        globe,
        gouged(random, globe, mix(house.sea, house.paper, 0.3), {
          gap: 20,
          length: 100,
          width: 6,
          fade: { from: [0, -470], to: [0, -60] },
        }),
      ),
      stroke([90, 200, 310, 410].map((rx) => oval(0, 0, rx, 470)).join(''), mix(house.sea, house.paper, 0.55), 2),
      stroke('M-440 -160L440 -160M-340 -320L340 -320', mix(house.sea, house.paper, 0.55), 2),
      stroke(globe, house.paper, 4),
      stroke('M0 -470L0 0', magenta, 9, { cap: 'butt' }),
    ),
    line('Longitude', {
      at: [600, 246],
      size: 190,
      weight: 'headline',
      anchor: 'middle',
      colour: house.paper,
      halo: house.night,
      haloWidth: 34,
    }),
  );
}
