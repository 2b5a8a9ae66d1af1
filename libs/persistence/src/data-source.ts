import { DataSource } from 'typeorm';
import type { Pool } from 'pg';

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
 * A statement may run for 30 s at most, so that a lost server cannot hold a request for ever.
 */
export function createDataSource({ url, poolSize, migrations }: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [],
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
