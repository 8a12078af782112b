import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

// What isn't the public internet (IANA special-purpose registries): this machine, its network, clouds' own services.
const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(network, prefix, 'ipv4');
// Of IPv6 only global unicast is open, without the parts that carry IPv4 or document examples.
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(network, prefix, 'ipv6');

const here = new BlockList();
here.addSubnet('127.0.0.0', 8, 'ipv4');
here.addAddress('::1', 'ipv6');

/** True when an address may be called: one of the public internet, or of this machine where that is allowed. */
export function mayCall(address: string, allowsThisMachine: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0) return false;
  if (allowsThisMachine && here.check(address, family)) return true;
  return !closed.check(address, family) && (family === 'ipv4' || open6.check(address, 'ipv6'));
}

/** A name that leads, in part or whole, to an address that mustn't be called. */
export class NotPublic extends Error {}

/** Asks for the addresses of a name. */
export type Resolve = (name: string) => Promise<{ address: string; family: number }[]>;

const resolveBySystem: Resolve = (name) =>
  new Promise((found, failed) => lookup(name, { all: true }, (error, addresses) => (error ? failed(error) : found(addresses))));

/**
 * Looks a name up for a connection, which then goes to the very address that was looked at: a name that answers otherwise the next time
 * gains nothing. Fails when any of its addresses mustn't be called.
 */
export function vettedLookup(allowsThisMachine: boolean, resolve: Resolve = resolveBySystem): LookupFunction {
  return (name, options, done) => {
    resolve(name).then(
      (found) => {
        const [first] = found;
        if (!first || found.some(({ address }) => !mayCall(address, allowsThisMachine)))
          return done(new NotPublic('The name leads to an address that is not one of the public internet.'), '', 0);
        return options.all ? done(null, found) : done(null, first.address, first.family);
      },
      (error) => done(error, '', 0),
    );
  };
}
