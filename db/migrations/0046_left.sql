-- How many leave a newsletter in the days after a mailing.
create index sign_up_left on newsletters.sign_up (newsletter_id, left_at) where left_at is not null;
