import { raw } from 'hono/html';
import { mailDay, mailFaces, mailNight } from '#design';
import { directionOf } from '#platform/languages.ts';
import { type Mail, type MailPart, type MailStory, personalLinks } from './mail.ts';
import { MailBlocks, MailImage } from './mail-blocks.tsx';

// Mail programs take styles from elements: these are written into each one when the mail is made. Only the night's colours come by class.
const inlined = `
  p { margin: 0 0 14px; }
  h3 { margin: 22px 0 8px; font-size: 19px; line-height: 1.3; }
  ul, ol { margin: 0 0 14px; padding: 0 22px; }
  li { margin: 0 0 6px; }
  a { color: ${mailDay.ink}; }
  blockquote { margin: 0 0 14px; padding: 0 18px; font-style: italic; }
  img { display: block; width: 100%; height: auto; border: 0; }
  .caption { margin: 6px 0 16px; font-size: 13px; line-height: 1.5; color: ${mailDay.faded}; }
  .by { font-style: normal; font-size: 14px; }
  .divider { text-align: center; letter-spacing: 8px; }
  .figures { width: 100%; border-collapse: collapse; margin: 0 0 14px; font-size: 14px; }
  .figures td, .figures th { padding: 6px 4px; border-bottom: 1px solid ${mailDay.edge}; text-align: start; vertical-align: top; }
  .headline a { color: ${mailDay.ink}; text-decoration: none; }
  .paper a { color: ${mailDay.ink}; text-decoration: none; }
  .kicker a { color: ${mailDay.accent}; text-decoration: none; }
  .mark { color: ${mailDay.faded}; }
  .quiet a { color: ${mailDay.faded}; }
`;

const night = `${mailNight}
  @media (prefers-color-scheme: dark) {
    .desk > div { background: #14171a !important; background-color: #14171a !important; }
    .sheet > table { background: #1d2125 !important; background-color: #1d2125 !important; }
    .box > table { background: #272c31 !important; background-color: #272c31 !important; }
    .rule td, .rule p { border-color: #4a4f55 !important; }
  }
`;

/** A mailing's mail in MJML (5.x): the paper's name above, its parts, and below them why it came and how to leave. */
export function mjmlOf(mail: Mail): string {
  const { frame, newsletter } = mail;
  const { language, paper, address } = frame;
  const dir = directionOf(language);
  const start = dir === 'rtl' ? 'right' : 'left';
  const serif = dir === 'rtl' ? mailFaces.naskh : mailFaces.serif;
  const first = mail.parts.findIndex(({ kind }) => kind === 'story');
  return String(
    <mjml lang={language} dir={dir}>
      <mj-head>
        <mj-title>{mail.subject}</mj-title>
        {mail.preheader ? <mj-preview>{mail.preheader}</mj-preview> : null}
        <mj-attributes>
          <mj-all font-family={serif} />
          <mj-section padding="0 32px" direction={dir} />
          <mj-column padding="0" direction={dir} />
          <mj-text padding="0" align={start} color={mailDay.ink} font-size="17px" line-height="1.6" />
          <mj-class name="small" font-family={mailFaces.sans} font-size="13px" line-height="1.6" color={mailDay.faded} />
        </mj-attributes>
        <mj-style>{raw(night)}</mj-style>
        <mj-style inline="inline">{raw(inlined)}</mj-style>
        <mj-raw>
          <meta name="color-scheme" content="light dark" />
          <meta name="supported-color-schemes" content="light dark" />
        </mj-raw>
      </mj-head>
      <mj-body css-class="desk" background-color={mailDay.desk} width="600px">
        <mj-section padding="14px 32px">
          <mj-column>
            <mj-text mj-class="small" css-class="faded quiet" align="center">
              <a href={personalLinks.web}>{frame.words('mail.mailing.web')}</a>
            </mj-text>
          </mj-column>
        </mj-section>
        <mj-wrapper padding="0 0 8px" css-class="sheet" background-color={mailDay.sheet}>
          <mj-section padding="26px 32px 18px" css-class="rule" border-bottom={`3px double ${mailDay.ink}`}>
            <mj-column>
              <mj-text css-class="ink paper" align="center" font-size="34px" line-height="1.1">
                <a href={address('/')}>{paper.name}</a>
              </mj-text>
              <mj-text css-class="accent" align="center" font-size="18px" color={mailDay.accent} padding="8px 0 0">
                {newsletter.name}
              </mj-text>
              <mj-text mj-class="small" css-class="faded" align="center">
                {mail.day}
              </mj-text>
            </mj-column>
          </mj-section>
          {mail.parts.map((part, at) => (
            <PartSection part={part} mail={mail} isFirst={at === first} />
          ))}
        </mj-wrapper>
        <Foot mail={mail} />
      </mj-body>
    </mjml>,
  );
}

function PartSection({ part, mail, isFirst }: { part: MailPart; mail: Mail; isFirst: boolean }) {
  switch (part.kind) {
    case 'text':
      return (
        <mj-section padding="24px 32px 6px">
          <mj-column>
            <mj-text css-class="ink">
              <MailBlocks blocks={part.blocks} mail={mail} />
            </mj-text>
          </mj-column>
        </mj-section>
      );
    case 'advertisement':
      return <Advertisement mail={mail} />;
    case 'story':
      return isFirst || part.story.isWhole || !part.story.card.lead ? (
        <WideStory story={part.story} mail={mail} isFirst={isFirst} />
      ) : (
        <BesideStory story={part.story} mail={mail} />
      );
  }
}

type StoryProps = { story: MailStory; mail: Mail };

function WideStory({ story, mail, isFirst }: StoryProps & { isFirst: boolean }) {
  const { lead } = story.card;
  return (
    <mj-section padding="26px 32px 12px" css-class="rule" border-top={isFirst ? 'none' : `1px solid ${mailDay.edge}`}>
      <mj-column>
        {lead ? (
          <mj-text css-class="faded" mj-class="small" padding="0 0 14px">
            <a href={mail.whole(story.card.href)}>
              <MailImage picture={lead.picture} alt={lead.alt} width={536} mail={mail} />
            </a>
            <p class="caption">
              {[lead.caption, [lead.picture.credit, lead.picture.agency].filter(Boolean).join(' / ')].filter(Boolean).join(' ')}
            </p>
          </mj-text>
        ) : null}
        <Head story={story} mail={mail} size={isFirst ? '28px' : '23px'} />
        <mj-text css-class="ink" padding="8px 0 0">
          <MailBlocks blocks={story.blocks} mail={mail} />
        </mj-text>
        <GoOn story={story} mail={mail} />
      </mj-column>
    </mj-section>
  );
}

/** A story with a small picture beside its headline; on a phone the picture stands above. */
function BesideStory({ story, mail }: StoryProps) {
  const { lead } = story.card;
  return (
    <mj-section padding="26px 32px 12px" css-class="rule" border-top={`1px solid ${mailDay.edge}`}>
      <mj-column width="33%" vertical-align="top">
        {lead ? (
          <mj-text mj-class="small" css-class="faded" padding="4px 0 12px">
            <a href={mail.whole(story.card.href)}>
              <MailImage picture={lead.picture} alt={lead.alt} width={177} mail={mail} />
            </a>
          </mj-text>
        ) : null}
      </mj-column>
      <mj-column width="4%" />
      <mj-column width="63%" vertical-align="top">
        <Head story={story} mail={mail} size="21px" />
        <GoOn story={story} mail={mail} />
      </mj-column>
    </mj-section>
  );
}

function Head({ story, mail, size }: StoryProps & { size: string }) {
  const { card } = story;
  const { words } = mail.frame;
  const marks = [
    ...(card.isExclusive ? [words('design.story.exclusive')] : []),
    ...(card.access === 'subscribers' && !story.isWhole ? [words('design.story.subscribers')] : []),
  ];
  return (
    <>
      <mj-text css-class="accent kicker" font-family={mailFaces.sans} font-size="13px" color={mailDay.accent} padding="0 0 4px">
        <a href={mail.whole(card.section.href)}>{card.section.name}</a>
        {card.countries[0] ? ` · ${card.countries[0].name}` : null}
        {marks.length > 0 ? <span class="mark"> · {marks.join(' · ')}</span> : null}
      </mj-text>
      <mj-text css-class="ink headline" font-size={size} line-height="1.25" font-weight="bold">
        <a href={mail.whole(card.href)}>{card.headline}</a>
      </mj-text>
      {card.deck ? (
        <mj-text css-class="faded" color={mailDay.faded} font-size="16px" line-height="1.5" padding="6px 0 0">
          {card.deck}
        </mj-text>
      ) : null}
    </>
  );
}

function GoOn({ story, mail }: StoryProps) {
  const { words } = mail.frame;
  return (
    <mj-text css-class="ink" font-family={mailFaces.sans} font-size="14px" padding="8px 0 10px">
      <a href={mail.whole(story.card.href)}>{words(story.isWhole ? 'mail.mailing.onPaper' : 'mail.mailing.goOn')}</a>
    </mj-text>
  );
}

/** The place for advertising, with the paper's own word in it. Those who pay have none. */
function Advertisement({ mail }: { mail: Mail }) {
  const { words, address, paper } = mail.frame;
  return (
    <mj-section padding="18px 32px" css-class="box" background-color={mailDay.desk}>
      <mj-column>
        <mj-text mj-class="small" css-class="faded" align="center">
          {words('design.ad.label')}
        </mj-text>
        <mj-text css-class="ink" align="center" padding="4px 0 0">
          {words('design.ad.line', { paper: paper.name })} <a href={address('/subscribe')}>{words('design.ad.call')}</a>
        </mj-text>
      </mj-column>
    </mj-section>
  );
}

function Foot({ mail }: { mail: Mail }) {
  const { words, paper } = mail.frame;
  const { leave, preferences, web } = personalLinks;
  return (
    <mj-section padding="20px 32px 36px">
      <mj-column>
        <mj-text mj-class="small" css-class="faded quiet" align="center">
          <p>{words('mail.mailing.reason', { name: mail.newsletter.name, paper: paper.name })}</p>
          <p>
            <a href={leave}>{words('mail.mailing.leave')}</a> · <a href={preferences}>{words('mail.mailing.preferences')}</a> ·{' '}
            <a href={web}>{words('mail.mailing.web')}</a>
          </p>
        </mj-text>
      </mj-column>
    </mj-section>
  );
}
