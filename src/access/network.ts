import { isIP } from 'node:net';
import type { App } from '#platform/app.ts';
import type { Ctx } from '#platform/http/route.ts';

/**
 * The address a request comes from: the socket's, or, behind `trustedProxies` proxies of ours, the one the outermost of them saw.
 * X-Forwarded-For from anybody else is not looked at.
 */
export function clientAddress(app: App, c: Ctx): string {
  const socket = c.env?.incoming?.socket?.remoteAddress ?? '127.0.0.1';
  const { trustedProxies } = app.config;
  if (trustedProxies === 0) return socket;
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const seen = forwarded.at(-trustedProxies);
  return seen && isIP(seen) ? seen : socket;
}

/** The network an address belongs to: its /24 (IPv4) or /56 (IPv6), as text. */
export function networkPrefix(address: string): string {
  const mapped = address.match(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i)?.[1];
  const plain = mapped ?? address;
  if (isIP(plain) === 4) return plain.split('.').slice(0, 3).join('.');
  const [head = '', tail = ''] = plain.split('%')[0]?.split('::') ?? [];
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const groups = plain.includes('::') ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right] : left;
  const bits = groups.slice(0, 4).map((group) => group.padStart(4, '0')).join('');
  return `${bits.slice(0, 14).toLowerCase()}/56`;
}

/** What is kept of a network for a day: a keyed hash, salted with that day, from which the address can't be had back. */
export function networkHash(app: App, address: string, day: string): Buffer {
  return Buffer.from(app.keys.mac('network', `${day} ${networkPrefix(address)}`), 'base64url');
}
