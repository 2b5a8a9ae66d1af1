import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import {
  api,
  IngestResult,
  SOURCE_HEADER,
  type Facility,
  type Grant,
  type Unit,
  type UnitType,
} from '#siaga/contracts';
import { FacilityImporter } from '#siaga/facilities';
import { FleetService } from '#siaga/fleet';
import { GeoLoader } from '#siaga/geo';
import { AccountService } from '#siaga/identity';
import { createLogger, newId, readEnv, SYSTEM_ACTOR, type Env, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { createApp } from '../../apps/api/src/create-app.js';
import { MetricsServer } from '../../apps/api/src/http/metrics-server.js';
import { atFacility, onUnit, OTHER_REGION, OWN_REGION } from './builders.js';
import { Session } from './session.js';

export const PASSWORD = 'kata-sandi-untuk-uji';
/** The telephone systems that `serverSettings` knows, one in each region. */
export const PBX = { name: 'pbx-uji', secret: 'secret-of-the-test-exchange', regionCode: OWN_REGION };
export const OTHER_PBX = { name: 'pbx-lain', secret: 'secret-of-another-exchange', regionCode: OTHER_REGION };

/** For servers that speak to others on this machine; all others may not. */
export const LOCAL_SYSTEMS = { SIAGA_OUTGOING_NETWORKS: '127.0.0.0/8,::1/128', SIAGA_OUTGOING_HTTP: 'on' };

/** A unit with a signed-on crew. */
export interface CrewedUnit {
  unit: Unit;
  crew: Session;
}

/** The whole server on a free port, over the run's database, in a region of a few villages. */
export class TestServer {
  private readonly sessions: Session[] = [];

  private constructor(
    readonly app: NestFastifyApplication,
    readonly base: string,
  ) {}

  static async start(
    env: Env,
    logger: Logger = createLogger(process.env.TEST_LOG_LEVEL ?? 'silent'),
  ): Promise<TestServer> {
    const app = await createApp(env, logger);
    await insertRegions(app.get(Database, { strict: false }));
    await app.get(GeoLoader, { strict: false }).index();
    await app.listen(0, '127.0.0.1');
    return new TestServer(app, await app.getUrl());
  }

  /** What Prometheus reads. */
  async figures(): Promise<string> {
    const response = await fetch(this.get(MetricsServer).url ?? 'nowhere:');
    return response.text();
  }

  get database(): Database {
    return this.app.get(Database, { strict: false });
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.app.get(token, { strict: false });
  }

  /** Makes an account with the grants and signs it in over HTTP. */
  async session(grants: Grant[], displayName = 'Sari Contoh'): Promise<Session> {
    const username = `u${newId().replaceAll('-', '').slice(-20)}`;
    await this.account(username, grants, displayName);
    return this.signIn(username);
  }

  async account(username: string, grants: Grant[], displayName = username): Promise<void> {
    const rest = { mustChangePassword: false, isDemo: false };
    await this.get(AccountService).createAtStart({
      username,
      displayName,
      password: PASSWORD,
      grants,
      ...rest,
    });
  }

  async signIn(username: string, password = PASSWORD): Promise<Session> {
    const session = await Session.signIn(this.base, username, password);
    this.sessions.push(session);
    return session;
  }

  /** A unit at a post, off shift. */
  async unit(regionCode = OWN_REGION, type: UnitType = 'bls', lon = 103.63): Promise<Unit> {
    const homePost = { name: 'Pos uji', point: { lon, lat: -1.6 } };
    const callSign = `UJI-${newId().slice(-8)}`;
    return this.database.transaction((tx) =>
      this.get(FleetService).insert(tx, { regionCode, callSign, type, homePost }, SYSTEM_ACTOR),
    );
  }

  /** A unit with its crew signed on. */
  async crewed(regionCode = OWN_REGION, lon = 103.63): Promise<CrewedUnit> {
    const { id } = await this.unit(regionCode, 'bls', lon);
    const crew = await this.session(onUnit(id), 'Kru Contoh');
    return { unit: await crew.call('signOn', { id }), crew };
  }

  /** A hospital, or a puskesmas, placed by its address. */
  async hospital(regionCode = OWN_REGION, kind: 'hospital' | 'puskesmas' = 'hospital'): Promise<Facility> {
    const key = newId();
    const address =
      regionCode === OWN_REGION
        ? 'Kel. Talang Banjar, Kec. Jambi Timur'
        : 'Desa Pajagalan, Kec. Kota Sumenep';
    const rest = {
      phone: '0741-000-000',
      kemkesCode: null,
      isAlwaysOpen: true,
      openHours: [],
      erLevel: 3,
      beds: [],
    };
    const importer = this.get(FacilityImporter);
    const fact = {
      key,
      name: `${kind === 'hospital' ? 'RS' : 'Puskesmas'} Uji ${key.slice(-6)}`,
      kind,
      address,
      regionCode,
      capabilities: [],
      ...rest,
    };
    await importer.importFacts([fact], `uji-${key}`, { actor: SYSTEM_ACTOR });
    const made = (await importer.facilitiesOf(`uji-${key}`)).get(key);
    if (!made) throw new Error('The hospital was not stored');
    return made;
  }

  /** A hospital and somebody at its desk. */
  async staffed(regionCode = OWN_REGION): Promise<{ facility: Facility; desk: Session }> {
    const facility = await this.hospital(regionCode);
    return { facility, desk: await this.session(atFacility(facility.id), 'IGD Contoh') };
  }

  /** Posts to the intake as a telephone system. */
  async ring(body: unknown, pbx = PBX): Promise<IngestResult> {
    const response = await fetch(`${this.base}${api.ingestCalls.path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${pbx.secret}`,
        [SOURCE_HEADER]: pbx.name,
      },
      body: JSON.stringify(body),
    });
    return IngestResult.parse(await response.json());
  }

  closeSockets(): void {
    for (const session of this.sessions) session.close();
  }

  async close(): Promise<void> {
    this.closeSockets();
    await this.app.close();
  }
}

/** Settings of a test server; `overrides` are environment variables. */
export function serverSettings(databaseUrl: string, overrides: Record<string, string> = {}): Env {
  return readEnv({ ...serverVariables(databaseUrl), ...overrides });
}

/** The same as environment variables, for a server in a process of its own. */
export function serverVariables(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    SIAGA_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    SIAGA_INGEST_SOURCES: JSON.stringify(
      Object.fromEntries([PBX, OTHER_PBX].map(({ name, ...source }) => [name, source])),
    ),
    LOG_LEVEL: 'silent',
    SIAGA_METRICS_PORT: '0',
    // What a web process does is the test's to say; those of standing in say otherwise.
    SIAGA_STAND_IN_S: '0',
  };
}

/** A server for a spec file: started before its first test, closed behind its last; sockets are closed after each. */
export function useServer(
  databaseUrl: string,
  overrides: Record<string, string> | (() => Record<string, string>) = {},
): { readonly server: TestServer } {
  let server: TestServer | null = null;
  // Waiting has deadlines of its own; this one only stops a test that hangs, also on a busy machine.
  jest.setTimeout(30_000);
  beforeAll(async () => {
    server = await TestServer.start(
      serverSettings(databaseUrl, typeof overrides === 'function' ? overrides() : overrides),
    );
  }, 60_000);
  afterEach(() => server?.closeSockets());
  afterAll(async () => {
    await server?.close();
  });
  return {
    get server() {
      if (!server) throw new Error('The server starts before the first test.');
      return server;
    },
  };
}

type Village = [
  code: string,
  level: number,
  name: string,
  kind: string,
  lon: number,
  lat: number,
  radiusM: number,
];

/** One kecamatan of each of two regions. */
const REGIONS: readonly Village[] = [
  ['15', 1, 'Jambi', 'provinsi', 102.7, -1.6, 200_000],
  [OWN_REGION, 2, 'Kota Jambi', 'kota', 103.61, -1.61, 12_000],
  ['15.71.03', 3, 'Jambi Timur', 'kecamatan', 103.632, -1.597, 2_500],
  ['15.71.03.1003', 4, 'Talang Banjar', 'kelurahan', 103.634, -1.602, 700],
  ['35', 1, 'Jawa Timur', 'provinsi', 112.7, -7.7, 200_000],
  [OTHER_REGION, 2, 'Kabupaten Sumenep', 'kabupaten', 113.86, -7.0, 30_000],
  ['35.29.01', 3, 'Kota Sumenep', 'kecamatan', 113.86, -7.01, 4_000],
  ['35.29.01.1001', 4, 'Pajagalan', 'kelurahan', 113.861, -7.008, 900],
];

async function insertRegions(database: Database): Promise<void> {
  for (const [code, level, name, kind, lon, lat, radiusM] of REGIONS) {
    const parent = level === 1 ? null : code.slice(0, code.lastIndexOf('.'));
    await database.query(
      `INSERT INTO geo_region (code, level, name, kind, parent_code, center, radius_m, source, loaded_at)
       VALUES ($1, $2, $3, $4, $5, ST_SetSRID(ST_MakePoint($6, $7), 4326), $8, 'geografis', now()) ON CONFLICT (code) DO NOTHING`,
      [code, level, name, kind, parent, lon, lat, radiusM],
    );
  }
}
