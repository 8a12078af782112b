export type Names = { bounceTo: string; messageId: string; email: string };
export type BouncedMail = {
  name: string;
  raw: (names: Names) => string;
  is: 'unknown' | 'harmless' | 'complained' | 'dead' | 'soft' | 'none';
};

const original = ({ messageId, email }: Names) =>
  `Return-Path: <x@paper.example>\nMessage-ID: ${messageId}\nTo: ${email}\nSubject: The day\n`;

function status(from: string, action: string, code: string, diagnostic: string, extra = ''): (names: Names) => string {
  return (names) => `From: Mail Delivery System <${from}>
To: ${names.bounceTo}
Subject: Undelivered Mail Returned to Sender
Message-ID: <${code}.${action}.${diagnostic.length}@mx.example>
Auto-Submitted: auto-replied
${extra}MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

--edge
Content-Type: text/plain; charset=utf-8

I'm sorry to have to inform you that your message could not be delivered.

--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Tue, 24 Nov 2026 12:00:00 +0000

Final-Recipient: rfc822; ${names.email}
Action: ${action}
Status: ${code}
Diagnostic-Code: ${diagnostic}

--edge
Content-Type: text/rfc822-headers

${original(names)}
--edge--
`;
}

function plain(from: string, subject: string, text: string, extra = ''): (names: Names) => string {
  return (names) => `From: ${from}
To: ${names.bounceTo}
Subject: ${subject}
Message-ID: <${text.length}.${subject.length}@mx.example>
${extra}Content-Type: text/plain; charset=utf-8

${text}
`;
}

function complaint(type: string, isNamed = true): (names: Names) => string {
  return (names) => `From: <feedback@mailbox.example>
To: <abuse@paper.example>
Subject: FW: The day
Message-ID: <arf.${type}.${isNamed}@mailbox.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="edge"

--edge
Content-Type: text/plain

This is an email abuse report.

--edge
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeFeedback/1.0
Version: 1
Original-Rcpt-To: redacted@mailbox.example

--edge
Content-Type: message/rfc822

${isNamed ? original(names) : 'Message-ID: <something@else.example>\n'}
Body.

--edge--
`;
}

const daemon = 'MAILER-DAEMON@mx.example';

/** What mail servers really write when a mail comes back, in their several manners. */
export const bouncedMails: BouncedMail[] = [
  {
    name: 'Postfix: no such user',
    is: 'dead',
    raw: status(
      daemon,
      'failed',
      '5.1.1',
      'smtp; 550 5.1.1 <ana@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
    ),
  },
  {
    name: 'Postfix: no such host',
    is: 'dead',
    raw: status(
      daemon,
      'failed',
      '5.1.2',
      'X-Postfix; Host or domain name not found. Name service error for name=nowhere.example type=A: Host not found',
    ),
  },
  {
    name: 'Exim: unrouteable',
    is: 'dead',
    raw: status('Mailer-Daemon@exim.example', 'failed', '5.1.1', 'smtp; 550 Unrouteable address, no such user here'),
  },
  {
    name: 'Gmail: over quota',
    is: 'soft',
    raw: status(
      'mailer-daemon@googlemail.com',
      'failed',
      '5.2.2',
      'smtp; 552-5.2.2 The email account that you tried to reach is over quota',
    ),
  },
  {
    name: 'Gmail: no such account',
    is: 'dead',
    raw: status(
      'mailer-daemon@googlemail.com',
      'failed',
      '5.1.1',
      'smtp; 550-5.1.1 The email account that you tried to reach does not exist',
    ),
  },
  {
    name: 'Exchange: mailbox disabled',
    is: 'dead',
    raw: status('postmaster@outlook.example', 'failed', '5.2.1', 'smtp;550 5.2.1 mailbox disabled'),
  },
  {
    name: 'Exchange: no such recipient',
    is: 'dead',
    raw: status(
      'postmaster@outlook.example',
      'failed',
      '5.1.10',
      'smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    ),
  },
  { name: 'mailbox full, called temporary', is: 'soft', raw: status(daemon, 'failed', '4.2.2', 'smtp; 452 4.2.2 Mailbox full') },
  { name: 'given up after days', is: 'none', raw: status(daemon, 'failed', '4.4.7', 'smtp; 400 4.4.7 Delivery time expired') },
  { name: 'refused as spam', is: 'none', raw: status(daemon, 'failed', '5.7.1', 'smtp; 550 5.7.1 Message rejected due to content policy') },
  {
    name: 'refused for our address',
    is: 'none',
    raw: status(daemon, 'failed', '5.7.606', 'smtp; 550 5.7.606 Access denied, banned sending IP'),
  },
  { name: 'too large', is: 'none', raw: status(daemon, 'failed', '5.3.4', 'smtp; 552 5.3.4 Message size exceeds fixed limit') },
  { name: 'a general status over a true one', is: 'dead', raw: status(daemon, 'failed', '5.0.0', 'smtp; 550 5.1.1 User unknown') },
  { name: 'greylisted, only late', is: 'harmless', raw: status(daemon, 'delayed', '4.2.0', 'smtp; 450 4.2.0 Greylisted, see later') },
  { name: 'passed on', is: 'harmless', raw: status(daemon, 'relayed', '2.1.5', 'smtp; 250 2.1.5 ok') },
  { name: 'delivered', is: 'harmless', raw: status(daemon, 'delivered', '2.0.0', 'smtp; 250 2.0.0 ok') },
  {
    name: 'qmail: by hand',
    is: 'dead',
    raw: plain(
      daemon,
      'failure notice',
      'Hi. This is the qmail-send program.\n\n<ana@example.org>:\n550 5.1.1 no mailbox here by that name',
    ),
  },
  {
    name: 'by hand, in words',
    is: 'dead',
    raw: plain('postmaster@old.example', 'Returned mail', 'The following address failed:\n550 mailbox unavailable'),
  },
  { name: 'by hand: full', is: 'soft', raw: plain(daemon, 'Mail delivery failed', 'ana@example.org\n552 mailbox is full, quota exceeded') },
  {
    name: 'by hand: will be tried again',
    is: 'harmless',
    raw: plain(
      daemon,
      'Warning: message delayed 4 hours',
      '450 4.2.1 busy\nThe message has not yet been delivered; we will continue to try.',
    ),
  },
  {
    name: 'somebody is away',
    is: 'harmless',
    raw: plain('ana@example.org', 'Out of office', 'I am away, call 550 123.', 'Auto-Submitted: auto-replied\n'),
  },
  {
    name: 'somebody answers',
    is: 'harmless',
    raw: plain('ana@example.org', 'Re: The day', 'Thank you! Nothing I read in 5.1.1 was new, though.'),
  },
  { name: 'a complaint', is: 'complained', raw: complaint('abuse') },
  { name: 'called no spam', is: 'harmless', raw: complaint('not-spam') },
  { name: 'a complaint about another’s mail', is: 'unknown', raw: complaint('abuse', false) },
  {
    name: 'a forged sender',
    is: 'unknown',
    raw: (names) =>
      status(
        daemon,
        'failed',
        '5.1.1',
        'smtp; 550 5.1.1 no',
      )({ ...names, bounceTo: names.bounceTo.replace('b-', 'b-1'), messageId: '<1.00@x>' }),
  },
  {
    name: 'spam to nobody',
    is: 'unknown',
    raw: plain(daemon, 'Undelivered', '550 5.1.1 no such user').bind(undefined, {
      bounceTo: 'bounces@paper.example',
      messageId: '',
      email: '',
    }),
  },
];
