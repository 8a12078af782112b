// nodemailer's own pool, sending the same bytes to many, in a process of its own.
import nodemailer from 'nodemailer';
import { serveOrders } from './children.ts';

export type MailerOrder = { url: string; connections: number; mails: number; from: string; raw: Buffer };

serveOrders<MailerOrder, null>(async ({ url, connections, mails, from, raw }) => {
  const transport = nodemailer.createTransport({ url, pool: true, maxConnections: connections, maxMessages: 100 });
  let sent = 0;
  // As many in the queue as keeps the connections busy, and no more: a pool holds what it is given in memory.
  const sendNext = async (): Promise<void> => {
    while (sent < mails) {
      sent++;
      await transport.sendMail({ envelope: { from, to: [`n${sent}@bench.example`] }, raw });
    }
  };
  await Promise.all(Array.from({ length: connections * 2 }, sendNext));
  transport.close();
  return null;
});
