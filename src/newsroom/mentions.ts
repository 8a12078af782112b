/** Whom a text names: `@Ana Souza` in any case, the longest name that fits; `@ana` where one colleague alone is called so. */
export function mentionsIn(text: string, people: { id: number; name: string }[]): number[] {
  const plain = fold(text);
  const byLength = people.map(({ id, name }) => ({ id, name: fold(name) })).toSorted((a, b) => b.name.length - a.name.length);
  const found = [...plain.matchAll(/(?<![\p{L}\p{N}.])@/gu)].flatMap(({ index }) => {
    const rest = plain.slice(index + 1);
    const whole = byLength.find(({ name }) => name !== '' && begins(rest, name));
    if (whole) return [whole.id];
    const first = byLength.filter(({ name }) => begins(rest, name.split(' ')[0] ?? ''));
    return first.length === 1 ? first.map(({ id }) => id) : [];
  });
  return [...new Set(found)];
}

function begins(text: string, name: string): boolean {
  return name !== '' && text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim();
}
