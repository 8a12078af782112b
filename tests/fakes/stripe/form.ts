/** Parameters as Stripe's API takes them: `items[0][price]=p` is `{ items: { 0: { price: 'p' } } }`, with lists made of numbered keys. */
export type Params = { [name: string]: Param };
export type Param = string | Param[] | Params;

export function parseForm(text: string): Params {
  const tree: Params = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const path = [...key.matchAll(/([^[\]]+)/g)].map(([part]) => part);
    let at: Params = tree;
    for (const part of path.slice(0, -1)) {
      at[part] ??= {};
      at = at[part] as Params;
    }
    at[path.at(-1) ?? key] = value;
  }
  return listed(tree) as Params;
}

function listed(given: Param): Param {
  if (typeof given === 'string' || Array.isArray(given)) return given;
  const entries = Object.entries(given).map(([name, value]) => [name, listed(value)] as const);
  if (entries.length > 0 && entries.every(([name], at) => name === String(at))) return entries.map(([, value]) => value);
  return Object.fromEntries(entries);
}

export function textIn(params: Params, name: string): string | undefined {
  const value = params[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function treeIn(params: Params, name: string): Params {
  const value = params[name];
  return value && typeof value === 'object' && !Array.isArray(value) ? value : {};
}

export function listIn(params: Params, name: string): Params[] {
  const value = params[name];
  return Array.isArray(value) ? (value as Params[]) : [];
}

export function wordsIn(params: Params, name: string): string[] {
  const value = params[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
