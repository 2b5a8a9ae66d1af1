import { Injectable } from '@nestjs/common';
import type { Ticket } from '#siaga/contracts';
import { Clock } from '#siaga/kernel';
import type { Sending } from '#siaga/messaging';
import { HAS_IT, isOurFault } from '../domain/bpjs-wire.policy.js';
import { toRepair, type Task } from '../domain/tasks.policy.js';
import type { StoredLink } from '../store/link.repository.js';
import { TaskRepository } from '../store/task.repository.js';
import { BpjsClient, type BpjsAnswer } from './bpjs-client.js';

/** An attempt may take so long before it is another worker's; what was told of a long repair is not told again. */
const MOST_MS = 6_000;

/** Tells BPJS of a visit's steps in order, and mends what it does not know by what it says it knows. */
@Injectable()
export class TaskTeller {
  constructor(
    private readonly client: BpjsClient,
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
  ) {}

  /** `add` tells the booking itself once more, where BPJS should know it and does not; null where BPJS made it. */
  async tell(
    stored: StoredLink,
    ticket: Ticket,
    taskId: number,
    add: (() => Promise<BpjsAnswer>) | null,
  ): Promise<Sending> {
    const ours = await this.tasks.of(ticket.id);
    const task = ours.find((noted) => noted.taskId === taskId);
    if (task === undefined) return { kind: 'refused', problem: 'the step is not noted' };
    const answer = await this.update(stored, ticket, task);
    if (!isRefused(answer)) return this.ended(ticket, [taskId], taskId, answer);
    return this.repair(stored, ticket, ours, taskId, add, answer);
  }

  private async repair(
    stored: StoredLink,
    ticket: Ticket,
    ours: readonly Task[],
    upTo: number,
    add: (() => Promise<BpjsAnswer>) | null,
    refusal: BpjsAnswer,
  ): Promise<Sending> {
    const beganMs = performance.now();
    let known = await this.known(stored, ticket);
    if (isRefused(known) && add !== null) {
      const added = await add();
      if (added.kind === 'unanswered' || isRefused(added)) return this.ended(ticket, [], upTo, added);
      known = { ...added, response: { list: [] } };
    }
    if (known.kind === 'unanswered' || isRefused(known)) return this.ended(ticket, [], upTo, known);
    const theirs = taskIdsIn(known.response);
    const missing = toRepair(ours, theirs, upTo);
    const told = ours.map(({ taskId }) => taskId).filter((taskId) => theirs.includes(taskId));
    if (missing === null) return this.ended(ticket, told, upTo, refusal);
    for (const task of missing) {
      if (performance.now() - beganMs > MOST_MS) return { kind: 'again', problem: 'BPJS is slow' };
      const answer = await this.update(stored, ticket, task);
      if (answer.kind === 'unanswered' || isRefused(answer)) return this.ended(ticket, told, upTo, answer);
      told.push(task.taskId);
    }
    await this.tasks.told(ticket.id, told, this.clock.now());
    return { kind: 'sent', cost: 0 };
  }

  private update(stored: StoredLink, { code }: Ticket, { taskId, atMs }: Task): Promise<BpjsAnswer> {
    const body = { kodebooking: code, taskid: taskId, waktu: atMs };
    return this.client.ask(stored, { service: 'antrean/updatewaktu', body, bookingCode: code });
  }

  /** What BPJS says it knows of the visit. */
  known(stored: StoredLink, { code }: Pick<Ticket, 'code'>): Promise<BpjsAnswer> {
    const body = { kodebooking: code };
    return this.client.ask(stored, { service: 'antrean/getlisttask', body, bookingCode: code });
  }

  private async ended(
    { id }: Ticket,
    told: readonly number[],
    taskId: number,
    answer: BpjsAnswer,
  ): Promise<Sending> {
    if (answer.kind === 'unanswered') return { kind: 'again', problem: answer.problem };
    const { code, message } = answer;
    if (told.length > 0) await this.tasks.told(id, told, this.clock.now());
    if (HAS_IT.has(code)) return { kind: 'sent', cost: 0 };
    const problem = `${String(code)} ${message}`.slice(0, 200);
    if (isOurFault(code)) return { kind: 'again', problem };
    await this.tasks.refused(id, taskId, problem);
    return { kind: 'refused', problem };
  }
}

function isRefused(answer: BpjsAnswer): boolean {
  return answer.kind === 'answered' && !HAS_IT.has(answer.code) && !isOurFault(answer.code);
}

/** The tasks of `getlisttask`; numbers may come as text. */
export function taskIdsIn(response: unknown): number[] {
  const list = (response as { list?: unknown } | null)?.list;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    const taskId = Number((entry as { taskid?: unknown } | null)?.taskid);
    return Number.isInteger(taskId) && taskId > 0 ? [taskId] : [];
  });
}
