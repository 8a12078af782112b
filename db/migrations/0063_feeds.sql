-- Finding earlier items that tell the same: pieces of the fingerprint, of which one at least is the same in two that are alike.
alter table sources.item add column likeness_bands integer[];
create index item_like on sources.item using gin (likeness_bands);
create index item_arrived on sources.item (arrived_at);
create index item_url on sources.item (source_id, url) where url is not null;
create index item_embargoed on sources.item (embargo_until) where embargo_until is not null;
create index feed_try_time on sources.feed_try (tried_at);

-- When the hub was last asked to tell us; what it says before that was not asked for.
alter table sources.feed add column hub_asked_at timestamptz;
-- The secret our hubs sign with is made of the paper's own and the key, and needs no place.
alter table sources.feed drop column hub_secret;

-- The health page: the sick first.
create index feed_health on sources.feed (failures desc, id desc);
