import { expect, test } from 'vitest';
import { readRange, withoutNested } from './ranges.ts';

test.each([
  ['192.0.2.0/24', '192.0.2.0/24'],
  [' 192.0.2.77 / 24 ', '192.0.2.0/24'],
  ['192.0.2.77', '192.0.2.77/32'],
  ['2001:DB8::/48', '2001:db8::/48'],
  ['2001:db8:0:0:0:0:0:7', '2001:db8::7/128'],
  ['::ffff:192.0.2.77', '192.0.2.77/32'],
  ['198.51.100.1-198.51.100.4', '198.51.100.1/32 198.51.100.2/31 198.51.100.4/32'],
  ['198.51.100.0 - 198.51.100.255', '198.51.100.0/24'],
  ['198.51.100.7-198.51.100.7', '198.51.100.7/32'],
  ['2001:db8::-2001:db8::ffff', '2001:db8::/112'],
  ['11.0.0.0/8', '11.0.0.0/8'],
  ['2001:d00::/24', '2001:d00::/24'],
])('%s is %s', (line, blocks) => {
  expect(readRange(line)).toEqual({ ok: true, blocks: blocks.split(' ') });
});

test.each([
  ['', 'unreadable'],
  ['library', 'unreadable'],
  ['192.0.2.0/33', 'unreadable'],
  ['192.0.2.256', 'unreadable'],
  ['192.0.2.1-2001:db8::1', 'unreadable'],
  ['2001:db8::1%eth0', 'unreadable'],
  ['192.0.2.9-192.0.2.1', 'backwards'],
  ['11.0.0.0/7', 'wide'],
  ['0.0.0.0/0', 'wide'],
  ['2001::/23', 'wide'],
  ['11.0.0.0-13.255.255.255', 'wide'],
  ['10.0.0.1-10.0.0.50', 'private'],
  ['127.0.0.1', 'private'],
  ['192.168.0.0/15', 'private'],
  ['100.64.0.0/16', 'private'],
  ['::1', 'private'],
  ['fd00::/32', 'private'],
  ['fe80::/64', 'private'],
  ['::ffff:10.0.0.1', 'private'],
])('%s is refused as %s', (line, reason) => {
  expect(readRange(line)).toEqual({ ok: false, reason });
});

test('a block within another of the same list is said once', () => {
  expect(withoutNested(['192.0.2.8/29', '2001:db8::/48', '192.0.2.0/24', '192.0.2.0/24', '192.0.3.0/24', '2001:db8::7/128'])).toEqual([
    '192.0.2.0/24',
    '192.0.3.0/24',
    '2001:db8::/48',
  ]);
});
