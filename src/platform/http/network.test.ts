import { expect, test } from 'vitest';
import type { App } from '../app.ts';
import { clientAddress, networkPrefix } from './network.ts';
import type { Ctx } from './route.ts';

test.each([
  ['203.0.113.77', '203.0.113'],
  ['::ffff:203.0.113.77', '203.0.113'],
  ['2001:db8:1:2ff::1', '20010db8000102/56'],
  ['2001:DB8:1:200:aaaa:bbbb:cccc:dddd', '20010db8000102/56'],
  ['2001:db8:1:300::1', '20010db8000103/56'],
  ['::1', '00000000000000/56'],
  ['fe80::1%eth0', 'fe800000000000/56'],
])('the network of %s is %s', (address, prefix) => {
  expect(networkPrefix(address)).toBe(prefix);
});

const appBehind = (trustedProxies: number) => ({ config: { trustedProxies } }) as unknown as App;
const from = (remoteAddress: string, forwarded?: string) =>
  ({ req: { header: () => forwarded }, env: { incoming: { socket: { remoteAddress } } } }) as unknown as Ctx;

test('without proxies of ours nobody is believed about where a request comes from', () => {
  expect(clientAddress(appBehind(0), from('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7');
});

test('with one proxy of ours only what it wrote, the last address, counts', () => {
  expect(clientAddress(appBehind(1), from('10.0.0.1', '66.249.66.1, 198.51.100.1'))).toBe('198.51.100.1');
  expect(clientAddress(appBehind(1), from('10.0.0.1', 'nonsense'))).toBe('10.0.0.1');
  expect(clientAddress(appBehind(1), from('10.0.0.1'))).toBe('10.0.0.1');
});
