-- What a wire says of an item that we don't read: kept with the version it came with, handed on with it, never acted upon.
alter table sources.item_version add column aside jsonb not null default '{}';
