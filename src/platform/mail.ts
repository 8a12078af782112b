import nodemailer from 'nodemailer';
import type { Database } from './database.ts';

/** One letter to one person. `from` is filled in by the mailer when left out. */
export type Letter = { to: string; subject: string; text: string; html: string; from?: string; headers?: Record<string, string> };

export type Mailer = { send: (letter: Letter) => Promise<void>; close: () => void };

/** Sends over SMTP (RFC 5321). Throws what the server answered, so that the job tries again. */
export function createSmtpMailer(smtpUrl: string, from: () => Promise<string>): Mailer {
  const transport = nodemailer.createTransport({ url: smtpUrl, pool: true, maxConnections: 3 });
  return {
    async send(letter) {
      await transport.sendMail({
        ...letter,
        from: letter.from ?? (await from()),
        headers: { 'Auto-Submitted': 'auto-generated', ...letter.headers },
      });
    },
    close: () => transport.close(),
  };
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
