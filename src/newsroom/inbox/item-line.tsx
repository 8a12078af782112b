import { type StaffFrame, staffMoment } from '#design';
import { countryName, directionOf, languageName } from '#platform/languages.ts';
import type { InboxLine, MayWe } from '#sources';
import { clauseText } from '#stories';

type ItemLineProps = {
  frame: StaffFrame;
  line: InboxLine;
  source: string;
  likeSource: string;
  licence: MayWe | undefined;
  isChosen: boolean;
};

/** One item in the inbox, in its own language and, where a machine has read it, in that of whoever looks. */
export function ItemLine({ frame, line, source, likeSource, licence, isChosen }: ItemLineProps) {
  const { words, href, language } = frame;
  const { reading } = line;
  const own = { lang: line.language, dir: directionOf(line.language) };
  const address = href(`/newsroom/inbox/${line.id}`);
  return (
    <li class="inbox-line">
      {isChosen ? (
        <input
          type="checkbox"
          name="item"
          value={String(line.id)}
          aria-label={words('newsroom.inbox.choose', { headline: line.headline })}
        />
      ) : null}
      <div class="inbox-texts">
        <div {...own}>
          <h2>
            <a href={address}>{line.headline}</a>
          </h2>
          <p class="inbox-opening">{line.opening}</p>
        </div>
        {reading ? (
          <div class="inbox-reading">
            <p>
              <strong>{reading.headline}</strong>
            </p>
            <p class="inbox-opening">{reading.opening}</p>
            <p class="hint">{words('newsroom.inbox.readBy', { machine: reading.madeBy })}</p>
          </div>
        ) : null}
        <ul class="inbox-facts">
          <li>
            <b>
              <bdi>{source}</bdi>
            </b>
          </li>
          {line.countryCode ? <li>{countryName(line.countryCode, language)}</li> : null}
          <li>{languageName(line.language, language)}</li>
          <li>{words('newsroom.inbox.words', { count: line.words })}</li>
          <li>
            <time datetime={line.arrivedAt.toISOString()}>{staffMoment(frame, line.arrivedAt)}</time>
          </li>
          <Badges frame={frame} line={line} licence={licence} />
          {line.likeItemId === null || line.likeHeadline === null ? null : (
            <li>
              <a href={href(`/newsroom/inbox/${line.likeItemId}`)}>{words('newsroom.inbox.like', { source: likeSource })}</a>
            </li>
          )}
        </ul>
      </div>
    </li>
  );
}

/** What keeps an item from going out, or has become of it, each in a word or two. */
export function Badges({ frame, line, licence }: { frame: StaffFrame; line: InboxLine; licence: MayWe | undefined }) {
  const { words } = frame;
  const isEmbargoed = line.embargoUntil !== null && line.embargoUntil > frame.now;
  return (
    <>
      {line.state === 'killed' ? <li class="badge badge-bad">{words('newsroom.inbox.state.killed')}</li> : null}
      {line.isSenderUnproved ? <li class="badge badge-bad">{words('newsroom.inbox.unproved')}</li> : null}
      {isEmbargoed && line.embargoUntil ? (
        <li class="badge badge-bad">
          {line.embargoUntil.getUTCFullYear() > 9000
            ? words('newsroom.inbox.withheld')
            : words('newsroom.inbox.embargo', { at: staffMoment(frame, line.embargoUntil) })}
        </li>
      ) : null}
      {licence?.against && licence.languages.length === 0 && !(isEmbargoed && licence.against.kind === 'embargo') ? (
        <li class="badge badge-bad">{clauseText(words, licence.against)}</li>
      ) : null}
      {licence && licence.languages.length > 0 ? <li class="badge badge-good">{words('newsroom.inbox.licensed')}</li> : null}
      {line.state === 'taken' && line.number > (line.seenNumber ?? 0) ? (
        <li class="badge">{words('newsroom.inbox.state.changed')}</li>
      ) : line.number > 1 ? (
        <li class="badge">{words('newsroom.inbox.versionNo', { number: line.number })}</li>
      ) : null}
    </>
  );
}
