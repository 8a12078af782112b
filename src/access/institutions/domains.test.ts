import { expect, test } from 'vitest';
import { isOfDomain, readDomain } from './domains.ts';

test.each([
  ['example.edu', 'example.edu'],
  [' @Example.EDU. ', 'example.edu'],
  ['cs.example.ac.uk', 'cs.example.ac.uk'],
  ['bücherei.example', 'xn--bcherei-n2a.example'],
])('%s is the domain %s', (line, domain) => {
  expect(readDomain(line)).toEqual({ ok: true, domain });
});

test.each([
  ['', 'unreadable'],
  ['edu', 'unreadable'],
  ['ana@example.edu', 'unreadable'],
  ['https://example.edu', 'unreadable'],
  ['192.0.2.1', 'unreadable'],
  ['-a.example', 'unreadable'],
  ['Gmail.com', 'public'],
  ['ac.uk', 'public'],
  ['com.mx', 'public'],
])('%s is refused as %s', (line, reason) => {
  expect(readDomain(line)).toEqual({ ok: false, reason });
});

test('an address is of its domain and of those above it, and of no other that ends alike', () => {
  expect(isOfDomain('ana@example.edu', 'example.edu')).toBe(true);
  expect(isOfDomain('ana@CS.Example.edu', 'example.edu')).toBe(true);
  expect(isOfDomain('ana@notexample.edu', 'example.edu')).toBe(false);
  expect(isOfDomain('ana@example.edu.evil.example', 'example.edu')).toBe(false);
  expect(isOfDomain('example.edu@evil.example', 'example.edu')).toBe(false);
});
