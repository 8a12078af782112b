-- What came back about a mail that had left: told by the provider's webhook or read in the bounce mailbox, each once.
create table newsletters.report (
  id bigint generated always as identity primary key,
  source text not null check (source in ('ses', 'postmark', 'mailgun', 'sendgrid', 'mailbox', 'simulator')),
  source_id text not null,                  -- the source's own name for it
  kind text not null check (kind in ('bounced', 'complained')),
  verdict text not null check (verdict in ('dead', 'soft', 'none')),
  delivery_id bigint references newsletters.delivery on delete set null,
  answer text not null,                     -- the words that came with it, without any address
  heard_at timestamptz not null,
  unique (source, source_id)
);
create index report_delivery on newsletters.report (delivery_id) where delivery_id is not null;
create index report_age on newsletters.report (heard_at);

alter table newsletters.mailing drop constraint mailing_paused_because_check;
alter table newsletters.mailing add constraint mailing_paused_because_check
  check (paused_because in ('staff', 'restored', 'interrupted', 'complaints', 'bounces'));
