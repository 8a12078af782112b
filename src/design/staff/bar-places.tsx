import type { StaffFrame } from './models.ts';
import { type Place, type PlaceGroup, places } from './places.ts';

const menus = { readers: 'staff.page.readersMenu', paper: 'staff.page.paperMenu' } as const satisfies Record<
  Exclude<PlaceGroup, 'bar'>,
  string
>;

/** The places of the newsroom that whoever looks may go to: what is done every day in the bar, the rest in menus that open without a script. */
export function BarPlaces({ frame }: { frame: StaffFrame }) {
  const { words } = frame;
  const open = places.filter(({ permission }) => frame.may(permission));
  const inMenu = (group: PlaceGroup) => open.filter((place) => place.group === group);
  return (
    <nav class="bar-places" aria-label={words('staff.page.places')}>
      <ul>
        <PlaceLinks frame={frame} links={inMenu('bar')} />
        {(['readers', 'paper'] as const)
          .filter((group) => inMenu(group).length > 0)
          .map((group) => (
            <li>
              <details class="bar-menu" name="bar-menu">
                <summary class={inMenu(group).some(({ name }) => name === frame.current) ? 'is-current' : undefined}>
                  {words(menus[group])}
                </summary>
                <ul>
                  <PlaceLinks frame={frame} links={inMenu(group)} />
                </ul>
              </details>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function PlaceLinks({ frame, links }: { frame: StaffFrame; links: Place[] }) {
  return (
    <>
      {links.map(({ name, page }) => (
        <li>
          <a href={frame.href(page)} aria-current={name === frame.current ? 'page' : undefined}>
            {frame.words(`staff.places.${name}`)}
          </a>
        </li>
      ))}
    </>
  );
}
