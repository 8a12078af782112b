import sharp from 'sharp';

const kilobyte = 1024;

/** An SVG as WebP: the smaller of lossless and the best lossy quality that stays within `budget` kilobytes. */
export async function webpOf(svg: string, budget = 90): Promise<Buffer> {
  const { data, info } = await sharp(Buffer.from(svg), { density: 72 }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const from = () => sharp(data, { raw: info });
  const lossless = await from().webp({ lossless: true, effort: 4 }).toBuffer();
  if (lossless.length <= budget * kilobyte * 0.6) return lossless;
  let best = lossless;
  for (const quality of [86, 80, 74, 68, 62, 56, 50, 44]) {
    best = await from()
      .webp({ quality, effort: 4, smartSubsample: quality > 60 })
      .toBuffer();
    if (best.length <= budget * kilobyte) break;
  }
  return best.length < lossless.length ? best : lossless;
}

export async function pngOf(svg: string, width: number, height: number): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: 144 }).resize(width, height).png({ compressionLevel: 9, palette: true }).toBuffer();
}
