const tagsRemembered = 10_000;

type Entry<V> = { value: V; size: number; tags: string[]; expiresAt: number };

/**
 * Keeps values in memory until one of their tags is out of date, their time is up, or space is needed for newer ones
 * (least recently used first). `capacity` counts in whatever unit `size` is given.
 */
export class TaggedCache<V> {
  readonly #entries = new Map<string, Entry<V>>();
  readonly #byTag = new Map<string, Set<string>>();
  readonly #capacity: number;
  /** At which change each tag was last dropped. What was forgotten here counts as dropped at `#floor`. */
  readonly #droppedAt = new Map<string, number>();
  #floor = 0;
  #used = 0;
  #changes = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Grows with every drop. Read before a value is loaded, it lets `set` tell whether what the value shows has changed since. */
  get changes(): number {
    return this.#changes;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string, now = Date.now()): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.expiresAt <= now) {
      this.#remove(key, entry);
      return undefined;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps the value unless one of its tags was dropped since `asOf`, the count of changes read before loading it: then it may be stale. */
  set(key: string, value: V, options: { tags: string[]; asOf: number; size?: number; expiresAt?: number }): void {
    const { tags, asOf } = options;
    if (asOf < this.#floor || tags.some((tag) => (this.#droppedAt.get(tag) ?? 0) > asOf)) return;
    const old = this.#entries.get(key);
    if (old) this.#remove(key, old);
    const entry = { value, size: options.size ?? 1, tags: options.tags, expiresAt: options.expiresAt ?? Number.POSITIVE_INFINITY };
    this.#entries.set(key, entry);
    this.#used += entry.size;
    for (const tag of entry.tags) {
      const keys = this.#byTag.get(tag);
      if (keys) keys.add(key);
      else this.#byTag.set(tag, new Set([key]));
    }
    for (const [oldest, stale] of this.#entries) {
      if (this.#used <= this.#capacity) break;
      this.#remove(oldest, stale);
    }
  }

  /** The value under the key, loaded when it isn't there. */
  async keep(key: string, tags: string[], load: () => Promise<V>, expiresAt?: number): Promise<V> {
    const known = this.get(key);
    if (known !== undefined) return known;
    const asOf = this.#changes;
    const value = await load();
    this.set(key, value, { tags, asOf, ...(expiresAt ? { expiresAt } : {}) });
    return value;
  }

  drop(tags: string[]): void {
    this.#changes++;
    if (this.#droppedAt.size > tagsRemembered) this.#forgetDrops();
    for (const tag of tags) {
      this.#droppedAt.set(tag, this.#changes);
      for (const key of this.#byTag.get(tag) ?? []) {
        const entry = this.#entries.get(key);
        if (entry) this.#remove(key, entry);
      }
    }
  }

  clear(): void {
    this.#changes++;
    this.#forgetDrops();
    this.#entries.clear();
    this.#byTag.clear();
    this.#used = 0;
  }

  #forgetDrops(): void {
    this.#floor = this.#changes;
    this.#droppedAt.clear();
  }

  #remove(key: string, entry: Entry<V>): void {
    this.#entries.delete(key);
    this.#used -= entry.size;
    for (const tag of entry.tags) {
      const keys = this.#byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#byTag.delete(tag);
    }
  }
}
