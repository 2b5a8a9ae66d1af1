import { Pool } from 'pg';
import { dateInRegion } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { RawHttp } from '../clients/raw-http.js';
import type { BenchContext } from '../harness/bench.js';
import { startOurServer, type RunningServer } from '../harness/our-server.js';
import { seedVisits } from '../harness/seed-visits.js';
import {
  migrateDatabase,
  REGION,
  seedEntryOfficers,
  seedFacilities,
  seedOffices,
  seedOfficers,
  seedOperators,
  seedUnits,
} from '../harness/seed.js';
import { OWN_VILLAGE, seedCases, seedReports } from './seed-cases.js';

/** A telephone with its own page open. */
export interface Phone {
  readonly caseId: string;
  readonly token: string;
}

/** Whoever is asked, and what is sent to them. */
export interface Side {
  readonly server: RunningServer;
  readonly requestOf: (phone: Phone, answers: object) => [string, string, string];
}

/** A running Siaga with people who are followed up, and the tokens of those who look after them. */
export interface FollowedUp extends Side {
  readonly url: string;
  readonly phones: readonly Phone[];
  readonly officer: string;
  readonly office: string;
  readonly entryOfficer: string;
  readonly operator: string;
}

export const today = (): string => dateInRegion(new Date(), REGION);
export const WORK_PATH = `/api/v1/monitoring/work?regionCode=${OWN_VILLAGE}&most=40`;

/** Starts one with so many open cases, of whom the first `phones` have their page open, and most of whom reported on so many days. */
export async function startFollowedUp(
  context: BenchContext,
  {
    name,
    cases,
    phones,
    reportedDays = 0,
  }: { name: string; cases: number; phones: number; reportedDays?: number },
): Promise<FollowedUp> {
  const { url, pool, ids } = await seeded(context, name, cases);
  await seedReports(pool, reportedDays);
  await seedFacilities(pool, 500);
  await seedUnits(pool, 100);
  const caseIds = ids.slice(0, phones);
  const tokens = await seedVisits(pool, 'monitored', caseIds);
  const [officer] = await seedOfficers(pool, 1, OWN_VILLAGE);
  const [office] = await seedOffices(pool, 1, REGION);
  const [entryOfficer] = await seedEntryOfficers(pool, 1, REGION);
  const [operator] = await seedOperators(pool, 1);
  await pool.end();
  const server = await startOurServer(url, context.port);
  return {
    ...{ url, server, requestOf },
    phones: caseIds.map((caseId, n) => ({ caseId, token: tokens[n] ?? '' })),
    ...{ officer: officer?.token ?? '', office: office?.token ?? '' },
    ...{ entryOfficer: entryOfficer?.token ?? '', operator: operator?.token ?? '' },
  };
}

/** A database of its own with so many open cases. The caller ends the pool. */
export async function seeded(
  context: BenchContext,
  name: string,
  cases: number,
): Promise<{ url: string; pool: Pool; ids: string[] }> {
  const url = await context.postgres.createDatabase(`monitoring_${name}`);
  await migrateDatabase(url);
  const pool = new Pool({ connectionString: url, max: 2 });
  return { url, pool, ids: await seedCases(pool, cases) };
}

/** Lines that are open as long as they are used: a server closes those that rest. */
export async function withLines<T>(
  port: number,
  count: number,
  work: (lines: readonly RawHttp[]) => Promise<T>,
): Promise<T> {
  const lines = Array.from({ length: count }, () => new RawHttp(port));
  try {
    return await work(lines);
  } finally {
    for (const line of lines) line.close();
  }
}

function requestOf({ caseId, token }: Phone, answers: object): [string, string, string] {
  return [
    `/api/v1/portal/monitoring/cases/${caseId}/reports`,
    JSON.stringify({ caseId, forDate: today(), answers }),
    `Cookie: siaga_visit=${token}\r\nIdempotency-Key: ${newId()}\r\n`,
  ];
}
