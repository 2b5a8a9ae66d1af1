import type { AddressInfo } from 'node:net';
import { Global, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll } from '@jest/globals';
import type { Account, Actor, Eta, Grant, Unit } from '#siaga/contracts';
import { FleetModule, FleetService, PositionStore, UnitJobs } from '#siaga/fleet';
import { AccountService, Caller, IdentityModule, SessionService } from '#siaga/identity';
import { Journal, JournalModule, JournalRelay, type JournalEntry } from '#siaga/journal';
import { createLogger, KernelModule, newId, readEnv, SYSTEM_ACTOR } from '#siaga/kernel';
import { createDataSource, Database, PersistenceModule } from '#siaga/persistence';
import { BoardPort, EtaPort, RealtimeModule, SiagaIoAdapter, TicketPort } from '#siaga/realtime';
import { migrations } from '../../migrations/index.js';

const PASSWORD = 'kata-sandi-uji-coba';
const DATA_KEY = Buffer.alloc(32, 7).toString('base64');

/** Stands in for dispatch: a unit has a job when a test says so. */
export class StatedUnitJobs extends UnitJobs {
  readonly busyUnitIds = new Set<string>();

  hasActiveJob(_tx: unknown, unitId: string): Promise<boolean> {
    return Promise.resolve(this.busyUnitIds.has(unitId));
  }
}

/** Stands in for dispatch: arrivals are what a test says. */
export class StatedArrivals extends EtaPort {
  private listener: (etas: readonly Eta[]) => void = () => undefined;

  onEtas(listener: (etas: readonly Eta[]) => void): () => void {
    this.listener = listener;
    return () => undefined;
  }

  /** Says that these arrivals were estimated anew. */
  state(etas: readonly Eta[]): void {
    this.listener(etas);
  }
}

/** No queues here. */
@Injectable()
class NoTickets extends TicketPort {
  onStandings(): () => void {
    return () => undefined;
  }

  standingsOf(): Promise<[]> {
    return Promise.resolve([]);
  }
}

/** No waiting rooms either. */
@Injectable()
class NoBoards extends BoardPort {
  onBoards(): () => void {
    return () => undefined;
  }

  boardsOf(): Promise<[]> {
    return Promise.resolve([]);
  }
}

@Global()
@Module({
  providers: [
    NoTickets,
    NoBoards,
    StatedUnitJobs,
    StatedArrivals,
    { provide: UnitJobs, useExisting: StatedUnitJobs },
  ],
  exports: [NoTickets, NoBoards, UnitJobs, StatedUnitJobs, StatedArrivals],
})
class StatedJobsModule {}

/** A signed-in person. */
export interface Person {
  account: Account;
  caller: Caller;
  cookie: string;
}

/** Each kind of entry by itself, without who did it. */
type Unsigned<E> = E extends unknown ? Omit<E, 'actor'> : never;

/** One process with journal, identity, fleet and sockets on a free port; dispatch is stated by the test. */
export interface FleetWorld {
  readonly port: number;
  readonly database: Database;
  readonly fleet: FleetService;
  readonly positions: PositionStore;
  readonly jobs: StatedUnitJobs;
  readonly sessions: SessionService;
  get<T>(token: new (...args: never[]) => T): T;
  /** Makes an account with the grants and signs it in. */
  person(username: string, grants: Grant[]): Promise<Person>;
  /** Makes a unit in a region. */
  unit(callSign: string, regionCode?: string): Promise<Unit>;
  /** Writes one journal row in a transaction of its own. */
  append(entry: Unsigned<JournalEntry> & { actor?: Actor }): Promise<number>;
  close(): Promise<void>;
}

/** Starts a process on a migrated database. */
export async function startFleetWorld(databaseUrl: string): Promise<FleetWorld> {
  const env = readEnv({ DATABASE_URL: databaseUrl, SIAGA_DATA_KEY: DATA_KEY, LOG_LEVEL: 'silent' });
  const dataSource = createDataSource({ url: databaseUrl, poolSize: 6, migrations });
  await dataSource.initialize();
  const module = {
    module: class FleetWorldModule {},
    imports: [
      KernelModule.with(env, createLogger('silent')),
      PersistenceModule.with(dataSource),
      JournalModule,
      IdentityModule,
      StatedJobsModule,
      FleetModule,
      RealtimeModule.with({
        imports: [FleetModule],
        positions: PositionStore,
        etas: StatedArrivals,
        scopes: FleetService,
        tickets: NoTickets,
        boards: NoBoards,
      }),
    ],
  };
  const app = await NestFactory.create<NestFastifyApplication>(
    module,
    new FastifyAdapter({ forceCloseConnections: true }),
    {
      logger: false,
      abortOnError: false,
    },
  );
  app.useWebSocketAdapter(new SiagaIoAdapter(app));
  await app.get(JournalRelay).start();
  await app.init();
  await app.get(PositionStore).start();
  await insertRegions(app.get(Database), ['15.71', '14.71']);
  await app.listen(0, '127.0.0.1');
  return worldOf(app);
}

/** Cities with their provinces, without places. */
async function insertRegions(database: Database, codes: readonly string[]): Promise<void> {
  for (const code of codes.flatMap((city) => [city.slice(0, 2), city]))
    await database.query(
      `INSERT INTO geo_region (code, level, name, kind, parent_code, center, radius_m, source, loaded_at)
       VALUES ($1, $2, $1, $3, $4, NULL, 10000, 'none', now()) ON CONFLICT (code) DO NOTHING`,
      code.length === 2 ? [code, 1, 'provinsi', null] : [code, 2, 'kota', code.slice(0, 2)],
    );
}

/** A world for a spec file: started before its first test, closed behind its last. Read its members inside tests only. */
export function useFleetWorld(databaseUrl: string): { readonly world: FleetWorld } {
  let world: FleetWorld | null = null;
  beforeAll(async () => {
    world = await startFleetWorld(databaseUrl);
  });
  afterAll(async () => {
    await world?.close();
  });
  return {
    get world() {
      if (!world) throw new Error('The world starts before the first test.');
      return world;
    },
  };
}

function worldOf(app: NestFastifyApplication): FleetWorld {
  const database = app.get(Database);
  const sessions = app.get(SessionService);
  const fleet = app.get(FleetService);
  return {
    port: (app.getHttpServer().address() as AddressInfo).port,
    database,
    fleet,
    sessions,
    positions: app.get(PositionStore),
    jobs: app.get(StatedUnitJobs),
    get: (token) => app.get(token),
    async person(username, grants) {
      const accounts = app.get(AccountService);
      await accounts.createAtStart({
        username,
        displayName: username,
        password: PASSWORD,
        grants,
        mustChangePassword: false,
        isDemo: false,
      });
      const session = await sessions.signIn(
        { username, password: PASSWORD },
        { address: '127.0.0.1', agent: 'test' },
      );
      return {
        account: session.account,
        caller: new Caller(session.account, session.sessionId),
        cookie: `siaga_session=${session.token}`,
      };
    },
    unit: (callSign, regionCode = '15.71') =>
      database.transaction((tx) => fleet.insert(tx, { callSign, regionCode, type: 'bls' }, SYSTEM_ACTOR)),
    append: async (entry) => {
      await database.transaction((tx) =>
        app.get(Journal).append(tx, { ...entry, actor: entry.actor ?? SYSTEM_ACTOR }),
      );
      const [row] = await database.query<{ seq: string }>(
        'SELECT seq FROM journal WHERE entity = $1 AND entity_id = $2 AND version = $3',
        [entry.entity, entry.entityId, entry.version],
      );
      return Number(row?.seq);
    },
    close: () => app.close(),
  };
}

/** The same person with a key, so that a command may be repeated. */
export function withKey(person: Person, key: string = newId()): Caller {
  return new Caller(person.account, person.caller.sessionId, key);
}
