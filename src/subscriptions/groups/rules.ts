import { addressKey } from '#platform/mail-addresses.ts';
import type { Money } from '#platform/money.ts';

/** How many seats a group has, whoever manages it included. */
export const fewestSeats = 2;
export const mostSeats = 500;
/** How long an invitation can be accepted, in days. */
export const invitationDays = 14;
/** How many domains a group may name. */
export const mostDomains = 20;

/** From a seat on, each costs so much less than the plan, in percent. */
export type SeatDiscount = { fromSeat: number; percent: number };

/** What a plan costs for so many readers. Each seat has the discount of its own place, so that more seats never cost less. */
export function priceOfSeats(unit: Money, seats: number, discounts: SeatDiscount[]): Money {
  let minor = 0;
  for (let seat = 1; seat <= seats; seat++) {
    const percent = Math.max(0, ...discounts.filter((one) => one.fromSeat <= seat).map((one) => one.percent));
    minor += unit.minor * (100 - percent);
  }
  return { minor: Math.round(minor / 100), currency: unit.currency };
}

/** True for a number of seats that can be had. */
export function isSeatCount(seats: number): boolean {
  return Number.isInteger(seats) && seats >= fewestSeats && seats <= mostSeats;
}

/** How many may sit: what is paid for, and no more than what will be when the next period begins. */
export function roomOf(group: { seats: number; nextSeats: number | null; seatsHeld: number | null }): number {
  return Math.min(group.seats, group.nextSeats ?? group.seats, group.seatsHeld ?? group.seats);
}

/** Providers of mailboxes to the public: an address there says of nobody where they work or study. */
const mailboxProviders = new Set(
  `126.com 163.com aol.com att.net bluewin.ch btinternet.com comcast.net cox.net fastmail.com fastmail.fm free.fr gmail.com gmx.at gmx.ch
  gmx.com gmx.de gmx.net googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.es hotmail.fr hotmail.it icloud.com laposte.net libero.it
  live.com live.fr live.co.uk mac.com mail.com mail.ru mailbox.org me.com msn.com naver.com orange.fr outlook.com outlook.es outlook.fr
  pm.me posteo.de proton.me protonmail.com qq.com rambler.ru rediffmail.com rocketmail.com seznam.cz sfr.fr sky.com t-online.de terra.com.br
  tuta.com tutanota.com uol.com.br verizon.net virgilio.it wanadoo.fr web.de wp.pl yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com
  yahoo.com.ar yahoo.com.br yahoo.com.mx yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru ymail.com zoho.com`.split(/\s+/),
);

export function isMailboxProvider(domain: string): boolean {
  return mailboxProviders.has(domain);
}

/** The domain of a mail address as mail servers compare it. */
export function domainOf(email: string): string {
  return addressKey(email).split('@').at(-1) ?? '';
}

/** A domain as typed, with or without what stands before it; undefined where it can't be one. */
export function domainIn(typed: string): string | undefined {
  const host = domainOf(`somebody@${typed.trim().replace(/^.*@/, '')}`);
  return /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/.test(host) ? host : undefined;
}

/** The lines of a pasted list that say something, with their numbers; several addresses on one line count as lines of their own. */
export function linesIn(text: string): { line: number; text: string }[] {
  return text.split(/\r?\n/).flatMap((line, at) =>
    line
      .split(/[,;\t]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => ({ line: at + 1, text: part })),
  );
}

/** The tax that is in an amount, in minor units: `permille` 200 is a rate of 20 percent on the net price. */
export function taxWithin(minor: number, permille: number): number {
  return Math.round((minor * permille) / (1000 + permille));
}
