import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { CallsModule } from '#siaga/calls';
import type { CallEventInput, Grant, Role } from '#siaga/contracts';
import { HandoverModule } from '#siaga/handover';
import { Caller, IdentityModule } from '#siaga/identity';
import { JournalModule } from '#siaga/journal';
import { Clock, createLogger, KernelModule, newId, readEnv } from '#siaga/kernel';
import { PersistenceModule } from '#siaga/persistence';
import { TracksModule } from '../../apps/api/src/wiring/tracks.module.js';
import { testDatabaseUrl } from './database.js';

export const JAMBI = '15.71';
export const SUMENEP = '35.29';
/** Sources that `callsContext` knows, and their secrets. */
export const SOURCES = {
  pbx: { secret: 'secret-of-the-jambi-exchange', regionCode: JAMBI },
  other: { secret: 'secret-of-the-sumenep-exchange', regionCode: SUMENEP },
};

/** A clock that a test moves. */
export class FakeClock extends Clock {
  constructor(private current = new Date('2026-11-21T07:00:00.000Z')) {
    super();
  }

  now(): Date {
    return this.current;
  }

  advance(ms: number): void {
    this.current = new Date(this.current.getTime() + ms);
  }
}

/** Settings for tests over the run's database. */
export const testSettings = (): ReturnType<typeof readEnv> =>
  readEnv({
    DATABASE_URL: testDatabaseUrl(),
    SIAGA_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    SIAGA_INGEST_SOURCES: JSON.stringify(SOURCES),
    LOG_LEVEL: 'silent',
  });

/** The calls lib with everything below it, and the hand-overs that its reports ask about, without HTTP. The gazetteer and the ranking are not loaded, as in the first seconds after a start. */
export async function callsContext(dataSource: DataSource, clock: Clock): Promise<INestApplicationContext> {
  const env = testSettings();
  const modules = [
    KernelModule.with(env, createLogger('silent'), clock),
    PersistenceModule.with(dataSource),
    JournalModule,
    IdentityModule,
    CallsModule,
    HandoverModule,
    TracksModule,
  ];
  class TestRoot {}
  Module({ imports: modules })(TestRoot);
  return NestFactory.createApplicationContext(TestRoot, { logger: false, abortOnError: false });
}

/** A person with one role in one region. */
export function person(role: Role, regionCode: string, displayName = 'Sari Contoh'): Caller {
  const grants: Grant[] = [{ role, scope: { kind: 'region', regionCode } }];
  return new Caller(
    { id: newId(), username: 'contoh', displayName, grants, disabledAt: null, mustChangePassword: false },
    newId(),
  );
}

/** A call event; give what matters to the test. */
export function callEvent(overrides: Partial<CallEventInput> = {}): CallEventInput {
  return {
    sourceCallId: newId(),
    type: 'offered',
    at: '2026-11-21T06:59:58.000Z',
    from: '0811-0000-0001',
    to: '119',
    ...overrides,
  };
}
