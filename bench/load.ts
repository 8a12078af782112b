import { connect, type Socket } from 'node:net';
import { serveOrders } from './children.ts';

/**
 * Requests to send over kept connections, one at a time on each. With `seconds` they are repeated until the time is up,
 * without it each is sent once. An answer other than 200 ends the order with an error: a fast refusal is no speed.
 */
export type LoadOrder = { port: number; connections: number; requests: string[]; seconds?: number };

/** `firstBytes` is the length of the first answer's body. */
export type LoadAnswer = { answers: number; seconds: number; firstBytes: number };

/** A request as text. Answers are asked for in Brotli, as browsers do. */
export function requestText(method: 'GET' | 'POST', path: string, headers: Record<string, string> = {}, body = ''): string {
  const form =
    method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(Buffer.byteLength(body)) } : {};
  const all = { Host: '127.0.0.1', 'Accept-Encoding': 'gzip, deflate, br', ...form, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

async function drive({ port, connections, requests, seconds }: LoadOrder): Promise<LoadAnswer> {
  const texts = requests.map((request) => Buffer.from(request));
  const started = performance.now();
  const ends = seconds === undefined ? Number.POSITIVE_INFINITY : started + seconds * 1000;
  let sent = 0;
  let answers = 0;
  let firstBytes = 0;
  const next = () => {
    if (performance.now() >= ends || (seconds === undefined && sent >= texts.length)) return undefined;
    return texts[sent++ % texts.length];
  };
  const lane = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      const goOn = () => {
        const text = next();
        if (text) socket.write(text);
        else {
          socket.destroy();
          resolve();
        }
      };
      socket.once('connect', goOn);
      socket.once('error', reject);
      socket.once('end', () => reject(new Error('The server closed the connection.')));
      onAnswers(socket, reject, (bytes) => {
        answers += 1;
        firstBytes ||= bytes;
        goOn();
      });
    });
  await Promise.all(Array.from({ length: connections }, lane));
  return { answers, seconds: (performance.now() - started) / 1000, firstBytes };
}

const headEnd = Buffer.from('\r\n\r\n');

/** Calls `onAnswer` with the body's length once an answer is complete; one at a time, so nothing may follow it. */
function onAnswers(socket: Socket, onBad: (error: Error) => void, onAnswer: (bytes: number) => void): void {
  let head: Buffer | undefined;
  let length = 0;
  let missing = 0;
  socket.on('data', (chunk: Buffer) => {
    if (missing === 0) {
      head = head ? Buffer.concat([head, chunk]) : chunk;
      const at = head.indexOf(headEnd);
      if (at < 0) return;
      const text = head.toString('latin1', 0, at);
      const [, digits] = text.match(/\r\ncontent-length: (\d+)/i) ?? [];
      if (!text.startsWith('HTTP/1.1 200') || digits === undefined)
        return onBad(new Error(`This answer can't be counted:\n${head.toString('latin1', 0, at + 600)}`));
      length = Number(digits);
      missing = length - (head.length - at - 4);
      head = undefined;
    } else missing -= chunk.length;
    if (missing < 0) onBad(new Error('An answer was longer than it said.'));
    if (missing === 0) onAnswer(length);
  });
}

if (process.argv[1] === import.meta.filename) serveOrders(drive);
