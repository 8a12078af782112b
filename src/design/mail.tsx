import { raw } from 'hono/html';
import { directionOf } from '#platform/languages.ts';
import type { Words } from '#platform/words.ts';
import { mailDay, mailFaces, mailNight } from './mail-colours.ts';

/** What stands around every letter of the paper, in its reader's language. */
export type LetterFrame = {
  paper: { name: string; tagline: string };
  language: string;
  words: Words;
  timeZone: string;
  /** A page's whole address in the reader's edition: `https://paper.example/fr/account`. */
  address: (page: string) => string;
};

/** A letter's content, from which both its HTML and its plain text are made. */
export type LetterPart =
  | { kind: 'text'; text: string }
  | { kind: 'facts'; facts: { name: string; value: string }[] }
  | { kind: 'code'; code: string }
  | { kind: 'button'; text: string; href: string }
  | { kind: 'small'; text: string };

export type LetterText = {
  subject: string;
  /** What a list of mails shows after the subject. */
  preheader: string;
  heading: string;
  parts: LetterPart[];
  /** Why this letter came to this person. */
  reason: string;
};

/** A letter ready for the mailer: one content in two forms (RFC 2046, 5.1.4). */
export function letterIn(frame: LetterFrame, letter: LetterText): { subject: string; text: string; html: string } {
  return {
    subject: letter.subject,
    text: plainLetter(frame, letter),
    html: `<!doctype html>${String(<Letter frame={frame} letter={letter} />)}`,
  };
}

function plainLetter(frame: LetterFrame, { heading, parts, reason }: LetterText): string {
  const blocks = parts.map((part) => {
    switch (part.kind) {
      case 'facts':
        return part.facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
      case 'code':
        return `    ${part.code}`;
      case 'button':
        return `${part.text}:\n${part.href}`;
      default:
        return part.text;
    }
  });
  return `${[frame.paper.name, heading, ...blocks, `-- \n${reason}\n${frame.address('/')}`].join('\n\n')}\n`;
}

// Mail programs ignore stylesheets: what must hold stands in each element, and only the night's colours come by class.
const serif = `font-family:${mailFaces.serif};`;
const sans = `font-family:${mailFaces.sans};`;
const ink = `color:${mailDay.ink};`;
const faded = `color:${mailDay.faded};`;

function Letter({ frame, letter }: { frame: LetterFrame; letter: LetterText }) {
  const { language, paper, address } = frame;
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{letter.subject}</title>
        <style>{raw(mailNight)}</style>
      </head>
      <body class="desk" style="margin:0;padding:0;background:#f1eee7;">
        <div style="display:none;max-height:0;overflow:hidden;">{letter.preheader}</div>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} class="desk" style="background:#f1eee7;">
          <tr>
            <td align="center" style="padding:24px 12px;">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border={0}
                class="sheet"
                style="max-width:560px;background:#fffefb;border:1px solid #dcd7cb;"
              >
                <tr>
                  <td align="center" class="rule" style="padding:22px 32px 16px;border-bottom:3px double #1b1b19;">
                    <a href={address('/')} class="ink" style={`${serif}${ink}font-size:30px;line-height:1.1;text-decoration:none;`}>
                      {paper.name}
                    </a>
                    <div class="faded" style={`${serif}${faded}font-size:14px;line-height:1.5;padding-top:4px;`}>
                      {paper.tagline}
                    </div>
                  </td>
                </tr>
                <tr>
                  <td style="padding:28px 32px 12px;">
                    <h1 class="ink" style={`${serif}${ink}font-size:24px;line-height:1.3;font-weight:bold;margin:0 0 16px;`}>
                      {letter.heading}
                    </h1>
                    {letter.parts.map((part) => (
                      <Part frame={frame} part={part} />
                    ))}
                  </td>
                </tr>
                <tr>
                  <td class="rule" style="padding:16px 32px 24px;border-top:1px solid #dcd7cb;">
                    <p class="faded" style={`${sans}${faded}font-size:13px;line-height:1.6;margin:0;`}>
                      {letter.reason}
                    </p>
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
}

function Part({ frame, part }: { frame: LetterFrame; part: LetterPart }) {
  switch (part.kind) {
    case 'text':
      return (
        <p class="ink" style={`${serif}${ink}font-size:17px;line-height:1.6;margin:0 0 16px;`}>
          {part.text}
        </p>
      );
    case 'small':
      return (
        <p class="faded" style={`${sans}${faded}font-size:14px;line-height:1.6;margin:0 0 16px;`}>
          {part.text}
        </p>
      );
    case 'code':
      return (
        <p
          class="box ink"
          dir="ltr"
          style={`${sans}${ink}background:#f1eee7;font-size:30px;line-height:1;letter-spacing:6px;text-align:center;padding:18px 12px;margin:0 0 16px;`}
        >
          {part.code}
        </p>
      );
    case 'button':
      return <ButtonPart frame={frame} text={part.text} href={part.href} />;
    case 'facts':
      return (
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} style="margin:0 0 16px;">
          {part.facts.map(({ name, value }) => (
            <tr>
              <td
                class="rule faded"
                width="42%"
                style={`${sans}${faded}font-size:14px;line-height:1.5;padding:8px 0;border-bottom:1px solid #dcd7cb;`}
              >
                {name}
              </td>
              <td class="rule ink" style={`${sans}${ink}font-size:15px;line-height:1.5;padding:8px 0;border-bottom:1px solid #dcd7cb;`}>
                {value}
              </td>
            </tr>
          ))}
        </table>
      );
  }
}

/** A button, and its address written out for programs that show none. */
function ButtonPart({ frame, text, href }: { frame: LetterFrame; text: string; href: string }) {
  return (
    <>
      <p style="margin:8px 0 16px;">
        <a
          href={href}
          class="button"
          style={`${sans}display:inline-block;background:#1b1b19;color:#fffefb;font-size:16px;line-height:1.2;font-weight:bold;text-decoration:none;padding:14px 24px;`}
        >
          {text}
        </a>
      </p>
      <p class="faded" style={`${sans}${faded}font-size:13px;line-height:1.6;margin:0 0 16px;`}>
        {frame.words('mail.letter.address')}
        <br />
        <a href={href} dir="ltr" class="faded" style={`${faded}word-break:break-all;`}>
          {href}
        </a>
      </p>
    </>
  );
}
