import { afterEach, vi } from 'vitest';

// Whatever writes to console.error inside a test has gone wrong without saying so.
const seen = vi.spyOn(console, 'error').mockImplementation(() => {});

afterEach(() => {
  const calls = seen.mock.calls.slice();
  seen.mockClear();
  if (calls.length > 0) throw new Error(`console.error was called: ${calls.map((call) => call.join(' ')).join('\n')}`);
});
