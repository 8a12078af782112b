import { setTimeout as sleep } from 'node:timers/promises';
import { loadSettings } from '#settings';
import { publish, saveVersion } from '#stories';
import { openDatabase, type Press, pressRole } from '../../src/platform/database.ts';
import { type Figure, quantile, row } from '../measure.ts';
import { record } from '../stage.ts';
import { syntheticPath } from '../synthetic.ts';

const times = 100;
const versionId = 5;

/** From the call that publishes a story's new headline until a web process that didn't publish it shows it. */
export const publishing: Figure = {
  seconds: 60,
  async rows(stage) {
    const url = await stage.paper(1000);
    const [first, second] = [await stage.serve(url), await stage.serve(url)];
    const press = openDatabase(url, pressRole, 4, () => {}) as Press;
    const settings = await loadSettings(press);
    const address = syntheticPath(versionId);
    const { document } = await press
      .selectFrom('stories.body')
      .select('document')
      .where('versionId', '=', versionId)
      .executeTakeFirstOrThrow();
    const isShown = async (port: number, headline: string) =>
      (await record(port, address, { 'Accept-Encoding': 'identity' })).body.toString().includes(headline);
    const waits: number[] = [];
    for (let time = 1; time <= times; time++) {
      await Promise.all([isShown(first.port, ''), isShown(second.port, '')]);
      const headline = `Published for the ${time}th time`;
      const now = new Date();
      const text = {
        language: 'en',
        slug: `story-${versionId}`,
        headline,
        deck: '',
        dateline: undefined,
        lead: undefined,
        translatorIds: [],
        document: document as never,
      };
      await saveVersion(press, versionId, text, now);
      const began = performance.now();
      const published = publish(press, versionId, settings, now);
      while (!(await isShown(second.port, headline))) {
        if (performance.now() - began > 5000) throw new Error('A publication was not seen within five seconds.');
        await sleep(1);
      }
      waits.push(performance.now() - began);
      await published;
    }
    await press.destroy();
    await Promise.all([first.stop(), second.stop()]);
    return [
      row('publish to visible in a second web process, p99', waits, quantile(waits, 0.99), { atMost: 200 }, (ms) => `${ms.toFixed(0)} ms`),
    ];
  },
};
