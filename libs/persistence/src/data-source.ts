import { DataSource, getMetadataArgsStorage, type EntityManager } from 'typeorm';
import type { Pool, PoolClient } from 'pg';

interface DataSourceSettings {
  url: string;
  poolSize: number;
  /** Migration classes, oldest first. */
  migrations: (new () => object)[];
}

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * Makes the TypeORM data source; `synchronize` does not exist here, the schema changes by migrations only.
 * Entities are those of every lib that the program imports: `@Entity` announces a class by itself.
 * A statement may run for 30 s at most, so that a lost server cannot hold a request for ever.
 */
export function createDataSource({ url, poolSize, migrations }: DataSourceSettings): DataSource {
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
      statement_timeout: STATEMENT_TIMEOUT_MS,
      query_timeout: STATEMENT_TIMEOUT_MS + CONNECT_TIMEOUT_MS,
      keepAlive: true,
      application_name: 'siaga',
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
