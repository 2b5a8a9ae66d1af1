import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#siaga/persistence';
import type { Task } from '../domain/tasks.policy.js';

interface TaskRow {
  task_id: number;
  at: Date;
  told_at: Date | null;
  problem: string | null;
}

/** A task with whether BPJS has it. */
export interface NotedTask extends Task {
  readonly toldAt: Date | null;
  readonly problem: string | null;
}

type Runner = Pick<Tx, 'query'>;

/** Named queries of `jkn_task`: what happened with a ticket as BPJS is told it. */
@Injectable()
export class TaskRepository {
  constructor(private readonly database: Database) {}

  /** Those of a ticket in order. */
  async of(ticketId: string, runner: Runner = this.database): Promise<NotedTask[]> {
    const rows = await runner.query<TaskRow>(
      'SELECT task_id, at, told_at, problem FROM jkn_task WHERE ticket_id = $1 ORDER BY task_id',
      [ticketId],
    );
    return rows.map((row) => ({
      taskId: row.task_id,
      atMs: row.at.getTime(),
      toldAt: row.told_at,
      problem: row.problem,
    }));
  }

  /** Which tasks of these tickets BPJS does not have, by ticket. */
  async untold(ticketIds: readonly string[]): Promise<Map<string, number[]>> {
    const rows = await this.database.query<{ ticket_id: string; task_ids: number[] }>(
      `SELECT ticket_id, array_agg(task_id ORDER BY task_id) AS task_ids FROM jkn_task
       WHERE ticket_id = ANY($1::uuid[]) AND told_at IS NULL GROUP BY ticket_id`,
      [ticketIds],
    );
    return new Map(rows.map((row) => [row.ticket_id, row.task_ids]));
  }

  /** Notes one; false when it was noted before. */
  async add(tx: Tx, facilityId: string, ticketId: string, { taskId, atMs }: Task): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO jkn_task (ticket_id, task_id, facility_id, at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (ticket_id, task_id) DO NOTHING RETURNING task_id`,
      [ticketId, taskId, facilityId, new Date(atMs)],
    );
    return rows.length === 1;
  }

  /** BPJS has them. */
  async told(ticketId: string, taskIds: readonly number[], at: Date): Promise<void> {
    await this.database.query(
      'UPDATE jkn_task SET told_at = coalesce(told_at, $3), problem = NULL WHERE ticket_id = $1 AND task_id = ANY($2::int[])',
      [ticketId, taskIds, at],
    );
  }

  /** BPJS will not have it. */
  async refused(ticketId: string, taskId: number, problem: string): Promise<void> {
    await this.database.query(
      'UPDATE jkn_task SET problem = $3 WHERE ticket_id = $1 AND task_id = $2 AND told_at IS NULL',
      [ticketId, taskId, problem],
    );
  }
}
