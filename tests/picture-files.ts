import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** What a picture's file must never tell of the place, the camera and its owner. */
export const secrets = [
  'SERIAL-4711',
  'Olga Owner',
  'LENS-0815',
  '52/1',
  'THUMBNAIL-BYTES',
  'COMMENT-SECRET',
  'TRAILING-SECRET',
  'XMP-SECRET',
];

const xmp = (more: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
  xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
  aux:SerialNumber="XMP-SECRET" exif:GPSLatitude="52,30.5N">${more}</rdf:Description></rdf:RDF></x:xmpmeta>`;

const inLanguages = (tag: string, words: Record<string, string>) =>
  `<${tag}><rdf:Alt>${Object.entries(words)
    .map(([lang, text]) => `<rdf:li xml:lang="${lang}">${text}</rdf:li>`)
    .join('')}</rdf:Alt></${tag}>`;

const plain = (width: number, height: number) => ({ create: { width, height, channels: 3 as const, background: '#6b8e9f' } });

/** A photograph as an agency sends it: credit, caption and licence, and with them place, serial numbers, owner, a comment and bytes after its end. */
export async function agencyPhoto(format: 'jpeg' | 'png' | 'webp' | 'avif' = 'jpeg', orientation = 6): Promise<Buffer> {
  const bytes = await sharp(plain(900, 600))
    .withExif({
      IFD0: { Make: 'Camera', ImageDescription: 'THUMBNAIL-BYTES' },
      IFD2: {
        BodySerialNumber: 'SERIAL-4711',
        CameraOwnerName: 'Olga Owner',
        LensSerialNumber: 'LENS-0815',
        DateTimeOriginal: '2026:05:04 10:11:12',
      },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '13/1 24/1 0/1' },
    })
    .withXmp(
      xmp(
        `<dc:creator><rdf:Seq><rdf:li>Ana Núñez</rdf:li></rdf:Seq></dc:creator><photoshop:Credit>Ana Núñez/Reuters</photoshop:Credit>` +
          inLanguages('dc:description', { 'x-default': 'Boats at dawn.', 'fr-FR': 'Des bateaux à l’aube.' }) +
          inLanguages('Iptc4xmpCore:AltTextAccessibility', { 'x-default': 'Three boats on a river.' }) +
          inLanguages('xmpRights:UsageTerms', { 'x-default': 'One use' }) +
          '<xmpRights:WebStatement>https://agency.example/licence</xmpRights:WebStatement><photoshop:Source>Wire 12</photoshop:Source>',
      ),
    )
    .withMetadata({ orientation })
    .withIccProfile('p3')
    .toFormat(format)
    .toBuffer();
  if (format !== 'jpeg') return bytes;
  const comment = segment(0xfe, Buffer.from('COMMENT-SECRET'));
  return Buffer.concat([bytes.subarray(0, 2), comment, bytes.subarray(2), Buffer.from('TRAILING-SECRET <script>alert(1)</script>')]);
}

/** A JPEG whose only words are IPTC, written in Latin-1 as old programs did. */
export async function latinPhoto(): Promise<Buffer> {
  const dataset = (number: number, text: string) => {
    const bytes = Buffer.from(text, 'latin1');
    return Buffer.concat([Buffer.from([0x1c, 2, number, bytes.length >> 8, bytes.length & 0xff]), bytes]);
  };
  const iptc = Buffer.concat([dataset(80, 'Zoë Müller'), dataset(110, 'AFP'), dataset(120, 'Café à Genève\0\x07'), dataset(116, '© Zoë')]);
  const padded = Buffer.concat([iptc, Buffer.alloc(iptc.length % 2)]);
  const head = Buffer.from([0x38, 0x42, 0x49, 0x4d, 0x04, 0x04, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(iptc.length, 8);
  const bytes = await sharp(plain(500, 400)).jpeg().toBuffer();
  const app13 = segment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0'), head, padded]));
  return Buffer.concat([bytes.subarray(0, 2), app13, bytes.subarray(2)]);
}

/** A plain picture. */
export async function photo(width = 600, height = 400, format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' = 'jpeg'): Promise<Buffer> {
  return sharp(plain(width, height)).toFormat(format).toBuffer();
}

function segment(marker: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff]), data]);
}

/** A PNG that says how large it is and holds `pixels`, whatever they come to. */
export function pngOf(width: number, height: number, pixels: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const sizes = Buffer.alloc(8);
    sizes.writeUInt32BE(data.length, 0);
    sizes.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([sizes.subarray(0, 4), body, sizes.subarray(4)]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]);
}

/** A picture whose file is whole and whose pixels aren't all there. */
export const halfPicture = () => pngOf(600, 400, Buffer.alloc(5000));
