import { Injectable } from '@nestjs/common';
import { OutsideBooking } from '#siaga/booking';
import type { JknLink, Ticket } from '#siaga/contracts';
import { Clock } from '#siaga/kernel';
import { Outbox } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { risingAfter, tasksOf } from '../domain/tasks.policy.js';
import { JknPatientRepository } from '../store/patient.repository.js';
import { TaskRepository } from '../store/task.repository.js';
import { DUTY, type DutyBody, type DutyKind } from './duties.js';

/** Later BPJS's day is over, and its figures are made. */
const TOLD_FOR_MS = 24 * 3_600_000;

/** What happened with a ticket, noted by BPJS's tasks, each with a message in the lane of its ticket. */
@Injectable()
export class VisitTasks {
  constructor(
    private readonly patients: JknPatientRepository,
    private readonly booking: OutsideBooking,
    private readonly tasks: TaskRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Notes what is new of it. Whoever comes second notes nothing twice. */
  async note(tx: Tx, link: JknLink, ticket: Ticket): Promise<void> {
    const { id, facilityId, patient, arrivedAt } = ticket;
    const turns = await this.booking.turnsOf(id, tx);
    const isFirst = arrivedAt !== null && (await this.patients.isFirstVisit(tx, facilityId, patient, id));
    const isNew = isFirst || turns.some(({ kind }) => kind === 'admission');
    const tasks = tasksOf(ticket, { isNew, admission: link.options.admission }, turns);
    for (const task of risingAfter(await this.tasks.of(id, tx), tasks))
      if (await this.tasks.add(tx, facilityId, id, task)) await this.say(tx, ticket, DUTY.task, task);
  }

  /** Puts a duty into the outbox, once. */
  async say(
    tx: Tx,
    { id: ticketId, facilityId, regionCode }: Ticket,
    kind: DutyKind,
    rest: Pick<DutyBody, 'taskId' | 'atMs' | 'isPresent'>,
  ): Promise<void> {
    const body: DutyBody = { facilityId, ticketId, ...rest };
    const which = rest.taskId ?? (rest.isPresent === undefined ? '' : String(rest.isPresent));
    await this.outbox.add(tx, {
      channel: 'bpjs',
      kind,
      need: 'required',
      regionCode,
      // One after the other: BPJS takes no task before the one before it.
      lane: `bpjs:${ticketId}`,
      subjectId: ticketId,
      onceKey: `bpjs:${ticketId}:${kind}:${String(which)}`,
      body,
      expiresAt: new Date(this.clock.now().getTime() + TOLD_FOR_MS),
    });
  }
}
