-- A mailing's deliveries were written together, so that the block ranges tell where they are at nearly no cost.
create index delivery_mailing on newsletters.delivery using brin (mailing_id);
