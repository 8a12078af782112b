import type { StaffFrame } from '#design';

/** What a paper without stories shows first. */
export function FirstSteps({ frame }: { frame: StaffFrame }) {
  const { words, href } = frame;
  const canWrite = frame.may('stories:write');
  return (
    <section class="first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{words('newsroom.setUp.firstTitle', { paper: frame.paper.name })}</h2>
      <p>{words('newsroom.setUp.firstAbout')}</p>
      {canWrite ? (
        <p>
          <a class="button button-strong" href={href('/newsroom/new')}>
            {words('newsroom.setUp.firstStory')}
          </a>
        </p>
      ) : null}
      <p class="hint">
        <a href={href('/')}>{words('newsroom.setUp.seePaper')}</a>
        {frame.may('settings:change') ? (
          <>
            {' · '}
            <a href={href('/newsroom/settings')}>{words('staff.places.settings')}</a>
            {' · '}
            <a href={href('/newsroom/people')}>{words('staff.people.invite')}</a>
          </>
        ) : null}
      </p>
    </section>
  );
}
