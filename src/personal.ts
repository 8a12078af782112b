import { accessTables } from '#access';
import { newsletterTables } from '#newsletters';
import { mailTables } from '#platform/personal-tables.ts';
import { type Forgetting, readerTables } from '#readers';
import { endAtOnce, subscriptionTables } from '#subscriptions';

/** Where the paper holds anything about a reader: handed out when they ask, removed when they leave. The account's own rows come last. */
export const forgetting: Forgetting = {
  tables: [...accessTables, ...newsletterTables, ...subscriptionTables, ...mailTables, ...readerTables],
  before: endAtOnce,
};
