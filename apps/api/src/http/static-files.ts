import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const APPS = [
  { folder: 'console', prefix: '/' },
  { folder: 'crew', prefix: '/crew/' },
  { folder: 'desk', prefix: '/desk/' },
  { folder: 'portal', prefix: '/portal/' },
];
const SOURCE_MAP = /\.map(\.(br|gz))?$/i;
/**
 * The reader of cards runs WebAssembly, which no page may: its worker has a policy of its own, under which it asks nothing of any server, so that
 * a picture of somebody's card cannot leave the device.
 */
const CARD_READER = /[\\/]desk[\\/]assets[\\/]worker\.min-[\w-]+\.js(\.(br|gz))?$/;
const CARD_READER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src blob:";
const YEAR_S = 31_536_000;

/** Serves the built front ends. Files with a hash in their name may be kept for a year, the rest is asked for each time. The build made
 * a brotli and a gzip file beside each text; the one that the browser takes is sent. */
export async function serveFrontEnds(app: NestFastifyApplication, webDir: string): Promise<void> {
  let decorateReply = true;
  for (const { folder, prefix } of APPS) {
    const root = path.join(webDir, folder);
    if (!existsSync(root)) continue;
    await app.register(fastifyStatic, {
      root,
      prefix,
      decorateReply,
      redirect: true,
      preCompressed: true,
      cacheControl: false,
      // For engineers, who have them beside the build.
      allowedPath: (file) => !SOURCE_MAP.test(file),
      setHeaders: (reply, file) => {
        const isHashed = file.includes(`${path.sep}assets${path.sep}`);
        void reply.header('cache-control', isHashed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
        if (CARD_READER.test(file)) void reply.header('content-security-policy', CARD_READER_POLICY);
      },
    });
    decorateReply = false;
  }
}
