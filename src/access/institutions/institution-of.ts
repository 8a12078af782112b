import { BlockList, isIP } from 'node:net';
import { type App, keep } from '#platform/app.ts';
import { isOfDomain } from './domains.ts';
import { type Running, runningOn } from './store.ts';

/** Announced when institutions change: who they are, where their readers come from. */
export const institutionsTag = 'institutions';

/** As whom somebody may read: the institution's name is shown to them. */
export type ReadsWith = { id: number; name: string };

type Kept = Running & { addresses: BlockList };

/** The institution that a reader belongs to on a day, by the address they read from or by that of their account. Asks nothing while nothing changes. */
export async function institutionOf(app: App, day: string, address: string, email?: string): Promise<ReadsWith | undefined> {
  const running = (await kept(app, day)).filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  if (running.length === 0) return undefined;
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const found =
    (isIP(address) && !address.includes('%') ? running.find(({ addresses }) => addresses.check(address, family)) : undefined) ??
    (email ? running.find(({ domains }) => domains.some((domain) => isOfDomain(email, domain))) : undefined);
  return found && { id: found.id, name: found.name };
}

/** Whether anybody could be reading with an institution, on that day or later. */
export async function hasInstitutions(app: App, day: string): Promise<boolean> {
  return (await kept(app, day)).some(({ endsOn }) => day <= endsOn);
}

function kept(app: App, day: string): Promise<Kept[]> {
  return keep(app, 'institutions', [institutionsTag], async () => (await runningOn(app.db, day)).map(withAddresses));
}

function withAddresses(one: Running): Kept {
  const addresses = new BlockList();
  for (const range of one.ranges) {
    const [address = '', bits] = range.split('/');
    addresses.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return { ...one, addresses };
}
