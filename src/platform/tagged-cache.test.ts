import { describe, expect, it } from 'vitest';
import { TaggedCache } from './tagged-cache.ts';

const never = () => Promise.reject(new Error('loaded again'));

describe('a tagged cache', () => {
  it('keeps a value until one of its tags is dropped', async () => {
    const cache = new TaggedCache<string>(10);
    expect(await cache.keep('front', ['a', 'b'], async () => 'first')).toBe('first');
    cache.drop(['c']);
    expect(await cache.keep('front', ['a', 'b'], never)).toBe('first');
    cache.drop(['b']);
    expect(await cache.keep('front', ['a', 'b'], async () => 'second')).toBe('second');
  });

  it('refuses a value that was loaded before one of its tags was dropped, and only then', () => {
    const cache = new TaggedCache<string>(10);
    const asOf = cache.changes;
    cache.drop(['other']);
    cache.set('fresh', 'value', { tags: ['a'], asOf });
    expect(cache.get('fresh')).toBe('value');
    cache.drop(['a']);
    cache.set('stale', 'value', { tags: ['a', 'b'], asOf });
    expect(cache.get('stale')).toBeUndefined();
    cache.set('after', 'value', { tags: ['a'], asOf: cache.changes });
    expect(cache.get('after')).toBe('value');
  });

  it('takes everything loaded before it was cleared, or before it forgot what was dropped, for stale', () => {
    const cache = new TaggedCache<string>(10);
    const before = cache.changes;
    cache.clear();
    cache.set('cleared', 'value', { tags: ['a'], asOf: before });
    expect(cache.get('cleared')).toBeUndefined();
    const early = cache.changes;
    for (let at = 0; at < 10_050; at++) cache.drop([`tag-${at}`]);
    cache.set('forgotten', 'value', { tags: ['tag-1'], asOf: early });
    expect(cache.get('forgotten')).toBeUndefined();
    cache.set('now', 'value', { tags: ['tag-1'], asOf: cache.changes });
    expect(cache.get('now')).toBe('value');
  });

  it('makes room by letting go of what was used longest ago', () => {
    const cache = new TaggedCache<number>(3);
    for (const key of ['a', 'b', 'c']) cache.set(key, 1, { tags: [], asOf: 0 });
    cache.get('a');
    cache.set('d', 1, { tags: [], asOf: 0 });
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true, true]);
    cache.set('large', 1, { tags: [], asOf: 0, size: 3 });
    expect(cache.size).toBe(1);
  });

  it('lets a value go when its time is up', () => {
    const cache = new TaggedCache<string>(3);
    cache.set('soon', 'value', { tags: ['a'], asOf: 0, expiresAt: 1000 });
    expect(cache.get('soon', 999)).toBe('value');
    expect(cache.get('soon', 1000)).toBeUndefined();
  });
});
