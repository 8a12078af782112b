import nodemailer from 'nodemailer';
import type { Database } from './database.ts';
import { type DkimKey, keyFor, signedNames } from './dkim.ts';

/** One letter to one person. `from` is filled in by the mailer when left out. */
export type Letter = { to: string; subject: string; text: string; html: string; from?: string; headers?: Record<string, string> };

export type Mailer = { send: (letter: Letter) => Promise<void>; close: () => void };

/** Sends over SMTP (RFC 5321), signed when there is a key for the sender's domain. Throws what the server answered, so that the job tries again. */
export function createSmtpMailer(smtpUrl: string, from: () => Promise<string>, dkimKeys: DkimKey[] = []): Mailer {
  const transport = nodemailer.createTransport({ url: smtpUrl, pool: true, maxConnections: 3 });
  return {
    async send(letter) {
      const sender = letter.from ?? (await from());
      await transport.sendMail({
        ...letter,
        from: sender,
        ...signing(keyFor(dkimKeys, sender.replace(/>\s*$/, ''))),
        headers: { 'Auto-Submitted': 'auto-generated', ...letter.headers },
      });
    },
    close: () => transport.close(),
  };
}

function signing(found: DkimKey | undefined) {
  if (found?.key.asymmetricKeyType !== 'rsa') return {};
  const privateKey = found.key.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { dkim: { domainName: found.domain, keySelector: found.selector, privateKey, headerFieldNames: signedNames.join(':') } };
}

/** Keeps letters in the database, where /dev/mail shows them. For a paper without a mail server, on loopback only. */
export function createKeepingMailer(db: Database, from: () => Promise<string>): Mailer {
  return {
    async send({ to, subject, text, html, headers = {}, from: sender }) {
      const row = {
        madeAt: new Date(),
        sender: sender ?? (await from()),
        recipient: to,
        subject,
        text,
        html,
        headers: JSON.stringify(headers),
      };
      await db.insertInto('platform.keptMail').values(row).execute();
    },
    close() {},
  };
}

export type KeptLetter = { id: number; madeAt: Date; sender: string; recipient: string; subject: string; text: string; html: string };

/** The newest kept letters, at most a hundred. */
export async function keptLetters(db: Database): Promise<KeptLetter[]> {
  return db.selectFrom('platform.keptMail').select(letterColumns).orderBy('id', 'desc').limit(100).execute();
}

/** A kept letter by its number. */
export async function findKeptLetter(db: Database, id: number): Promise<KeptLetter | undefined> {
  return db.selectFrom('platform.keptMail').select(letterColumns).where('id', '=', id).executeTakeFirst();
}

const letterColumns = ['id', 'madeAt', 'sender', 'recipient', 'subject', 'text', 'html'] as const;
