import { SubmitButton } from '#design';
import { openOf } from '../around.ts';
import { Box, Choice } from '../forms.tsx';
import type { ItemPageProps } from './item-page.tsx';

/** What may be done about an item now: taken, passed, given to a colleague; of a taken one, what changed brought along or left. */
export function ItemActs(props: ItemPageProps) {
  const { item } = props;
  const isChanged = item.state === 'taken' && item.number > (item.seenNumber ?? 0);
  return (
    <>
      {isChanged ? <ChangeBox {...props} /> : null}
      {item.state === 'new' || item.state === 'passed' ? <TakeBox {...props} /> : null}
      {item.state === 'new' || item.state === 'passed' ? <PassForm {...props} /> : null}
      {item.state === 'new' ? <AssignBox {...props} /> : null}
    </>
  );
}

const accesses = ['metered', 'free', 'subscribers'] as const;

function TakeBox({ frame, item, shelves, typed, shown }: ItemPageProps) {
  const { words, href } = frame;
  const chosen = typed ?? { section: '', access: 'metered', topics: [], problem: undefined };
  const sections = openOf(shelves.sections, chosen.section);
  return (
    <Box id="take" title={words('newsroom.inbox.takeTitle')}>
      <p class="hint">{words('newsroom.inbox.takeHint')}</p>
      {shown.pictures.length > 0 ? <p class="hint">{words('newsroom.inbox.takePictures')}</p> : null}
      <form method="post" action={href(`/newsroom/inbox/${item.id}/take`)} class="stacked">
        <Choice
          name="section"
          label={words('newsroom.desk.section')}
          options={[{ value: '', name: '–' }, ...sections]}
          chosen={chosen.section}
          problem={chosen.problem}
        />
        <Choice
          name="access"
          label={words('newsroom.facts.access')}
          options={accesses.map((value) => ({ value, name: words(`newsroom.access.${value}`) }))}
          chosen={chosen.access}
        />
        <fieldset class="topics">
          <legend>{words('newsroom.facts.topics')}</legend>
          {shelves.topics.map(({ value, name }) => (
            <label>
              <input type="checkbox" name="topic" value={value} checked={chosen.topics.includes(value)} /> {name}
            </label>
          ))}
        </fieldset>
        <SubmitButton>{words('newsroom.inbox.take')}</SubmitButton>
      </form>
    </Box>
  );
}

function PassForm({ frame, item }: ItemPageProps) {
  const { words, href } = frame;
  const turn = item.state === 'new' ? 'pass' : 'back';
  return (
    <form method="post" action={href(`/newsroom/inbox/${item.id}/pass`)} class="inbox-pass">
      <input type="hidden" name="turn" value={turn} />
      <SubmitButton look="quiet">{words(turn === 'pass' ? 'newsroom.inbox.pass' : 'newsroom.inbox.putBack')}</SubmitButton>
    </form>
  );
}

function AssignBox({ frame, item, people }: ItemPageProps) {
  const { words, href } = frame;
  const options = people.map(({ id, name }) => ({ value: String(id), name }));
  return (
    <Box id="assign" title={words('newsroom.inbox.assignTitle')}>
      <form method="post" action={href(`/newsroom/inbox/${item.id}/assign`)} class="stacked">
        <Choice
          name="person"
          label={words('newsroom.inbox.assignedTo')}
          options={[{ value: '', name: words('newsroom.plan.nobody') }, ...options]}
          chosen={String(item.assignedTo ?? '')}
        />
        <SubmitButton look="quiet">{words('newsroom.inbox.assign')}</SubmitButton>
      </form>
    </Box>
  );
}

function ChangeBox({ frame, item }: ItemPageProps) {
  const { words, href } = frame;
  return (
    <Box id="change" title={words('newsroom.inbox.changeTitle')}>
      <p>{words('newsroom.inbox.changeHint')}</p>
      <form method="post" action={href(`/newsroom/inbox/${item.id}/change`)} class="stacked">
        <input type="hidden" name="number" value={String(item.number)} />
        <SubmitButton name="turn" value="over">
          {words('newsroom.inbox.takeOver')}
        </SubmitButton>
        <SubmitButton look="quiet" name="turn" value="leave">
          {words('newsroom.inbox.leaveChange')}
        </SubmitButton>
      </form>
    </Box>
  );
}
