import { expect, it } from 'vitest';
import { cancelAndComeBack, readToTheWall, takeTheTrial } from './journey.ts';
import { seenPaper } from './visitor.ts';

const seen = seenPaper();

it('leads from the front page through a free story, the wall and a trial to its end', async () => {
  const visitor = await seen.visitor();
  await readToTheWall(visitor, async () => {});
  await takeTheTrial(seen, visitor);
  await cancelAndComeBack(seen, visitor);
  expect(visitor.offences).toEqual([]);
});
