import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LOGGER, type Logger } from '#siaga/kernel';
import { poolOf } from './data-source.js';
import { ClearRowsSealer } from './clear-rows-sealer.js';
import { Database } from './database.js';
import { ProcessBeats } from './process-beats.js';

/** Gives every module the database. The data source must be initialised; it is closed at shutdown. */
@Module({})
export class PersistenceModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  static with(dataSource: DataSource): DynamicModule {
    return {
      module: PersistenceModule,
      global: true,
      providers: [
        { provide: DataSource, useValue: dataSource },
        {
          provide: Database,
          inject: [LOGGER],
          useFactory: (logger: Logger) => {
            const pool = poolOf(dataSource);
            // An idle connection that breaks is dropped by the pool; the next query says whether the database is away.
            pool.on('error', (error) => logger.warn({ err: error }, 'idle database connection lost'));
            return new Database(pool, logger, dataSource);
          },
        },
        ClearRowsSealer,
        ProcessBeats,
      ],
      exports: [Database, ClearRowsSealer, ProcessBeats],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
