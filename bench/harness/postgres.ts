import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

const BINARIES = '/usr/lib/postgresql/15/bin';
const DEBIAN_USER = 'postgres';
const OWN_PORT = 4319;

/** A PostgreSQL server with PostGIS to measure on. */
export interface BenchServer {
  /** Makes an empty database and gives its URL. */
  createDatabase(name: string): Promise<string>;
  /** Drops the databases that were made, and stops the server when it is the bench's own. */
  close(): Promise<void>;
}

/**
 * The server of BENCH_DATABASE_URL, or one of its own from Debian's PostgreSQL 15 with default settings (fsync on).
 * Throws with what to do when there is neither.
 */
export function openPostgres(): BenchServer {
  const given = process.env.BENCH_DATABASE_URL;
  if (given) return new Server(given, () => undefined);
  const cluster = startCluster();
  return new Server(cluster.url, cluster.stop);
}

class Server implements BenchServer {
  private readonly made: string[] = [];

  constructor(
    private readonly url: string,
    private readonly stop: () => void,
  ) {}

  async createDatabase(name: string): Promise<string> {
    const database = `siaga_bench_${name}_${process.pid}`;
    await this.run(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await this.run(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8'`);
    this.made.push(database);
    const url = new URL(this.url);
    url.pathname = `/${database}`;
    return url.toString();
  }

  async close(): Promise<void> {
    for (const database of this.made) await this.run(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    this.stop();
  }

  private async run(sql: string): Promise<void> {
    const client = new Client({ connectionString: this.url });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}

function startCluster(): { url: string; stop: () => void } {
  if (!existsSync(path.join(BINARIES, 'initdb')))
    throw new Error(
      'The bench measures on a real PostgreSQL with PostGIS. Set BENCH_DATABASE_URL to a server where it may create databases, or install postgresql-15 and postgresql-15-postgis-3.',
    );
  const folder = mkdtempSync(path.join(os.tmpdir(), 'siaga-bench-'));
  const owner = ownerOfCluster();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  const data = path.join(folder, 'data');
  const options = `-p ${OWN_PORT} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  runTool('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale'], owner);
  runTool('pg_ctl', ['-D', data, '-w', '-l', path.join(folder, 'log'), '-o', options, 'start'], owner);
  return {
    url: `postgresql://postgres@127.0.0.1:${OWN_PORT}/postgres`,
    stop: () => {
      runTool('pg_ctl', ['-D', data, '-m', 'fast', '-w', 'stop'], owner);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL does not run as root: Debian's package made a user for it. */
function ownerOfCluster(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string): number =>
    Number(spawnSync('id', [flag, DEBIAN_USER], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function runTool(name: string, args: string[], owner: { uid: number; gid: number } | null): void {
  const { status, stderr, error } = spawnSync(path.join(BINARIES, name), args, {
    ...owner,
    cwd: os.tmpdir(),
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${name} failed:\n${stderr}`);
}
