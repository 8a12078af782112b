import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Figure } from '../measure.ts';
import { root } from '../stage.ts';

/** Named, not judged: how long `npm ci && npm start` takes on a bare machine can only be seen on one. */
export const install: Figure = {
  seconds: 30,
  async rows() {
    const entries = await readdir(path.join(root, 'node_modules'), { recursive: true, withFileTypes: true });
    let bytes = 0;
    for (const entry of entries) if (entry.isFile()) bytes += (await lstat(path.join(entry.parentPath, entry.name))).size;
    return [{ figure: 'installed size of node_modules', measured: `${(bytes / 1e6).toFixed(0)} MB`, spread: '', bar: '', met: undefined }];
  },
};
