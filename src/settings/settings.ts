import { z } from 'zod';

// `Intl` throws at a text that is no tag at all, so its form is looked at first.
const isTag = (tag: string) => /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(tag) && Intl.getCanonicalLocales(tag)[0] === tag;
const language = z.string().refine(isTag, 'must be a BCP 47 tag such as en or pt-BR');
const texts = z.record(z.string(), z.string());
const timeZone = z
  .string()
  .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'must be an IANA time zone such as Europe/Paris');

/** What an editor may change without a deploy, by group, with the defaults of an empty paper. */
export const settingsSchema = z.object({
  paper: z
    .object({
      name: z.string().min(1).max(60),
      tagline: texts,
      timeZone,
      homeLanguage: language,
      /** Every language the paper is published in, the home language first. */
      languages: z.array(language).min(1),
    })
    .default({ name: 'Broadsheet', tagline: {}, timeZone: 'UTC', homeLanguage: 'en', languages: ['en'] }),
  meter: z
    .object({
      /** Free stories a calendar month for visitors and for registered readers. */
      visitors: z.number().int().min(0).max(1000),
      readers: z.number().int().min(0).max(1000),
      /** New visitors' meters a day from one network (/24 or /56); above it, registration is asked. */
      newPerNetwork: z.number().int().min(0).max(1_000_000),
    })
    .default({ visitors: 1, readers: 3, newPerNetwork: 30 }),
  readers: z
    .object({
      /** On how many devices a reader may be signed in at once: one more, and the one used longest ago is signed out. */
      devices: z.number().int().min(1).max(50),
    })
    .default({ devices: 5 }),
  gifts: z
    .object({
      /** Stories a subscriber may give away in a calendar month, for how many days each can be opened, and on how many devices. */
      aMonth: z.number().int().min(0).max(1000),
      days: z.number().int().min(1).max(366),
      devices: z.number().int().min(1).max(1000),
    })
    .default({ aMonth: 10, days: 14, devices: 10 }),
  giftSubscriptions: z
    .object({
      /** What a gift costs by its months, in the minor unit of the plans' currency; a length without a price costs what the plans do. */
      prices: z.partialRecord(z.enum(['1', '3', '6', '12']), z.number().int().min(1).max(100_000_000)).default({}),
    })
    .default({ prices: {} }),
  archive: z.object({ closesAfterDays: z.number().int().min(1).max(36_500) }).default({ closesAfterDays: 30 }),
  preview: z
    .object({ paragraphs: z.number().int().min(1).max(20), mostWords: z.number().int().min(20).max(2000) })
    .default({ paragraphs: 2, mostWords: 220 }),
  offer: z.object({ benefits: z.array(z.object({ text: texts, isNew: z.boolean() })).max(20) }).default({ benefits: [] }),
  /** The code of the offer that is shown to whoever wants to cancel. */
  leaving: z.object({ offer: z.string().max(40).nullable() }).default({ offer: null }),
  groups: z
    .object({
      /** Whether readers are offered a subscription for several, and from which seat on each costs how much less than the plan. */
      isSold: z.boolean(),
      discounts: z.array(z.object({ fromSeat: z.number().int().min(2).max(500), percent: z.number().int().min(1).max(90) })).max(6),
    })
    .default({ isSold: true, discounts: [] }),
  seller: z
    .object({
      /** Who sells, as invoices name them; the tax that is in every price, in thousandths of the net price. */
      name: z.string().max(200),
      address: z.string().max(500),
      vatId: z.string().max(40),
      vatPermille: z.number().int().min(0).max(500),
    })
    .default({ name: '', address: '', vatId: '', vatPermille: 0 }),
  front: z.object({ headerNewsletter: z.string().nullable() }).default({ headerNewsletter: null }),
  /** How far the form of an empty paper has been gone through. */
  setUp: z.object({ isPaperKnown: z.boolean(), isDone: z.boolean() }).default({ isPaperKnown: false, isDone: false }),
  /** Whether readers are told of a version that a machine helped with it. */
  translation: z.object({ tellsOfMachines: z.boolean() }).default({ tellsOfMachines: true }),
  newsroom: z
    .object({
      /** Whether a text must have been passed by somebody who hasn't written in it. A paper of one person can't have that. */
      review: z.enum(['required', 'optional']),
      /** Whether staff must prove more than that they read their mail: by an authenticator app or a passkey. */
      secondFactor: z.enum(['required', 'optional']).default('optional'),
    })
    .default({ review: 'optional', secondFactor: 'optional' }),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingsGroup = keyof Settings;
