import type { Block, Text } from '#document';
import { linesOf } from '#document';
import { type Mail, type MailPart, personalLinks } from './mail.ts';

const rule = '—'.repeat(24);

/** The same mail for those who read plain text: headlines, decks, texts, and every address written out. */
export function plainMail(mail: Mail): string {
  const { frame, newsletter } = mail;
  const { words, paper } = frame;
  const { leave, preferences, web } = personalLinks;
  const head = `${paper.name}\n${newsletter.name} · ${mail.day}`;
  const parts = mail.parts.map((part) => partText(part, mail));
  const foot = [
    words('mail.mailing.reason', { name: newsletter.name, paper: paper.name }),
    `${words('mail.mailing.leave')}: ${leave}`,
    `${words('mail.mailing.preferences')}: ${preferences}`,
    `${words('mail.mailing.web')}: ${web}`,
  ];
  return `${[head, ...parts.filter(Boolean)].join(`\n\n${rule}\n\n`)}\n\n-- \n${foot.join('\n')}\n`;
}

function partText(part: MailPart, mail: Mail): string {
  const { words, paper, address } = mail.frame;
  switch (part.kind) {
    case 'text':
      return blocksText(part.blocks);
    case 'advertisement':
      return `${words('design.ad.label')}: ${words('design.ad.line', { paper: paper.name })}\n${address('/subscribe')}`;
    case 'story': {
      const { card, blocks } = part.story;
      const kicker = [card.section.name, card.countries[0]?.name].filter(Boolean).join(' · ');
      const text = blocksText(blocks);
      return [kicker, card.headline, card.deck, text, mail.whole(card.href)].filter(Boolean).join('\n\n');
    }
  }
}

function blocksText(blocks: Block[]): string {
  return blocks
    .map((block) => {
      const addresses = linksOf(block);
      const lines = block.type === 'list' ? linesOf(block).map((line) => `- ${line}`) : linesOf(block);
      return [...lines, ...addresses].join('\n');
    })
    .filter(Boolean)
    .join('\n\n');
}

function linksOf(block: Block): string[] {
  const hrefs = (text: Text) => text.flatMap(({ marks = [] }) => marks.flatMap((mark) => (mark.type === 'link' ? [mark.href] : [])));
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'correction':
      return hrefs(block.text);
    case 'list':
      return block.items.flatMap(hrefs);
    case 'quote':
      return block.text.flatMap(hrefs);
    case 'embed':
      return [block.url];
    default:
      return [];
  }
}
