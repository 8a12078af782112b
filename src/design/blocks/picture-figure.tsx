import type { Child } from 'hono/jsx';
import type { Gallery, Picture } from '#document';
import type { PictureView } from '../models.ts';
import type { BlockContext } from './context.ts';
import { InlineText } from './inline-text.tsx';
import { PictureImage } from './picture-image.tsx';

export type PictureFigureProps = {
  picture: PictureView;
  alt: string;
  caption: Child;
  sizes: string;
  /** Becomes the class `{kind}-picture`. */
  kind: 'lead' | 'story' | 'gallery';
  eager?: boolean | undefined;
};

/** A picture with its caption and credit: who made it and, after a slash, for which agency. */
export function PictureFigure({ picture, alt, caption, sizes, kind, eager }: PictureFigureProps) {
  const credit = [picture.credit, picture.agency].filter(Boolean).join(' / ');
  return (
    <figure class={`${kind}-picture`}>
      <PictureImage picture={picture} alt={alt} sizes={sizes} eager={eager} />
      <figcaption>
        {caption ? <span class="picture-caption">{caption}</span> : null} {credit ? <small class="picture-credit">{credit}</small> : null}
      </figcaption>
    </figure>
  );
}

export function StoryPicture({ block, context }: { block: Picture; context: BlockContext }) {
  const picture = context.pictures.get(block.picture);
  if (!picture) return null;
  const caption = block.caption.length > 0 ? <InlineText text={block.caption} language={context.language} /> : null;
  return <PictureFigure picture={picture} alt={block.alt} caption={caption} kind="story" sizes="(min-width: 48rem) 42rem, 100vw" />;
}

export function StoryGallery({ block, context }: { block: Gallery; context: BlockContext }) {
  const shown = block.pictures.flatMap((one) => {
    const picture = context.pictures.get(one.picture);
    return picture ? [{ ...one, picture }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <figure class="gallery">
      <div class="gallery-pictures">
        {shown.map(({ picture, caption, alt }) => (
          <PictureFigure
            picture={picture}
            alt={alt}
            caption={caption.length > 0 ? <InlineText text={caption} language={context.language} /> : null}
            kind="gallery"
            sizes="(min-width: 48rem) 21rem, 100vw"
          />
        ))}
      </div>
      {block.caption ? (
        <figcaption class="gallery-caption">
          <InlineText text={block.caption} language={context.language} />
        </figcaption>
      ) : null}
    </figure>
  );
}
