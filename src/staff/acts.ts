import type { Phrase, Words } from '#platform/words.ts';

/** Acts that the log knows a sentence for, by module, and which details the sentence says. A phrase of each stands in `staff.acts`. */
const table: Record<string, Record<string, readonly string[]>> = {
  staff: {
    'signed-in': ['by', 'second'],
    'signed-out': [],
    invited: ['name', 'role'],
    'role-changed': ['name', 'from', 'to'],
    left: ['name'],
    'link-printed': [],
    'author-named': [],
    confirmed: ['by'],
    'code-refused': [],
    'authenticator-added': [],
    'authenticator-removed': [],
    'passkey-added': ['name'],
    'passkey-removed': ['name'],
    'passkey-refused': [],
    'recovery-codes-made': [],
    'factors-reset': ['name'],
    'provider-known': ['issuer'],
  },
  newsletters: {
    added: ['name'],
    changed: ['name'],
    moved: ['name'],
    retired: ['name'],
    reopened: ['name'],
    imported: ['rows'],
    exported: [],
    'mailing-made': [],
    'mailing-changed': [],
    'mailing-discarded': [],
    'mailing-scheduled': [],
    'mailing-unscheduled': [],
    'mailing-sent': [],
    'mailing-paused': [],
    'mailing-resumed': [],
    'mailing-stopped': [],
    'mailing-resent': [],
    'mail-held': [],
    'mail-let-go': [],
    'mail-paced': [],
    'address-suppressed': [],
    'address-lifted': [],
    'recipe-changed': [],
  },
  stories: {
    begun: [],
    'hand-in': [],
    'hand-back': [],
    approve: [],
    schedule: [],
    unschedule: [],
    embargo: [],
    publish: [],
    correct: [],
    update: [],
    withdraw: [],
    'taken-down': [],
    restore: ['restored'],
    file: [],
    arrange: [],
    headline: [],
    byline: [],
    origin: [],
    source: [],
    present: [],
    lead: [],
    comment: [],
    resolve: [],
    reopen: [],
    'preview-link': [],
    'end-preview-link': [],
    pinned: ['place'],
    unpinned: [],
    'front-planned': [],
    'front-cancelled': [],
    'section-added': [],
    'section-renamed': [],
    'section-removed': [],
    'section-moved': [],
    'section-closed': [],
    'section-reopened': [],
    'topic-added': [],
    'topic-renamed': [],
    'topic-removed': [],
    'picture-added': [],
    'picture-changed': [],
    'picture-replaced': [],
    'picture-removed': [],
    'picture-retried': [],
    'author-added': ['name'],
    followed: ['revision'],
  },
  sources: {
    'item-taken': [],
    'items-passed': [],
    'items-put-back': [],
    'item-assigned': [],
    'change-taken': [],
    'change-left': [],
    'feed-added': ['host'],
    'feed-paused': ['host'],
    'feed-resumed': ['host'],
    'feed-asked': ['host'],
    'feed-removed': ['host'],
    added: ['name'],
    changed: ['name'],
    'licence-added': ['name'],
    'licence-changed': ['name'],
    'licence-ended': ['name'],
    'licence-settled': ['name'],
    'letter-attached': ['name'],
    'take-down-asked': [],
    'item-by-hand': [],
  },
  translation: {
    assigned: [],
    followed: [],
    left: [],
    languages: [],
    'pair-removed': ['from', 'to'],
    'sources-apart': ['apart'],
    'concept-added': ['term'],
    'concept-changed': ['term'],
    'concept-removed': ['term'],
    'finding-accepted': ['reason'],
    'taken-along': [],
    'brought-back': [],
    'file-taken': ['name'],
    'file-started': ['name'],
    'memory-exported': [],
    'glossary-exported': [],
  },
  subscribers: {
    'complimentary-given': [],
    'grant-taken-back': [],
    extended: ['days'],
    cancelled: [],
    ended: [],
    refunded: ['amount'],
    'letter-sent-again': [],
    exported: [],
    imported: [],
  },
  access: { 'institution-made': ['name'], 'institution-changed': ['name'], 'institution-ended': ['name'] },
  groups: { opened: ['name'], changed: ['name'], ended: ['name'], 'domain-confirmed': ['name', 'host'] },
  settings: {
    changed: ['group'],
    'plans-changed': [],
    'offer-made': ['name'],
    'offer-ended': ['name'],
    'prices-moved': ['name'],
    'move-called-off': ['name'],
  },
  api: {
    'token-made': ['name'],
    'token-revoked': ['name'],
    'webhook-added': ['host'],
    'webhook-removed': ['host'],
    'webhook-resumed': ['host'],
    'webhook-secret-made': ['host'],
    'webhook-tested': ['host'],
    'webhook-given-up': [],
    'delivery-resent': ['host'],
  },
};

const told: readonly string[] = [
  'name',
  'role',
  'from',
  'to',
  'by',
  'second',
  'issuer',
  'place',
  'restored',
  'group',
  'host',
  'days',
  'amount',
  'rows',
  'term',
  'apart',
  'reason',
  'revision',
];

export type LoggedAct = { act: string; detail: Record<string, unknown> };

/** Every module of the log with its acts, for choosing among them. */
export const actsByModule: [module: string, acts: string[]][] = Object.entries(table).map(([module, acts]) => [
  module,
  Object.keys(acts).map((verb) => `${module}.${verb}`),
]);

const split = (act: string): [module: string, verb: string] => {
  const [module = '', verb = ''] = act.split('.');
  return [module, verb];
};

/** The details that the sentence of an act says; undefined for an act the log has no sentence for. */
function toldBy(act: string): readonly string[] | undefined {
  const [module, verb] = split(act);
  const acts = Object.hasOwn(table, module) ? table[module] : undefined;
  return acts && Object.hasOwn(acts, verb) ? acts[verb] : undefined;
}

/** What somebody did, in a sentence without its subject; the bare name of an act that nobody wrote one for. */
export function actSentence(words: Words, { act, detail }: LoggedAct): string {
  if (!toldBy(act)) return act;
  const [module, verb] = split(act);
  const values = Object.fromEntries(told.map((name) => [name, textOf(words, name, detail[name])]));
  return words(`staff.acts.${module}.${verb}` as Phrase, values);
}

/** The name of an act among others, as the list to choose from shows it. */
export function actName(words: Words, act: string): string {
  return actSentence(words, { act, detail: {} });
}

/** What else is known of an act, each as "name: value". */
export function actDetails(words: Words, { act, detail }: LoggedAct): string[] {
  const isTold = toldBy(act) ?? [];
  return Object.entries(detail)
    .filter(([name, value]) => !isTold.includes(name) && value !== null && value !== '')
    .map(([name, value]) => words('staff.log.detailOf', { name, value: textOf(words, name, value) }));
}

function textOf(words: Words, name: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return name === 'by' || name === 'second' ? 'none' : '…';
  const text = String(value);
  if (!['role', 'from', 'to'].includes(name)) return name === 'by' || name === 'second' ? text.replaceAll('-', '') : text;
  const phrase = `staff.roles.${text}` as const;
  return isRolePhrase(phrase) ? words(phrase) : text;
}

function isRolePhrase(text: string): text is 'staff.roles.contributor' {
  return /^staff\.roles\.(contributor|translator|editor|publisher)$/.test(text);
}
