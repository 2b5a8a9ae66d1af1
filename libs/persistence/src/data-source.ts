import { DataSource, getMetadataArgsStorage, type EntityManager } from 'typeorm';
import type { Pool, PoolClient } from 'pg';
import { HeardClient } from './connections.js';

interface DataSourceSettings {
  url: string;
  poolSize: number;
  /** Migration classes, oldest first. */
  migrations: (new () => object)[];
  /** How its sessions are called in the database; tools at the keyboard are no part of the server. */
  sessionName?: string;
}

/** Sessions of the server's processes. */
export const SERVER_SESSIONS = 'siaga';
/** Sessions of the tools at the keyboard. */
export const TOOL_SESSIONS = 'siaga-tool';

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;
/**
 * Who waits longer is tried again (`Database`): what waits for a frozen process may be its own next statement, which would hold the
 * lock once more. Together with the bound below it is the longest that one can stop the others: 3.5 s.
 */
const LOCK_TIMEOUT_MS = 1_500;
/** A process that froze inside a transaction keeps its rows from others for so long; nobody alive says nothing for so long. */
const IDLE_IN_TRANSACTION_MS = 2_000;
/** A host that is gone is noticed by the server after 25 s, and by us after as long. */
const SERVER_KEEP_ALIVE =
  '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=25000';
const OWN_KEEP_ALIVE_MS = 10_000;

/**
 * Makes the TypeORM data source; `synchronize` does not exist here, the schema changes by migrations only.
 * Entities are those of every lib that the program imports: `@Entity` announces a class by itself.
 * A statement may run for 30 s at most, wait for a lock for 1.5 s and leave its transaction open for 2 s, so that neither a lost
 * server nor a frozen process of ours can hold anybody for ever.
 */
export function createDataSource({
  url,
  poolSize,
  migrations,
  sessionName = SERVER_SESSIONS,
}: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: getMetadataArgsStorage().tables.flatMap(({ target }) =>
      typeof target === 'function' ? [target] : [],
    ),
    migrations,
    migrationsTableName: 'schema_migration',
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: {
      Client: HeardClient,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      options: SERVER_KEEP_ALIVE,
      query_timeout: STATEMENT_TIMEOUT_MS + CONNECT_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: OWN_KEEP_ALIVE_MS,
      application_name: sessionName,
    },
  });
}

/** The pg pool that TypeORM made, so that hand-written statements and the ORM share connections. */
export function poolOf(dataSource: DataSource): Pool {
  const driver = dataSource.driver as unknown as { master: Pool };
  return driver.master;
}

/**
 * A manager whose statements run on a connection of ours, inside the transaction that is open there. TypeORM has no public way to
 * be given a connection; a runner that has one does not fetch another, and one that is told of a transaction does not begin its own.
 */
export function managerOn(dataSource: DataSource, client: PoolClient): EntityManager {
  const runner = dataSource.createQueryRunner('master');
  Object.assign(runner, { databaseConnection: client, isTransactionActive: true });
  return runner.manager;
}
