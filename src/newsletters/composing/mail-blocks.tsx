import type { Child } from 'hono/jsx';
import type { PictureView } from '#design';
import type { Block, Inline, Text } from '#document';
import { impossible } from '#platform/errors.ts';
import { directionOf } from '#platform/languages.ts';
import type { Mail } from './mail.ts';

type Setting = Pick<Mail, 'frame' | 'pictures' | 'whole'>;

/** Blocks of a text in the few elements that every mail program draws. What lives on pages only, such as sign-up boxes, is left out. */
export function MailBlocks({ blocks, mail }: { blocks: Block[]; mail: Setting }) {
  return (
    <>
      {blocks.map((block) => (
        <MailBlock block={block} mail={mail} />
      ))}
    </>
  );
}

function MailBlock({ block, mail }: { block: Block; mail: Setting }) {
  const { words } = mail.frame;
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <MailText text={block.text} />
        </p>
      );
    case 'heading':
      return (
        <h3>
          <MailText text={block.text} />
        </h3>
      );
    case 'list': {
      const items = block.items.map((item) => (
        <li>
          <MailText text={item} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'quote':
      return <Quoted texts={block.text} by={block.by} />;
    case 'pullquote':
      return <Quoted texts={[block.text]} by={block.by} />;
    case 'picture':
      return <MailPicture slug={block.picture} alt={block.alt} mail={mail} caption={<MailText text={block.caption} />} />;
    case 'gallery':
      return (
        <>
          {block.pictures.map((one) => (
            <MailPicture slug={one.picture} alt={one.alt} mail={mail} caption={<MailText text={one.caption} />} />
          ))}
        </>
      );
    case 'table':
      return (
        <table class="figures">
          {[block.header, ...block.rows].map((row, at) => (
            <tr>
              {row.map((cell) =>
                at === 0 ? (
                  <th>
                    <MailText text={cell} />
                  </th>
                ) : (
                  <td>
                    <MailText text={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </table>
      );
    case 'divider':
      return <p class="divider">* * *</p>;
    case 'embed':
      return (
        <p>
          <a href={block.url}>{block.title}</a>
        </p>
      );
    case 'correction':
      return (
        <p>
          <strong>{words('design.story.correction')}</strong> <MailText text={block.text} />
        </p>
      );
    case 'newsletter':
    case 'related':
      return null;
    default:
      return impossible(block);
  }
}

function Quoted({ texts, by }: { texts: Text[]; by: string | undefined }) {
  return (
    <blockquote>
      {texts.map((text) => (
        <p>
          <MailText text={text} />
        </p>
      ))}
      {by ? <p class="by">— {by}</p> : null}
    </blockquote>
  );
}

function MailPicture({ slug, alt, caption, mail }: { slug: string; alt: string; caption: Child; mail: Setting }) {
  const picture = mail.pictures.get(slug);
  if (!picture) return null;
  return (
    <>
      <MailImage picture={picture} alt={alt} width={536} mail={mail} />
      <p class="caption">
        {caption} {picture.credit}
      </p>
    </>
  );
}

/** A picture as wide as `width` pixels at most, in a format that mail programs know. */
export function MailImage({ picture, alt, width, mail }: { picture: PictureView; alt: string; width: number; mail: Setting }) {
  const known = picture.renditions.filter(({ format }) => format === 'jpeg' || format === 'png').toSorted((a, b) => a.width - b.width);
  const chosen = known.find((one) => one.width >= width * 1.4) ?? known.at(-1);
  const height = Math.round((width * picture.height) / picture.width);
  return <img src={mail.whole(chosen?.href ?? picture.href)} width={width} height={height} alt={alt} />;
}

function MailText({ text }: { text: Text }) {
  return <>{text.map(marked)}</>;
}

function marked({ text, marks = [] }: Inline): Child {
  return marks.toReversed().reduce<Child>((inner, mark) => {
    switch (mark.type) {
      case 'strong':
        return <strong>{inner}</strong>;
      case 'emphasis':
        return <em>{inner}</em>;
      case 'link':
        return <a href={mark.href}>{inner}</a>;
      case 'foreign':
        return (
          <i lang={mark.language} dir={directionOf(mark.language)}>
            {inner}
          </i>
        );
      default:
        return impossible(mark);
    }
  }, text);
}
