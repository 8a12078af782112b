export type Log = {
  error: (event: string, fields?: Record<string, unknown>) => void;
  info: (event: string, fields?: Record<string, unknown>) => void;
  debug: (event: string, fields?: Record<string, unknown>) => void;
};

const levels = ['error', 'info', 'debug'] as const;

/** One JSON object per line. Callers pass ids, counts and reference numbers, never an address, a name or a text. */
export function createLog(upTo: 'error' | 'info' | 'debug', write: (line: string) => void): Log {
  const at =
    (level: (typeof levels)[number]) =>
    (event: string, fields: Record<string, unknown> = {}) => {
      if (levels.indexOf(level) > levels.indexOf(upTo)) return;
      write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
    };
  return { error: at('error'), info: at('info'), debug: at('debug') };
}

/** What a log line may say of an error: its name, message and stack, with addresses of people taken out. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  const clean = (text: string) => text.replace(/[^\s<>"'@]+@[^\s<>"'@]+/g, '…@…');
  return {
    error: error.name,
    message: clean(error.message),
    stack: clean(error.stack ?? ''),
    ...(error.cause ? { cause: clean(String(error.cause)) } : {}),
  };
}
