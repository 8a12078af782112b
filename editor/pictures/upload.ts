import type { ShownPicture } from '../island.ts';

export type UploadOutcome = { ok: true; picture: ShownPicture } | { ok: false; sentence: string };

/** Sends one file to the paper's library and tells how far it is, from 0 to 1. `away` is what to say when nothing answers. */
export function upload(url: string, file: File, language: string, away: string, progress: (part: number) => void): Promise<UploadOutcome> {
  const form = new FormData();
  form.set('language', language);
  form.set('file', file, file.name || 'picture');
  return new Promise((resolve) => {
    // fetch doesn't say how much it has sent.
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total > 0 ? loaded / total : 0));
    const failed = () => resolve({ ok: false, sentence: away });
    request.addEventListener('error', failed);
    request.addEventListener('abort', failed);
    request.addEventListener('load', () => {
      const answer = request.response as (ShownPicture & { message?: string }) | null;
      if (request.status === 201 && answer?.slug) resolve({ ok: true, picture: answer });
      else resolve({ ok: false, sentence: answer?.message ?? away });
    });
    request.send(form);
  });
}
