import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { IdentityModule } from '#siaga/identity';
import { JournalModule } from '#siaga/journal';
import { KernelModule, type Env, type Logger } from '#siaga/kernel';
import { PersistenceModule } from '#siaga/persistence';
import { DemoAccounts } from './demo/demo-accounts.js';
import { Health } from './http/health.js';
import { Metrics } from './http/metrics.js';
import { ProblemFilter } from './http/problem.filter.js';
import { InfoController } from './info.controller.js';

/** The whole server, put together from its libs. */
@Module({})
export class AppModule {
  static with(env: Env, logger: Logger, dataSource: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [KernelModule.with(env, logger), PersistenceModule.with(dataSource), JournalModule, IdentityModule],
      controllers: [InfoController],
      providers: [Metrics, Health, DemoAccounts, { provide: APP_FILTER, useClass: ProblemFilter }],
    };
  }
}
