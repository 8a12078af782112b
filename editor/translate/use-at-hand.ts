import { useEffect, useRef, useState } from 'react';
import type { ShownComment } from '../comments/anchors.ts';
import { askForComments } from '../comments/server.ts';
import type { Saver } from '../saving/around.ts';
import type { AtHand, DeskData, ShownFinding } from './island.ts';
import { askAtHand, askForFindings, type Stretch } from './server.ts';

const restMs = 200;

/** What is at hand for a stretch of the source, a moment after one has come to it. Asked for once for each. */
export function useAtHand(url: string, stretch: Stretch | undefined): { found: AtHand | undefined; isLoading: boolean } {
  const known = useRef(new Map<string, AtHand>());
  const [loaded, setLoaded] = useState<{ key: string; found: AtHand | undefined }>();
  const key = stretch ? JSON.stringify(stretch) : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which stretch it is.
  useEffect(() => {
    if (!stretch) return;
    const found = known.current.get(key);
    if (found) {
      setLoaded({ key, found });
      return;
    }
    let isWanted = true;
    const timer = window.setTimeout(async () => {
      const answer = await askAtHand(url, stretch);
      if (answer) known.current.set(key, answer);
      if (isWanted) setLoaded({ key, found: answer });
    }, restMs);
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [url, key]);
  return { found: loaded?.key === key ? loaded.found : undefined, isLoading: key !== '' && loaded?.key !== key };
}

/** What the checks say of the text that is saved, a moment after each save. */
export function useFindings(url: string, saver: Saver | undefined): { findings: ShownFinding[]; refresh: () => Promise<void> } {
  const [findings, setFindings] = useState<ShownFinding[]>([]);
  const refresh = useRef(async () => {
    const found = await askForFindings(url);
    if (found) setFindings(found);
  });
  useEffect(() => {
    if (!saver) return;
    void refresh.current();
    let [seen, timer] = [saver.state().savedAt, 0];
    const stop = saver.subscribe(() => {
      const { savedAt, kind } = saver.state();
      if (kind !== 'saved' || savedAt === seen) return;
      seen = savedAt;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void refresh.current(), 800);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [saver]);
  return { findings, refresh: refresh.current };
}

/** What colleagues have said of the text and nobody has dealt with. */
export function useComments(urls: DeskData['urls']): { comments: ShownComment[]; refresh: () => Promise<void> } {
  const [comments, setComments] = useState<ShownComment[]>([]);
  const refresh = useRef(async () => {
    setComments((await askForComments(urls)).filter(({ resolvedAt }) => !resolvedAt));
  });
  useEffect(() => void refresh.current(), []);
  return { comments, refresh: refresh.current };
}
