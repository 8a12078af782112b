import type { PictureView, Rendition } from '../models.ts';

export type PictureImageProps = {
  picture: PictureView;
  /** Empty only where the words beside the picture say all it says. */
  alt: string;
  /** The HTML `sizes` of the place it stands in. */
  sizes: string;
  /** For the one picture a page opens with: fetched at once and first. */
  eager?: boolean | undefined;
};

/** A picture in the lightest format and size the browser can use. Where it is cropped, `focal-x-N focal-y-N` (tenths from the top left) keep its point in view. */
export function PictureImage({ picture, alt, sizes, eager = false }: PictureImageProps) {
  const sourceSet = (...formats: Rendition['format'][]) =>
    picture.renditions
      .filter((one) => formats.includes(one.format))
      .map((one) => `${one.href} ${one.width}w`)
      .join(', ') || undefined;
  const fallback = sourceSet('jpeg', 'png');
  return (
    <picture>
      {(['avif', 'webp'] as const).map((format) => {
        const set = sourceSet(format);
        return set ? <source type={`image/${format}`} srcset={set} sizes={sizes} /> : null;
      })}
      <img
        class={`focal-x-${tenths(picture.focal.x)} focal-y-${tenths(picture.focal.y)}`}
        src={picture.href}
        srcset={fallback}
        sizes={fallback && sizes}
        width={picture.width}
        height={picture.height}
        alt={alt}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        fetchpriority={eager ? 'high' : undefined}
      />
    </picture>
  );
}

function tenths(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 10);
}
