-- What partners mail. An address of a sender is one source's, and its mail counts for that source alone.
create unique index mail_sender on sources.feed (url) where kind = 'mail';
alter table sources.feed add constraint mail_address check (kind <> 'mail' or url ~ '^mailto:[^@\s]+@[^@\s]+$' and url = lower(url));

-- Nobody vouches for the sender of the mail it came by.
alter table sources.item add column is_sender_unproved boolean not null default false;
