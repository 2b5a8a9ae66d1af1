import { Client, Pool, type ClientConfig, type PoolConfig } from 'pg';

/**
 * A connection that ends no process: between its making, its hand-out and its return there are moments in which nobody else listens,
 * and an `error` that nobody hears ends Node. Who uses it learns of the loss by the next statement.
 */
export class HeardClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** A pool of such connections; one that breaks while nobody uses it is told to `onIdleLoss` and replaced. */
export function openPool(config: PoolConfig, onIdleLoss: (error: Error) => void): Pool {
  const pool = new Pool({ keepAlive: true, ...config, Client: HeardClient });
  pool.on('error', onIdleLoss);
  return pool;
}
