import { dayText } from '#platform/dates.ts';
import { signInAddress } from './masthead.tsx';
import type { Frame, Offer, WallKind } from './models.ts';
import { OfferCards } from './offer.tsx';

export type WallProps = {
  frame: Frame;
  kind: WallKind;
  offer: Offer;
  /** The story’s public key, by which somebody it was given to opens it; left out where the wall is only shown. */
  storyKey?: string | undefined;
  /** The story's own address within the edition, to come back to after signing in or paying. */
  to: string;
  /** How many stories a month this viewer reads for free. */
  allowance: number;
  /** How many a registered reader has, where registering would give this viewer more. */
  registeredAllowance?: number | undefined;
  /** When the free stories come back: the first moment of next month. */
  freshOn?: Date | undefined;
  /** The institution this viewer would read with, were it not full today. */
  fullInstitution?: string | undefined;
  /** Whether readers of institutions may say that they are some: the page, which is the same for all, doesn't know them. */
  offersInstitutions?: boolean | undefined;
  /** True to somebody who said so and isn't. */
  isNoInstitution?: boolean | undefined;
  /** Age in days at which stories close to all but subscribers. */
  archiveDays?: number | undefined;
};

/** What stands where the rest of a story would be. The fragment's root says its outcome to the reader's script. */
export function Wall(props: WallProps) {
  const { frame, kind, offer, to } = props;
  const { words } = frame;
  return (
    <section class={`wall wall-${kind} gated`} aria-labelledby="wall-title" data-outcome="wall">
      <h2 class="wall-title" id="wall-title" tabindex={-1}>
        {words(`design.wall.${kind}Title`)}
      </h2>
      <WallText {...props} />
      {props.fullInstitution ? <p class="wall-text">{words('design.wall.institutionFull', { name: props.fullInstitution })}</p> : null}
      {props.isNoInstitution ? <p class="wall-text">{words('design.wall.institutionNone', { paper: frame.paper.name })}</p> : null}
      {kind === 'register' ? <Register {...props} /> : null}
      <OfferCards frame={frame} offer={offer} to={frame.href(to)} />
      <Register {...props} isAside />
      <Given {...props} />
      <OfInstitution {...props} />
      {frame.viewer === 'visitor' ? (
        <p class="wall-sign-in">
          {words('design.header.alreadySubscriber')} <a href={signInAddress(frame, to)}>{words('design.header.signIn')}</a>
        </p>
      ) : null}
    </section>
  );
}

/** On a page that is the same for all visitors nobody knows who holds a gift: whoever does says so. The script does, coming from the gift's link. */
function Given({ frame, kind, storyKey }: WallProps) {
  if (!storyKey || (kind !== 'subscribers' && kind !== 'archive')) return null;
  const { words, href, language } = frame;
  return (
    <form class="wall-given" method="post" action={href(`/open/${storyKey}`)} data-given>
      <input type="hidden" name="language" value={language} />
      <button type="submit" class="text-button">
        {words('design.wall.given')}
      </button>
    </form>
  );
}

/** Who reads where an institution has agreed something with the paper says so, and is looked at: the page, which is the same for all, is not. */
function OfInstitution({ frame, kind, storyKey, offersInstitutions, isNoInstitution, fullInstitution }: WallProps) {
  if (!storyKey || !offersInstitutions || isNoInstitution || fullInstitution || frame.viewer !== 'visitor') return null;
  if (kind !== 'subscribers' && kind !== 'archive') return null;
  const { words, href, language } = frame;
  return (
    <form class="wall-given" method="post" action={href(`/open/${storyKey}`)}>
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="with" value="institution" />
      <button type="submit" class="text-button">
        {words('design.wall.institution')}
      </button>
    </form>
  );
}

function WallText({ frame, kind, allowance, registeredAllowance = allowance, freshOn, archiveDays = 30 }: WallProps) {
  const { words, language, timeZone, now } = frame;
  switch (kind) {
    case 'spent':
      return (
        <p class="wall-text">
          {words('design.wall.spentText', { count: allowance })}
          {freshOn ? ` ${words('design.wall.fresh', { day: dayText(freshOn, language, timeZone, now) })}` : null}
        </p>
      );
    case 'subscribers':
      return <p class="wall-text">{words('design.wall.subscribersText')}</p>;
    case 'archive':
      return <p class="wall-text">{words('design.wall.archiveText', { days: archiveDays })}</p>;
    case 'register':
      return <p class="wall-text">{words('design.wall.registerText', { count: registeredAllowance })}</p>;
  }
}

/** Registering is the way on at the register wall, and a smaller way at the wall of a visitor who has read their free story. */
function Register({ frame, kind, to, registeredAllowance, isAside }: WallProps & { isAside?: boolean }) {
  const { words } = frame;
  if (kind === 'register') {
    if (isAside) return null;
    return (
      <>
        <p class="wall-register">
          <a class="button button-strong" href={signInAddress(frame, to)}>
            {words('design.wall.register')}
          </a>
        </p>
        <p class="wall-or">{words('design.wall.orSubscribe')}</p>
      </>
    );
  }
  if (kind !== 'spent' || frame.viewer !== 'visitor' || registeredAllowance === undefined) return null;
  return (
    <p class="wall-register-aside">
      <a href={signInAddress(frame, to)}>{words('design.wall.registerInstead', { count: registeredAllowance })}</a>
    </p>
  );
}
