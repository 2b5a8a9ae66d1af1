import { Inject, Injectable } from '@nestjs/common';
import type { FieldProblem, IngestResult, RefusedEventList } from '#siaga/contracts';
import { AlertService } from '#siaga/dispatch';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, correlationId, found, LOGGER, type Logger } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { CallIntake } from '../intake/call-intake.js';
import { isOfTheEvent } from './failure.policy.js';
import { resultOf } from './ingest-result.js';
import { previewOf } from './preview.policy.js';
import { readEvent, readKept, type ReadEvent } from './read-events.policy.js';
import { RefusedEventRepository, type KeptEvent } from './refused-event.repository.js';
import { SourceAuthenticator, type CallSource } from './source-authenticator.js';

/** A source that sends nonsense alerts the supervisor once in this time, not once an event. */
const QUIET_MS = 5 * 60_000;

/** Before any event. */
const NEVER = new Date(0);

/** An event that could not be taken, and why. */
export interface Refusal {
  text: string;
  fields: FieldProblem[];
}

/** Keeps what the intake could not take, for the supervisor to see and to run again. */
@Injectable()
export class RefusedEventService {
  constructor(
    private readonly database: Database,
    private readonly repository: RefusedEventRepository,
    private readonly alerts: AlertService,
    private readonly sources: SourceAuthenticator,
    private readonly clock: Clock,
  ) {}

  /** Keeps refusals of one source and alerts its region's supervisors. The same event again is not kept twice. */
  async keep(source: CallSource, refusals: readonly Refusal[]): Promise<void> {
    if (refusals.length === 0) return;
    const receivedAt = this.clock.now();
    const events = refusals.map((refusal) => ({
      ...refusal,
      digest: this.sources.digestOf(source, refusal.text),
    }));
    await this.database.transaction(async (tx) => {
      const isQuiet = !(await this.repository.wasRefusedAfter(
        tx,
        source.name,
        new Date(receivedAt.getTime() - QUIET_MS),
      ));
      const kept = await this.repository.keep(
        tx,
        { source: source.name, regionCode: source.regionCode, receivedAt },
        events,
      );
      if (kept === 0 || !isQuiet) return;
      const field = events[0]?.fields[0]?.path ?? '';
      await this.alerts.raise(tx, {
        regionCode: source.regionCode,
        kind: 'call_refused',
        severity: 'amber',
        facts: { source: source.name, count: kept, field },
      });
    });
  }

  /** Refused events of the regions where the caller reviews the intake, newest first; their numbers are masked. */
  async list(caller: Caller): Promise<RefusedEventList> {
    const kept = await this.repository.list(caller.audience('ingest.review'));
    return {
      events: kept.map(({ id, source, receivedAt, text, fields }) => ({
        id,
        source,
        receivedAt: receivedAt.toISOString(),
        preview: previewOf(text),
        fields,
      })),
    };
  }
}

/** Runs a kept event again. */
@Injectable()
export class RefusedEventRetry {
  constructor(
    private readonly runner: CommandRunner,
    private readonly repository: RefusedEventRepository,
    private readonly intake: CallIntake,
    private readonly alerts: AlertService,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Judges the event anew, as if it came now; one that still cannot be taken is answered as refused, with why. Throws RESOURCE.NOT_FOUND
   * when it is not there, or not for this caller.
   */
  async retry(caller: Caller, input: { id: string }): Promise<IngestResult> {
    const kept = found(await this.repository.byId(input.id));
    caller.demand('ingest.review', kept);
    const read = readEvent(readKept(kept.text), kept);
    if (!read.ok) return this.refuse(caller, kept.id, read.fields);
    try {
      return await this.take(caller, kept, read);
    } catch (error) {
      if (!isOfTheEvent(error)) throw error;
      this.logger.error({ err: error, source: kept.source }, 'a kept call event could still not be applied');
      return this.refuse(caller, kept.id, [
        { path: '', message: `Could not be applied (${correlationId()})` },
      ]);
    }
  }

  private async take(
    caller: Caller,
    { id, source, text }: KeptEvent,
    { event, regionCode, cleaned }: Extract<ReadEvent, { ok: true }>,
  ): Promise<IngestResult> {
    const receivedAt = this.clock.now();
    const arrival = await this.intake.place({ source, regionCode, event, text, receivedAt });
    return this.runner.run(caller, 'retryRefusedEvent', { id }, async (tx) => {
      await this.hold(tx, id);
      const { status, callId } = await this.intake.receiveIn(tx, arrival);
      await this.repository.markRetried(tx, id, callId, caller.actor);
      if (!(await this.repository.wasRefusedAfter(tx, source, NEVER)))
        await this.alerts.endWhere(tx, ['call_refused'], { source });
      return resultOf([{ index: 0, status, callId, ...(cleaned.length > 0 && { cleaned }) }]);
    });
  }

  private refuse(caller: Caller, id: string, fields: FieldProblem[]): Promise<IngestResult> {
    return this.runner.run(caller, 'retryRefusedEvent', { id }, async (tx) => {
      await this.hold(tx, id);
      await this.repository.saveProblems(tx, id, fields);
      return resultOf([{ index: 0, status: 'refused', callId: null, fields }]);
    });
  }

  private async hold(tx: Tx, id: string): Promise<void> {
    if (!(await this.repository.lock(tx, id))) throw new AppError('RESOURCE.NOT_FOUND');
  }
}
