import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Base, Draft } from './draft.ts';

/** A text that isn't saved, with the one it was begun from. `sent` is on its way, or was and no answer came. */
export type Kept = { draft: Draft; base: Base; sent: Draft | undefined };

/** What a tab that is gone has left behind. */
export type Left = Kept & { id: string };

/** Where a tab keeps the text of one person and one version until the server has it. */
export type Keeper = {
  keep(kept: Kept): Promise<void>;
  /** Drops what this tab keeps. */
  forget(): Promise<void>;
  /** What tabs have left that are gone, the oldest first; it is this tab's now. */
  takeLeft(): Promise<Left[]>;
  /** Drops what another tab had left. */
  drop(id: string): Promise<void>;
};

const daysKept = 30;

type Row = Kept & { id: string; tab: string; personId: number; versionId: number; keptAt: Date };

type Shelf = DBSchema & { kept: { key: string; value: Row; indexes: { whose: [number, number] } } };

/** Keeps texts in IndexedDB. Other people of this browser, and other versions, have their own. */
export function keeperOf(personId: number, versionId: number, name = 'newsroom', now: () => Date = () => new Date()): Keeper {
  const tab = crypto.randomUUID();
  const isMarked = markAlive(tab);
  let opened: Promise<IDBPDatabase<Shelf>> | undefined;
  // A browser that wouldn't open it a moment ago may do so now.
  const open = () => {
    opened ??= openShelf(name, now()).catch((fault) => {
      opened = undefined;
      throw fault;
    });
    return opened;
  };
  return {
    async keep(kept) {
      const shelf = await open();
      const transaction = shelf.transaction('kept', 'readwrite', { durability: 'strict' });
      const put = transaction.store.put({ ...kept, id: tab, tab, personId, versionId, keptAt: now() });
      // What is committed outlives a page that is gone in the next moment.
      transaction.commit();
      await Promise.all([put, transaction.done]);
    },
    async forget() {
      await (await open()).delete('kept', tab);
    },
    async takeLeft() {
      await isMarked;
      const alive = await aliveTabs();
      const { store, done } = (await open()).transaction('kept', 'readwrite');
      const rows = await store.index('whose').getAll([personId, versionId]);
      const left = rows.filter((row) => row.id !== tab && (row.tab === tab || !alive.has(row.tab)));
      await Promise.all(left.map((row) => store.put({ ...row, tab })));
      await done;
      return left.toSorted((a, b) => a.keptAt.getTime() - b.keptAt.getTime());
    },
    async drop(id) {
      await (await open()).delete('kept', id);
    },
  };
}

async function openShelf(name: string, now: Date): Promise<IDBPDatabase<Shelf>> {
  const shelf = await openDB<Shelf>(name, 1, {
    upgrade(database) {
      database.createObjectStore('kept', { keyPath: 'id' }).createIndex('whose', ['personId', 'versionId']);
    },
  });
  const oldest = now.getTime() - daysKept * 86_400_000;
  const { store, done } = shelf.transaction('kept', 'readwrite');
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue())
    if (cursor.value.keptAt.getTime() < oldest) await cursor.delete();
  await done;
  return shelf;
}

const nameOf = (tab: string) => `newsroom-tab-${tab}`;

/** Holds a lock for as long as the tab lives: it ends with the tab, however that ends. */
function markAlive(tab: string): Promise<void> {
  return new Promise((marked) => {
    if (!navigator.locks) return marked();
    void navigator.locks.request(nameOf(tab), () => {
      marked();
      return new Promise(() => undefined);
    });
  });
}

/** The tabs that live. Without locks (a page that isn't secure) none is known to: what they keep is read twice, which loses nothing. */
async function aliveTabs(): Promise<Set<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(held.flatMap(({ name }) => (name?.startsWith(nameOf('')) ? [name.slice(nameOf('').length)] : [])));
}
