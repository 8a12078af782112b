import type { PictureFacts } from './rules.ts';

/** What of a picture's facts travels in its files. */
export type Credited = Pick<PictureFacts, 'credit' | 'agency' | 'copyright' | 'licence' | 'licenceUrl'>;

/** The names of those facts: when one of them changes, the files are to be made anew. */
export const creditedFacts: (keyof Credited)[] = ['credit', 'agency', 'copyright', 'licence', 'licenceUrl'];

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');

/** Who made a picture and on what terms it may be shown, as its files say it (IPTC Photo Metadata 2025.1, in XMP); undefined where nothing is known. */
export function creditXmp({ credit, agency, copyright, licence, licenceUrl }: Credited): string | undefined {
  if (![credit, agency, copyright, licence, licenceUrl].some(Boolean)) return undefined;
  const inAll = (tag: string, text: string) =>
    text ? `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></${tag}>` : '';
  const creator = credit ? `<dc:creator><rdf:Seq><rdf:li>${escaped(credit)}</rdf:li></rdf:Seq></dc:creator>` : '';
  const line = [credit, agency].filter(Boolean).join('/');
  const attributes = [
    line ? `photoshop:Credit="${escaped(line)}"` : '',
    licenceUrl ? `xmpRights:WebStatement="${escaped(licenceUrl)}"` : '',
  ];
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"' +
    ` xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" ${attributes.filter(Boolean).join(' ')}>` +
    `${creator}${inAll('dc:rights', copyright)}${inAll('xmpRights:UsageTerms', licence)}</rdf:Description></rdf:RDF></x:xmpmeta>`
  );
}
