import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FixtureMap, FixtureNode } from './map-fixtures/elements.js';
import { writeOsm } from './map-fixtures/write-osm.js';

/** What a server does with one request instead of answering it. */
export type Trouble =
  | { kind: 'busy'; status: number; retryAfterS?: number }
  | { kind: 'remark'; text: string }
  | { kind: 'cut'; afterBytes: number }
  | { kind: 'refused'; status: number; page: string };

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** An Overpass API over one map: ways that touch the asked box, whole, with all their nodes; answers in its wire form. */
export class OverpassLike {
  readonly boxes: string[] = [];
  readonly agents: string[] = [];
  /** One for each request to come; null is answered. */
  troubles: (Trouble | null)[] = [];
  /** Waited for before an answer. */
  beforeAnswer: () => Promise<void> = () => Promise.resolve();

  private constructor(
    private readonly server: Server,
    public map: FixtureMap,
  ) {}

  static async start(map: FixtureMap): Promise<OverpassLike & { url: string }> {
    const server = createServer();
    const overpass = new OverpassLike(server, map);
    server.on('request', (request, response) => void overpass.answer(request, response));
    return Object.assign(overpass, { url: `${await listen(server)}/api/interpreter` });
  }

  close(): Promise<void> {
    return close(this.server);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const query = new URLSearchParams(await text(request)).get('data') ?? '';
    const box = /\[bbox:([-\d.,]+)\]/.exec(query)?.[1] ?? '';
    this.boxes.push(box);
    this.agents.push(request.headers['user-agent'] ?? '');
    await this.beforeAnswer();
    const trouble = this.troubles.shift() ?? null;
    const [south = 0, west = 0, north = 0, east = 0] = box.split(',').map(Number);
    const xml = this.xmlOf({ south, west, north, east });
    const head = { 'content-type': 'application/osm3s+xml' };
    if (trouble === null) return void response.writeHead(200, head).end(xml);
    switch (trouble.kind) {
      case 'busy':
        response.writeHead(
          trouble.status,
          trouble.retryAfterS === undefined ? {} : { 'retry-after': String(trouble.retryAfterS) },
        );
        return void response.end('<html><head><title>x</title></head><body>Dispatcher_Client</body></html>');
      case 'remark':
        return void response
          .writeHead(200, head)
          .end(xml.replace('</osm>', `<remark> ${trouble.text} </remark>\n</osm>`));
      case 'refused':
        return void response.writeHead(trouble.status).end(trouble.page);
      case 'cut':
        response.writeHead(200, { ...head, 'content-length': xml.length });
        response.write(xml.slice(0, trouble.afterBytes), () => response.socket?.destroySoon());
    }
  }

  private xmlOf(box: { south: number; west: number; north: number; east: number }): string {
    const isIn = ({ lon, lat }: FixtureNode): boolean =>
      lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north;
    const inside = new Set(this.map.nodes.filter(isIn).map(({ id }) => id));
    const ways = this.map.ways.filter(({ nodes }) => nodes.some((id) => inside.has(id)));
    const wanted = new Set(ways.flatMap(({ nodes }) => nodes));
    const nodes = this.map.nodes.filter(
      (node) => wanted.has(node.id) || (node.tags !== undefined && isIn(node)),
    );
    return writeOsm({ nodes, ways, relations: [] }).replace(
      '</osm>',
      '<note>The data included in this document is from www.openstreetmap.org.</note>\n</osm>',
    );
  }
}

/** A file server like Geofabrik's: ranges, entity tags, the digest beside the file. */
export class GeofabrikLike {
  readonly asked: { path: string; range: string | undefined; answered: number }[] = [];
  /** Each of the next answers stands still after so many bytes, until it is cut. */
  cuts: number[] = [];
  private standing: ServerResponse | null = null;
  digest: string | null = null;

  private constructor(
    private readonly server: Server,
    private file: Buffer,
  ) {}

  static async start(file: Buffer): Promise<GeofabrikLike & { url: string }> {
    const server = createServer();
    const files = new GeofabrikLike(server, file);
    server.on('request', (request, response) => files.answer(request, response));
    return Object.assign(files, { url: await listen(server) });
  }

  /** Breaks off the answer that stands still. */
  cut(): void {
    this.standing?.destroy();
    this.standing = null;
  }

  /** As happens every night. */
  replaceFile(file: Buffer): void {
    this.file = file;
  }

  close(): Promise<void> {
    return close(this.server);
  }

  private answer({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
    const md5 = createHash('md5').update(this.file).digest('hex');
    if (url.endsWith('.md5')) {
      const said = this.digest ?? md5;
      return void response.writeHead(200).end(`${said}  ${url.slice(1, -4)}\n`);
    }
    const etag = `"${md5}"`;
    const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
    const goesOn = from > 0 && headers['if-range'] === etag;
    const body = goesOn ? this.file.subarray(from) : this.file;
    this.asked.push({ path: url, range: headers.range, answered: goesOn ? 206 : 200 });
    response.writeHead(goesOn ? 206 : 200, { etag, 'content-length': body.length, 'accept-ranges': 'bytes' });
    const cut = this.cuts.shift();
    if (cut === undefined) return void response.end(body);
    this.standing = response;
    response.write(body.subarray(0, cut));
  }
}
