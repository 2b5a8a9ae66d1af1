import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type ApiClient, retryWaitMs, sleep } from '#siaga/client';
import { type PublicInfo } from '#siaga/contracts';
import { UsageError } from '../cli/options.js';
import { type Credentials } from '../client/session.js';
import { AGENT_KINDS } from './agents.js';

const AccountFile = z.array(z.object({ username: z.string(), password: z.string(), role: z.string() }));

/** The people the simulator plays. */
export interface Cast {
  operator: Credentials;
  /** Accounts of each role that an agent plays, in the order of their coming. */
  players: ReadonlyMap<string, readonly Credentials[]>;
}

/** Asks the server who it is, for as long as it takes to start. Null when the simulator is stopped before. */
export async function waitForServer(
  client: ApiClient,
  signal: AbortSignal,
  onWaiting: () => void,
): Promise<PublicInfo | null> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await client.call('info', {});
    } catch {
      // Not up yet: whatever is wrong, the only thing to do is to ask again.
      if (attempt === 0) onWaiting();
    }
    if (!(await sleep(retryWaitMs(attempt, Math.random, 4_000), signal))) return null;
  }
}

/** Reads a file of accounts: a JSON list of username, password and role. Throws UsageError when it is none. */
export async function readAccountFile(file: string): Promise<Credentials[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`Cannot read the accounts file ${file}.`, { cause });
  });
  try {
    return AccountFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError(`${file} must be a JSON list of {"username", "password", "role"}.`, { cause });
  }
}

/**
 * Gives out the parts. The last operator account is the simulator's, the first is for people; `leaveUnits` crews, the last
 * by name, are left to people. Throws UsageError when there is nobody to play.
 */
export function castOf(accounts: readonly Credentials[], units: number, leaveUnits: number): Cast {
  const withRole = (role: string) => accounts.filter((account) => account.role === role);
  const operator = withRole('operator').at(-1);
  const crews = withRole('crew').sort((a, b) =>
    a.username.localeCompare(b.username, 'en', { numeric: true }),
  );
  if (!operator || crews.length === 0) {
    throw new UsageError('There is no operator or no crew to play: start the demo, or give --accounts FILE.');
  }
  const driven = Math.min(units, Math.max(1, crews.length - leaveUnits));
  const players = AGENT_KINDS.map(
    ({ role }) => [role, role === 'crew' ? crews.slice(0, driven) : withRole(role)] as const,
  );
  return { operator, players: new Map(players) };
}
