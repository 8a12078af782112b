import { expect, test } from 'vitest';
import { mayCall } from '#platform/public-network.ts';
import { post } from './post.ts';

test.each([
  '127.0.0.1',
  '127.9.9.9',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  'fe80::1',
  'fc00::1',
  'ff02::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'not an address',
])('%s is not called', (address) => {
  expect(mayCall(address, false)).toBe(false);
});

test.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '172.32.0.1'])('%s is called', (address) => {
  expect(mayCall(address, false)).toBe(true);
});

test('this machine is called only where the paper is on it, and then nothing else of the house', () => {
  expect(mayCall('127.0.0.1', true)).toBe(true);
  expect(mayCall('::1', true)).toBe(true);
  expect(mayCall('10.0.0.1', true)).toBe(false);
});

test.each([
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://[::ffff:7f00:1]/',
  'https://169.254.169.254/latest/meta-data/',
  'https://localhost/',
])('however it is spelled, %s leads nowhere', async (address) => {
  const { status, problem } = await post(address, {}, '', false);
  expect(status).toBeUndefined();
  expect(problem).toContain('public internet');
});
