// Zones that feeds name and no two mean differently; the hours are those east of Greenwich.
const zones: Record<string, string> = {
  WET: '+0000',
  WEST: '+0100',
  CET: '+0100',
  MEZ: '+0100',
  CEST: '+0200',
  MESZ: '+0200',
  EET: '+0200',
  EEST: '+0300',
  SAST: '+0200',
  CAT: '+0200',
  EAT: '+0300',
  WAT: '+0100',
  MSK: '+0300',
  TRT: '+0300',
  JST: '+0900',
  KST: '+0900',
  WIB: '+0700',
  HKT: '+0800',
  SGT: '+0800',
  PHT: '+0800',
  PKT: '+0500',
  NZST: '+1200',
  NZDT: '+1300',
  AEST: '+1000',
  AEDT: '+1100',
  BRT: '-0300',
  ART: '-0300',
  CLT: '-0400',
  COT: '-0500',
  PET: '-0500',
  BOT: '-0400',
  VET: '-0400',
};

/** A moment as feeds write it (RFC 822, RFC 3339, and much else); what names no zone is in UTC. Undefined where it can't be one. */
export function dateOf(text: string | undefined): Date | undefined {
  const written = (text ?? '').trim().slice(0, 100);
  if (written === '') return undefined;
  if (/^\d{10}(\d{3})?$/.test(written)) return sensible(new Date(Number(written) * (written.length === 10 ? 1000 : 1)));
  const zoned = written
    .replace(/^[\p{L}.]{2,12},?\s+(?=\d)/u, '')
    .replace(/\b([A-Z]{3,4})$/, (name) => zones[name] ?? name)
    .replace(/\s*\(([^()]*)\)$/, '')
    .replace(/^(\d{4})\/(\d\d?)\/(\d\d?)/, '$1-$2-$3')
    .replace(/^(\d\d?)[./](\d\d?)[./](\d{4})/, '$3-$2-$1')
    .replace(/^(\d{4}-\d\d-\d\d)\s+(\d\d?:\d\d(?::\d\d)?(?:\.\d+)?)\s*/, '$1T$2')
    .replace(/([+-]\d\d)(\d\d)$/, (whole, hours, minutes) => (written.startsWith('+') ? whole : `${hours}:${minutes}`));
  const hasZone = /(z|[+-]\d\d:?\d\d|\b[a-z]{2,4})$/i.test(zoned);
  for (const candidate of hasZone ? [zoned, written] : [`${zoned}Z`, `${zoned} UTC`, zoned]) {
    const found = new Date(candidate);
    if (!Number.isNaN(found.getTime())) return sensible(found);
  }
  return undefined;
}

function sensible(date: Date): Date | undefined {
  const year = date.getUTCFullYear();
  return year >= 1970 && year < 2200 ? date : undefined;
}
