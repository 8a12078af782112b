import type { StaffFrame } from '#design';
import { type App, keep } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { dayOf } from '#platform/dates.ts';
import { readSettings } from '#settings';
import { countEnding } from '#sources';
import { licencesInTrouble, listOf, listTag } from '#stories';

/** `partners`: licences of partner papers that end within thirty days. */
export type LicenceTrouble = { ended: number; ending: number; partners: number };

/** How many pictures that readers see have no licence any more, or soon. Kept in memory until a picture or what readers see changes, a day at most. */
export async function licenceTroubleOf(app: App, press: Press, now: Date): Promise<LicenceTrouble> {
  const { paper } = await readSettings(app);
  const today = dayOf(now, paper.timeZone);
  const tags = ['pictures', 'licences', ...paper.languages.map((language) => listTag(language, listOf.all))];
  return keep(app, `licences:${today}`, tags, async () => ({
    ...(await licencesInTrouble(press, today)),
    partners: await countEnding(press, today),
  }));
}

/** Says on the desk that pictures mustn't be shown any more, or soon. */
export function LicenceNotice({ frame, trouble: { ended, ending, partners } }: { frame: StaffFrame; trouble: LicenceTrouble }) {
  const { words, href } = frame;
  return (
    <section class="trouble" aria-labelledby="licences">
      <h2 id="licences">{words('newsroom.desk.licences')}</h2>
      <ul>
        {ended > 0 ? <li>{words('newsroom.desk.licencesEnded', { count: ended })}</li> : null}
        {ending > 0 ? <li>{words('newsroom.desk.licencesEnding', { count: ending })}</li> : null}
        {ended + ending > 0 ? (
          <li>
            <a href={href('/newsroom/pictures?only=licence')}>{words('newsroom.desk.licencesShow')}</a>
          </li>
        ) : null}
        {partners > 0 ? (
          <li>
            <a href={href('/newsroom/sources')}>{words('newsroom.desk.partnersEnding', { count: partners })}</a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
