import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { requestText } from '../load.ts';
import { type Figure, row } from '../measure.ts';
import { syntheticPath } from '../synthetic.ts';

const pages = 10_000;
const count = 100_000;

/** Different pages of every public kind: seven in ten are stories, the rest lists, their older pages, and other languages. */
function mixed(): string[] {
  const kinds = ['/latest', '/', '/archive', '/topics', '/authors', '/sources', '/countries', '/feed.xml', '/fr', '/fr/latest'];
  return Array.from({ length: pages }, (_, at) => {
    const story = 1 + Math.floor((at * count) / pages);
    if (at % 10 < 7) return syntheticPath(story);
    if (at % 100 === 97) return `${kinds[Math.floor(at / 100) % kinds.length]}`;
    if (at % 10 === 7) return `/fr${syntheticPath(story - (story % 10) + 10)}`;
    if (at % 10 === 8) return `/authors/author-${1 + (at % 200)}`;
    return `/latest?before=${Date.now() - story * 600_000}-${story}`;
  });
}

/** Resident memory of a process, in bytes. */
function residentBytes(pid: number): number {
  if (process.platform === 'linux') return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+) kB/)?.[1]) * 1024;
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}

export const memory: Figure = {
  seconds: 120,
  async rows(stage) {
    const paper = await stage.serve(await stage.paper(count));
    const atStart = residentBytes(paper.pid);
    await stage.load({ port: paper.port, connections: 8, requests: mixed().map((page) => requestText('GET', page)) });
    const after = residentBytes(paper.pid);
    await paper.stop();
    return [
      row(
        'memory of the web process after 10,000 pages',
        [atStart, after],
        after,
        { atMost: 150e6 },
        (bytes) => `${(bytes / 1e6).toFixed(0)} MB`,
      ),
    ];
  },
};
