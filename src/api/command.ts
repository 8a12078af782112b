import type { App } from '#platform/app.ts';
import { ConfigError } from '#platform/config.ts';
import type { Press } from '#platform/database.ts';
import { addressKey } from '#platform/mail-addresses.ts';
import { isRole, peopleOf, type Role, roles } from '#staff';
import { makeToken } from './make-token.ts';
import { revokeToken } from './revoke-token.ts';
import { isScope, mostTokenDays, type Scope, scopes } from './rules.ts';
import { tokensOf } from './store.ts';

type Paper = { app: App; press: Press };
type Say = (line: string) => void;

const usage = [
  'bin/broadsheet token make --for ana@example.org --name "Archive import" --scopes stories:write,pictures:write [--days 90] [--role editor]',
  'bin/broadsheet token list',
  'bin/broadsheet token revoke 7',
  `Scopes: ${scopes.join(' ')}`,
];

/** `bin/broadsheet token`: makes, lists and revokes the tokens of programs, for whoever keeps the machine. */
export async function tokenCommand(paper: Paper, words: string[], say: Say): Promise<void> {
  const [verb, ...rest] = words;
  if (verb === 'make') return make(paper, optionsIn(rest), say);
  if (verb === 'list' && rest.length === 0) return list(paper, say);
  if (verb === 'revoke' && /^[1-9]\d{0,14}$/.test(rest[0] ?? '') && rest.length === 1) {
    if (!(await revokeToken(paper.press, Number(rest[0]), null, paper.app.clock()))) throw new ConfigError([`No token ${rest[0]} works.`]);
    return say(`Token ${rest[0]} is revoked.`);
  }
  throw new ConfigError(usage);
}

function optionsIn(words: string[]): Map<string, string> {
  const options = new Map<string, string>();
  for (let at = 0; at < words.length; at += 2) {
    const name = words[at]?.match(/^--(for|name|scopes|days|role)$/)?.[1];
    const value = words[at + 1];
    if (!name || value === undefined || options.has(name)) throw new ConfigError(usage);
    options.set(name, value);
  }
  return options;
}

async function make({ app, press }: Paper, options: Map<string, string>, say: Say): Promise<void> {
  const [email = '', name = '', given = ''] = ['for', 'name', 'scopes'].map((one) => options.get(one)?.trim());
  const asked = given.split(',').filter(Boolean);
  const days = options.get('days');
  const role = options.get('role');
  const person = (await peopleOf(press)).find((one) => !one.leftAt && addressKey(one.email) === addressKey(email));
  const problems = [
    email && person ? [] : [`Nobody of the staff has the address "${email}".`],
    name && name.length <= 100 ? [] : ['Say which program it is for, in at most 100 characters: --name.'],
    asked.length > 0 && asked.every(isScope) ? [] : [`Say what it may do: --scopes, of ${scopes.join(' ')}.`],
    days === undefined || (/^[1-9]\d{0,2}$/.test(days) && Number(days) <= mostTokenDays)
      ? []
      : [`--days is a whole number from 1 to ${mostTokenDays}.`],
    role === undefined || isRole(role) ? [] : [`--role is one of ${roles.join(' ')}.`],
  ].flat();
  if (problems.length > 0 || !person) throw new ConfigError(problems);
  const token = {
    name,
    personId: person.id,
    role: (role as Role | undefined) ?? person.role,
    scopes: asked as Scope[],
    ...(days === undefined ? {} : { days: Number(days) }),
  };
  const made = await makeToken(press, token, null, app.clock());
  if (!made.ok) throw new Error(made.reason);
  say(`Token ${made.id}, for ${name}. It is shown this once:`);
  say(made.token);
}

async function list({ press }: Paper, say: Say): Promise<void> {
  const people = new Map((await peopleOf(press)).map(({ id, email }) => [id, email]));
  for (const { id, name, ending, personId, scopes, expiresAt, lastUsedAt, revokedAt } of await tokensOf(press)) {
    const ends = revokedAt ? `revoked ${revokedAt.toISOString()}` : expiresAt ? `until ${expiresAt.toISOString()}` : 'until it is revoked';
    const used = lastUsedAt ? `used ${lastUsedAt.toISOString()}` : 'never used';
    say([id, `…${ending}`, name, people.get(personId) ?? '', scopes.join(','), ends, used].join('  '));
  }
}
