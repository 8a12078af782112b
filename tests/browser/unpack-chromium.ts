// Unpacks the Chromium of npm into TMPDIR. A process of its own, because the package unpacks to wherever TMPDIR points.
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflate } from '@sparticuz/chromium';

const packed = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
// al2023 holds the libraries (NSS, expat) that a bare machine hasn't got.
await Promise.all(['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'].map((name) => inflate(path.join(packed, name))));
const fonts = `<?xml version="1.0"?><fontconfig><dir>${process.argv[2]}/fonts</dir><cachedir>${process.argv[2]}/font-cache</cachedir></fontconfig>`;
await writeFile(path.join(tmpdir(), 'fonts/fonts.conf'), fonts);
