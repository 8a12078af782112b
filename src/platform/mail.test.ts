import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSmtpMailer, type Letter, type Mailer } from './mail.ts';
import { freePort } from './postgres.ts';

const letter: Letter = { to: 'ana@example.org', subject: 'Für Ana — ١٢٣', text: 'Hello.\n', html: '<p lang="en">Hello.</p>' };
const received: ParsedMail[] = [];

// A mail server that takes everything but letters for nobody@.
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _, done) =>
    done(address.startsWith('nobody@') ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null),
  onData(stream, _, done) {
    simpleParser(stream).then((mail) => {
      received.push(mail);
      done();
    }, done);
  },
});
let mailer: Mailer;

beforeAll(async () => {
  const port = await freePort();
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', () => resolve()));
  mailer = createSmtpMailer(`smtp://127.0.0.1:${port}`, async () => '"The Paper" <letters@paper.example>');
});

afterAll(async () => {
  mailer.close();
  await new Promise<void>((resolve) => server.close(resolve));
});

test('a letter arrives in both its forms, from the paper', async () => {
  await mailer.send(letter);
  const mail = received.at(-1);
  expect(mail?.from?.text).toBe('"The Paper" <letters@paper.example>');
  expect(mail?.to).toMatchObject({ text: 'ana@example.org' });
  expect(mail?.subject).toBe('Für Ana — ١٢٣');
  expect(mail?.text?.trim()).toBe('Hello.');
  expect(mail?.html).toBe('<p lang="en">Hello.</p>');
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
});

test('its own sender and headers win', async () => {
  await mailer.send({ ...letter, from: 'desk@paper.example', headers: { 'Auto-Submitted': 'no', 'List-Id': 'daily.paper.example' } });
  const mail = received.at(-1);
  expect(mail?.from?.text).toBe('desk@paper.example');
  expect(mail?.headers.get('auto-submitted')).toBe('no');
  expect(mail?.headers.get('list')).toMatchObject({ id: { name: 'daily.paper.example' } });
});

test('no subject and no name begins a header of its own', async () => {
  await mailer.send({ ...letter, subject: 'Hello\r\nBcc: eve@example.org', headers: { 'X-Paper': 'a\r\nX-Evil: b' } });
  const mail = received.at(-1);
  expect(mail?.bcc).toBeUndefined();
  expect(mail?.headers.has('x-evil')).toBe(false);
});

test('a refusal is thrown with the server’s answer, so that the job tries again', async () => {
  const before = received.length;
  await expect(mailer.send({ ...letter, to: 'nobody@example.org' })).rejects.toThrow(/550|No such mailbox/);
  expect(received).toHaveLength(before);
});
