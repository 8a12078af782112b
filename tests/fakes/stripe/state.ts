/** One object of Stripe's, as its API shows it; names with an underscore in front are the fake's own and never leave it. */
export type Thing = { id: string; object: string; [name: string]: unknown };

/** Everything the fake holds. Times are Unix seconds, as in the API. */
export type State = {
  now: number;
  things: Map<string, Thing>;
  events: Thing[];
  count: number;
  /** Hears of every event, in the order they happen. */
  onEvent: (event: Thing) => void;
};

export function newState(now: Date): State {
  return { now: Math.floor(now.getTime() / 1000), things: new Map(), events: [], count: 0, onEvent: () => {} };
}

export function add(state: State, prefix: string, object: string, rest: Record<string, unknown>): Thing {
  const id = `${prefix}_${String(++state.count).padStart(6, '0')}`;
  const thing: Thing = { id, object, created: state.now, livemode: false, metadata: {}, ...rest };
  state.things.set(id, thing);
  return thing;
}

/** All of a kind, newest first, as the API lists them. */
export function all(state: State, object: string): Thing[] {
  return [...state.things.values()].filter((thing) => thing.object === object).reverse();
}

export function tell(state: State, type: string, thing: Thing): void {
  const id = `evt_${String(++state.count).padStart(6, '0')}`;
  const event: Thing = {
    id,
    object: 'event',
    type,
    api_version: '2026-10-28.endive',
    created: state.now,
    livemode: false,
    data: { object: shown(thing) },
  };
  state.events.push(event);
  state.onEvent(event);
}

/** Fields that are only there when they are asked for. */
const includable = new Set(['payments']);

/** A thing as JSON without what is hidden. */
export function shown(value: unknown, asked: Set<string> = new Set()): unknown {
  if (Array.isArray(value)) return value.map((one) => shown(one, asked));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([name]) => !name.startsWith('_') && (!includable.has(name) || asked.has(name)));
  return Object.fromEntries(kept.map(([name, one]) => [name, shown(one, asked)]));
}

/** A thing as JSON, with the things its ids name put in their place along `expand`. */
export function expanded(state: State, value: unknown, expand: string[]): unknown {
  const asked = new Set(expand.flatMap((path) => path.split('.')));
  const copy = shown(value, asked);
  for (const path of expand) replace(state, copy, path.split('.'), asked);
  return copy;
}

function replace(state: State, at: unknown, [name = '', ...rest]: string[], asked: Set<string>): void {
  if (Array.isArray(at)) {
    for (const one of at) replace(state, one, [name, ...rest], asked);
    return;
  }
  if (at === null || typeof at !== 'object') return;
  const holder = at as Record<string, unknown>;
  const value = holder[name];
  if (typeof value === 'string' && state.things.has(value)) holder[name] = shown(state.things.get(value), asked);
  if (rest.length > 0) replace(state, holder[name], rest, asked);
}

/** The moment whole months after another, the day held back to the month's last. */
export function monthsAfter(seconds: number, months: number): number {
  const from = new Date(seconds * 1000);
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const time = from.getTime() - Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  const day = Math.min(from.getUTCDate(), days);
  return (Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), day) + time) / 1000;
}
