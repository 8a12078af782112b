import { subscribeAddress } from './masthead.tsx';
import type { Frame } from './models.ts';

/** An advertising place of fixed size. A subscriber's page has no trace of it. */
export function AdSpace({ frame, shape = 'box' }: { frame: Frame; shape?: 'box' | 'strip' }) {
  if (frame.viewer === 'subscriber') return null;
  const { words, paper } = frame;
  return (
    <aside class={`ad-space ad-${shape}`} aria-label={words('design.ad.label')}>
      <p class="ad-label">{words('design.ad.label')}</p>
      <a class="ad-house" href={subscribeAddress(frame)}>
        <span class="ad-line">{words('design.ad.line', { paper: paper.name })}</span> <span class="ad-call">{words('design.ad.call')}</span>
      </a>
    </aside>
  );
}
