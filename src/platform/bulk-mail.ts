import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Database } from './database.ts';
import type { Letter } from './mail.ts';

/** One mail of many, ready to leave: from and to on its envelope, its bytes, and how it reads where it is kept instead of sent. */
export type Parcel = { from: string; to: string; raw: Buffer; letter: () => Letter };

/**
 * What became of a parcel. `later`: the server said not now (4xx). `failed`: it said no (5xx). `unsent`: the connection was gone before a byte of it
 * left. `unknown`: the connection broke after that and before the answer, so nobody can tell (RFC 1047).
 */
export type Handed = { end: 'sent' | 'later' | 'failed' | 'unsent' | 'unknown'; answer: string };

/** One connection to the mail server, carrying one parcel at a time. */
export type Lane = {
  /** Throws when the server can't be reached or doesn't let us in. */
  open: () => Promise<void>;
  hand: (parcel: Parcel) => Promise<Handed>;
  close: () => void;
};

/** The way out for mail to many, apart from single letters so that these never wait for it. */
export type BulkMail = { lane: () => Lane };

// Servers count, and like a connection to end now and then.
const mostPerConnection = 100;

/** Bulk mail over SMTP (RFC 5321). */
export function createSmtpBulk(smtpUrl: string): BulkMail {
  const { auth, ...options } = parseConnectionUrl(smtpUrl);
  const timeouts = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };
  return { lane: () => smtpLane({ ...timeouts, ...options } as SMTPConnectionOptions, auth) };
}

function smtpLane(options: SMTPConnectionOptions, auth: Record<string, unknown> | undefined): Lane {
  let connection: SMTPConnection | undefined;
  let carried = 0;
  const close = () => {
    if (!connection) return;
    connection.quit();
    connection = undefined;
  };
  return {
    async open() {
      if (connection) return;
      const next = new SMTPConnection(options);
      // Reported where it is waited for: by what is being sent, or by the next thing that is.
      next.on('error', () => {});
      next.once('end', () => {
        if (connection === next) connection = undefined;
      });
      await new Promise<void>((resolve, reject) => {
        next.once('error', reject);
        next.connect((error) => {
          if (error) return reject(error);
          if (!auth || !(next as { allowsAuth?: boolean }).allowsAuth) return resolve();
          next.login(auth, (error) => (error ? reject(error) : resolve()));
        });
      }).catch((error) => {
        next.close();
        throw error;
      });
      connection = next;
      carried = 0;
    },
    async hand({ from, to, raw }) {
      const used = connection;
      if (!used) return { end: 'unsent', answer: 'There was no connection.' };
      const stream = bytesOf(raw);
      const handed = await new Promise<Handed>((resolve) => {
        used.send({ from, to: [to], size: raw.length }, stream, (error, sent) => {
          if (error) resolve(judged(error as SendError, stream.readableDidRead));
          else resolve({ end: 'sent', answer: String(sent?.response ?? '') });
        });
      });
      carried++;
      const isReusable = handed.end === 'sent' || ((handed.end === 'later' || handed.end === 'failed') && !/^421/.test(handed.answer));
      if (!isReusable || carried >= mostPerConnection) close();
      else if (handed.end !== 'sent') await reset(used).catch(close);
      return handed;
    },
    close,
  };
}

function bytesOf(raw: Buffer): Readable {
  return new Readable({
    read() {
      this.push(raw);
      this.push(null);
    },
  });
}

function reset(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => connection.reset((error) => (error ? reject(error) : resolve())));
}

type SendError = Error & { code?: string; response?: string; responseCode?: number };

/** What an error means for the parcel. `hasLeft`: some of its bytes were on their way. */
function judged({ code, message, response, responseCode }: SendError, hasLeft: boolean): Handed {
  const answer = String(response || message).slice(0, 500);
  if (responseCode) return { end: responseCode >= 500 ? 'failed' : 'later', answer };
  if (hasLeft) return { end: 'unknown', answer };
  // Refused on our side: an address that can't be written for this server, or a mail larger than it takes.
  const isOurs = code === 'EENVELOPE' || code === 'EMESSAGE';
  return { end: isOurs ? 'failed' : 'unsent', answer };
}

/** Keeps mail to many beside the letters, where /dev/mail shows it. For a paper without a mail server. */
export function createKeepingBulk(db: Database): BulkMail {
  const lane: Lane = {
    async open() {},
    async hand({ letter }) {
      const { to, subject, text, html, from = '', headers = {} } = letter();
      const row = { madeAt: new Date(), sender: from, recipient: to, subject, text, html, headers: JSON.stringify(headers) };
      await db.insertInto('platform.keptMail').values(row).execute();
      return { end: 'sent', answer: 'kept' };
    },
    close() {},
  };
  return { lane: () => lane };
}
