import { lookup } from 'node:dns';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export type Posted = { status?: number; problem?: string };

const secondsToAnswer = 10;

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

/** Posts a body and answers the status, or a sentence why there is none. Follows nothing, believes no name that leads into the house, waits ten seconds. */
export async function post(address: string, headers: Record<string, string>, body: string, allowsThisMachine: boolean): Promise<Posted> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !mayCall(host, allowsThisMachine)) return { problem: 'The address is not one of the public internet.' };
  // The connection goes to the very address that was looked at: a name that answers otherwise the next time gains nothing.
  const vetted: LookupFunction = (name, options, done) =>
    lookup(name, { ...options, all: true }, (error, found) => {
      const bad = found?.find((one) => !mayCall(one.address, allowsThisMachine));
      const [first] = found ?? [];
      if (error || bad || !first)
        return done(error ?? new Error('The name leads to an address that is not one of the public internet.'), '', 0);
      return options.all ? done(null, found) : done(null, first.address, first.family);
    });
  const request = url.protocol === 'https:' ? secure : plain;
  const sentHeaders = { ...headers, 'User-Agent': 'Broadsheet', 'Content-Length': String(Buffer.byteLength(body)) };
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(secondsToAnswer * 1000);
    const sent = request(url, { method: 'POST', headers: sentHeaders, lookup: vetted, signal, agent: false }, (answer) => {
      resolve({ status: answer.statusCode ?? 0 });
      answer.destroy();
    });
    sent.on('error', (error) =>
      resolve({ problem: signal.aborted ? `There was no answer within ${secondsToAnswer} seconds.` : error.message.slice(0, 200) }),
    );
    sent.end(body);
  });
}
