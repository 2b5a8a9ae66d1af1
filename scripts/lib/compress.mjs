import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Text that a browser fetches; fonts and pictures are compressed already, source maps are for engineers. */
const TEXT = /\.(html|js|css|svg|json|webmanifest|txt)$/;
/** Below this the headers of the answer weigh more than what is saved. */
const SMALLEST_BYTES = 512;

/** Puts a brotli and a gzip file beside each text file of a built screen; the server sends the one a browser takes. */
export function compressFolder(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXT.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const text = readFileSync(file);
    if (text.length < SMALLEST_BYTES) continue;
    writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
    );
  }
}
