import { wordsIn } from '#platform/words.ts';
import { type Problem as Mistake, problemText } from '#stories';
import { Problem } from './problems.ts';

const sentences: Record<string, string> = {
  'wrong-state': 'The version is not in a state for that.',
  'not-reviewed': 'A colleague has to approve this text before it is published.',
  'own-work': 'Nobody approves what they have written themselves.',
  embargoed: 'The version is under embargo.',
  'nothing-to-publish': 'There is nothing new to publish.',
  'address-taken': 'Another story has this address: give the version another slug.',
  past: 'That moment is over.',
  exists: 'The story has a version in this language already.',
};

/** Says why a verb didn't do what was asked, as programs read it, and undoes what the call had begun. */
export function refuse(outcome: { reason: string; problems?: Mistake[] }): never {
  const { reason, problems } = outcome;
  if (reason === 'no-version' || reason === 'no-story') throw new Problem(404, 'not-found');
  if (reason === 'not-allowed')
    throw new Problem(403, 'not-allowed', { detail: 'Whoever this token acts for may not do that to this story.' });
  if (reason === 'conflict')
    throw new Problem(412, 'revision-other', { detail: 'Read the version again: another revision has been saved since.' });
  const words = wordsIn('en');
  const errors = problems?.map((one) => ({ pointer: pointerOf(one), detail: problemText(words, one) }));
  throw new Problem(409, reason, { detail: sentences[reason] ?? 'That can’t be done now.', errors });
}

function pointerOf({ place }: Mistake): string {
  return typeof place === 'number' ? `/document/blocks/${place}` : `/${place === 'text' ? 'document' : place}`;
}
