import { expect, test } from 'vitest';
import { type Asked, clearanceBy, isOver, narrowedTerms, type Terms, wasCoveredBy } from './rules.ts';

const open: Terms = {
  id: 1,
  name: 'Open',
  mayTranslate: true,
  mayAbridge: true,
  mayUsePictures: true,
  channels: ['web', 'mail', 'magazine'],
  languages: null,
  territories: null,
  startsOn: '2026-01-01',
  endsOn: null,
  endedAt: null,
  settledAt: null,
  embargoHours: 0,
};
const asked: Asked = {
  channel: 'web',
  language: 'en',
  originalLanguage: 'fr',
  sourceLanguages: ['fr'],
  isAbridged: false,
  at: new Date('2026-11-24T15:00:00Z'),
  publishedAt: new Date('2026-11-24T12:00:00Z'),
  embargoUntil: null,
  timeZone: 'America/New_York',
};

test.each<[string, Partial<Terms>[], Partial<Asked>, number | string]>([
  ['without a licence', [], {}, 'no-licence'],
  ['under an open one', [{}], {}, 1],
  ['before its first day', [{ startsOn: '2026-11-25' }], {}, 'not-started 2026-11-25'],
  ['on its last day, still that day in New York', [{ endsOn: '2026-11-24' }], { at: new Date('2026-11-25T04:59:00Z') }, 1],
  ['a minute later', [{ endsOn: '2026-11-24' }], { at: new Date('2026-11-25T05:00:00Z') }, 'ended 2026-11-24'],
  ['ended by hand', [{ endedAt: new Date('2026-11-24T14:00:00Z') }], {}, 'ended 2026-11-24'],
  [
    'settled, whatever the clock of who asks',
    [{ endsOn: '2026-11-24', settledAt: new Date('2026-11-25T05:00:00Z') }],
    {},
    'ended 2026-11-24',
  ],
  ['in a language it doesn’t name', [{ languages: ['ar'] }], {}, 'language'],
  ['in a region of one it names', [{ languages: ['en'] }], { language: 'en-GB' }, 1],
  ['translated without the right', [{ mayTranslate: false }], {}, 'translate'],
  ['in the original’s own language', [{ mayTranslate: false }], { language: 'fr-CA' }, 1],
  ['in one of the source’s where the original’s is unknown', [{ mayTranslate: false }], { originalLanguage: null, language: 'fr' }, 1],
  ['abridged', [{ mayAbridge: false }], { isAbridged: true }, 'abridge'],
  ['by mail', [{ channels: ['web'] }], { channel: 'mail' }, 'channel'],
  ['limited to countries', [{ territories: ['FR', 'BE'] }], {}, 'territory FR, BE'],
  ['before its hours are over', [{ embargoHours: 4 }], {}, 'embargo 2026-11-24 11:00'],
  ['once they are', [{ embargoHours: 3 }], {}, 1],
  ['before the item’s own moment', [{}], { embargoUntil: new Date('2026-11-24T16:00:00Z') }, 'embargo 2026-11-24 11:00'],
  ['the one that runs longest counts', [{ endsOn: '2027-01-01' }, { id: 2 }], {}, 2],
  [
    'the nearest clause is named',
    [
      { channels: ['mail'], languages: ['ar'] },
      { id: 2, mayTranslate: false },
    ],
    {},
    'translate',
  ],
  ['one that runs is nearer than one that ended', [{ endsOn: '2026-02-01' }, { id: 2, mayTranslate: false }], {}, 'translate'],
])('%s', (_, licences, about, result) => {
  const found = clearanceBy(
    licences.map((one) => ({ ...open, ...one })),
    { ...asked, ...about },
  );
  expect(found.ok ? found.licenceId : `${found.clause.kind} ${found.clause.on}`.trim()).toBe(result);
});

test('what stands was covered by a licence though it is over, and not by one that never allowed it', () => {
  const over = { ...open, endsOn: '2026-11-20' };
  expect(isOver(over, asked.at, asked.timeZone)).toBe(true);
  expect(wasCoveredBy(over, asked)).toBe(true);
  expect(wasCoveredBy({ ...over, languages: ['ar'] }, asked)).toBe(false);
});

test('what allows less than before is named', () => {
  expect(narrowedTerms(open, { ...open, channels: ['web'], languages: ['en'], startsOn: '2026-02-01' })).toEqual([
    'channels',
    'languages',
    'startsOn',
  ]);
  expect(narrowedTerms({ ...open, languages: ['en'], embargoHours: 2 }, { ...open, languages: null, embargoHours: 0 })).toEqual([]);
});
