import { type INestApplicationContext, Module, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { IdentityModule } from '#siaga/identity';
import { JournalModule } from '#siaga/journal';
import { createLogger, KernelModule, newId, readEnv, type Clock } from '#siaga/kernel';
import {
  Carriers,
  MessagingModule,
  Outbox,
  OutboxWorker,
  type Carrier,
  type Channel,
  type ClaimedMessage,
  type NewMessage,
  type Sending,
} from '#siaga/messaging';
import { Database, PersistenceModule } from '#siaga/persistence';
import { testDatabaseUrl } from './database.js';

/** A carrier that does what a test says and remembers what it was given. */
export class StatedCarrier implements Carrier {
  readonly provider: string;
  mostAtOnce = 8;
  ratePerS: number | null = null;
  hasOneProvider = false;
  wakesPeople = true;
  longestWaitMs = 300_000;
  readonly seen: ClaimedMessage[] = [];
  answer: (message: ClaimedMessage) => Sending | Promise<Sending> = () => ({ kind: 'sent' });

  constructor(readonly channel: Channel = 'sms') {
    this.provider = `stated-${channel}`;
  }

  async send(message: ClaimedMessage): Promise<Sending> {
    this.seen.push(message);
    return this.answer(message);
  }

  /** The bodies it was given, in order. */
  get bodies(): unknown[] {
    return this.seen.map(({ body }) => body);
  }
}

/** One process with the outbox, without HTTP. */
export interface MessagingProcess {
  readonly app: INestApplicationContext;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly worker: OutboxWorker;
  get<T>(token: abstract new (...args: never[]) => T): T;
  /** Adds a message in a transaction of its own. */
  add(message?: Partial<NewMessage>): Promise<string | null>;
}

/** Starts one over the run's database. `carriers` take channels that `settings` leave free. */
export async function startMessaging(
  dataSource: DataSource,
  clock: Clock,
  carriers: readonly Carrier[] = [],
  settings: Record<string, string> = {},
  providers: Provider[] = [],
): Promise<MessagingProcess> {
  const env = readEnv({
    DATABASE_URL: testDatabaseUrl(),
    SIAGA_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    LOG_LEVEL: 'silent',
    SIAGA_QUIET_HOURS: 'none',
    SIAGA_OUTGOING_NETWORKS: '127.0.0.0/8',
    SIAGA_OUTGOING_HTTP: 'on',
    ...settings,
  });
  class TestRoot {}
  Module({
    imports: [
      KernelModule.with(env, createLogger(process.env.TEST_LOG_LEVEL ?? 'silent'), clock),
      PersistenceModule.with(dataSource),
      JournalModule,
      IdentityModule,
      MessagingModule,
    ],
    providers,
  })(TestRoot);
  const app = await NestFactory.createApplicationContext(TestRoot, { logger: false, abortOnError: false });
  const get = <T>(token: abstract new (...args: never[]) => T): T => app.get(token, { strict: false });
  for (const carrier of carriers) get(Carriers).register(carrier);
  const database = get(Database);
  const outbox = get(Outbox);
  return {
    app,
    database,
    outbox,
    worker: get(OutboxWorker),
    get,
    add: (message) => database.transaction((tx) => outbox.add(tx, newMessage(clock, message))),
  };
}

/** A message; give what matters to the test. It expires after an hour. */
export function newMessage(clock: Clock, overrides: Partial<NewMessage> = {}): NewMessage {
  return {
    channel: 'sms',
    kind: 'uji',
    need: 'wanted',
    regionCode: '15.71',
    lane: newId(),
    body: { to: '+6281100000001', text: 'Pesan uji' },
    expiresAt: new Date(clock.now().getTime() + 3_600_000),
    ...overrides,
  };
}

/** Waits for something that happens by itself. Throws after ten seconds, naming it. */
export async function eventually(isDone: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new Error(`There was no ${what} in time`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
