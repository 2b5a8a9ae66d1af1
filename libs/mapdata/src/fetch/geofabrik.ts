import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { MapServerError } from './map-fetch.errors.js';
import { NotNowError, type MapServer } from './map-server.js';

/** Extracts of Indonesia by the first digits of the province codes within them. */
const ISLANDS: readonly (readonly [island: string, provinces: RegExp])[] = [
  ['sumatra', /^[12]/],
  ['java', /^3/],
  ['nusa-tenggara', /^5/],
  ['kalimantan', /^6/],
  ['sulawesi', /^7/],
  ['maluku', /^8/],
  ['papua', /^9/],
];

/** Where the extract lies that holds a province, kabupaten or kota. */
export function islandUrl(base: string, code: string): string {
  const island = ISLANDS.find(([, provinces]) => provinces.test(code))?.[0];
  if (island === undefined) throw new MapServerError('refused', `No extract of Geofabrik holds ${code}`);
  return `${base.replace(/\/+$/, '')}/asia/indonesia/${island}-latest.osm.pbf`;
}

/**
 * Gets a large file, going on where it stopped, and compares it with the digest that lies beside it. A file that is whole
 * already is not fetched again. Throws MapServerError.
 */
export async function fetchFile(
  server: MapServer,
  { url, file }: { url: string; file: string },
  onBytes: (done: number, total: number) => void,
): Promise<void> {
  const digest = await digestOf(server, url);
  if (digest !== null && (await md5Of(file)) === digest) return;
  const part = `${file}.part`;
  await server.insist(url, async () => {
    await receive(server, url, part, onBytes);
    if (digest === null || (await md5Of(part)) === digest) return;
    await rm(part, { force: true });
    throw new NotNowError('gave a file that does not agree with its digest');
  });
  await rename(part, file);
  await rm(markFile(part), { force: true });
}

/** Asks for what is missing, if the file is still the one that was begun. */
async function receive(
  server: MapServer,
  url: string,
  part: string,
  onBytes: (done: number, total: number) => void,
): Promise<void> {
  const [have, mark] = await Promise.all([sizeOf(part), readFile(markFile(part), 'utf8').catch(() => '')]);
  const goesOn = have > 0 && mark !== '';
  const answer = await server.ask(
    url,
    goesOn ? { headers: { range: `bytes=${have}-`, 'if-range': mark, 'accept-encoding': 'identity' } } : {},
  );
  const { status, headers } = answer;
  if (status === 416) {
    answer.drop();
    await rm(part, { force: true });
    throw new NotNowError('has another file now');
  }
  const isRest = status === 206;
  await writeFile(markFile(part), headers.etag ?? headers['last-modified'] ?? '');
  let done = isRest ? have : 0;
  const total = done + Number(headers['content-length'] ?? 0);
  await answer.writeTo(part, isRest ? 'a' : 'w', (bytes) => onBytes((done += bytes), Math.max(total, done)));
  if (total > 0 && done < total) throw new NotNowError('broke off in the middle');
}

/** Null where the server has none: then the length is all there is to compare. */
function digestOf(server: MapServer, url: string): Promise<string | null> {
  return server.insist(url, async () => {
    const answer = await server.ask(`${url}.md5`).catch((error: unknown) => {
      if (error instanceof MapServerError && error.message.includes(' 404')) return null;
      throw error;
    });
    return answer === null ? null : (/^[0-9a-f]{32}/i.exec(await answer.text())?.[0]?.toLowerCase() ?? null);
  });
}

async function md5Of(file: string): Promise<string | null> {
  if ((await sizeOf(file)) === 0) return null;
  const hash = createHash('md5');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

const markFile = (part: string): string => `${part}.etag`;
