import { expect, test } from 'vitest';
import { post } from './post.ts';

test.each([
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://[::1]/',
  'https://[::ffff:7f00:1]/',
  'https://10.0.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://localhost/',
])('however it is spelled, %s leads nowhere', async (address) => {
  const { status, problem } = await post(address, {}, '', false);
  expect(status).toBeUndefined();
  expect(problem).toContain('public internet');
});

test('on a paper of this machine the house next door is closed all the same', async () => {
  expect((await post('https://10.0.0.1/', {}, '', true)).problem).toContain('public internet');
});
