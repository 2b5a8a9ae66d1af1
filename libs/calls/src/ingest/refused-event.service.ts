import { Injectable } from '@nestjs/common';
import type { FieldProblem, IngestResult, RefusedEventList } from '#siaga/contracts';
import { AlertService } from '#siaga/dispatch';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { CallIntake } from '../intake/call-intake.js';
import { resultOf } from './ingest-result.js';
import { previewOf } from './preview.policy.js';
import { parseJson, readEvent } from './read-events.policy.js';
import { RefusedEventRepository } from './refused-event.repository.js';
import { SourceAuthenticator, type CallSource } from './source-authenticator.js';

/** A source that sends nonsense alerts the supervisor once in this time, not once an event. */
const QUIET_MS = 5 * 60_000;

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
    private readonly clock: Clock,
  ) {}

  /** Judges the event anew, as if it came now. Throws RESOURCE.NOT_FOUND when it is not there, or not for this caller. */
  async retry(caller: Caller, input: { id: string }): Promise<IngestResult> {
    const kept = found(await this.repository.byId(input.id));
    caller.demand('ingest.review', kept);
    const { source, text } = kept;
    const read = readEvent(parseJson(text), kept.regionCode);
    const arrival = read.ok
      ? await this.intake.place({
          source,
          regionCode: read.regionCode,
          event: read.event,
          text,
          receivedAt: this.clock.now(),
        })
      : null;
    return this.runner.run(caller, 'retryRefusedEvent', input, async (tx) => {
      if (!(await this.repository.lock(tx, kept.id))) throw new AppError('RESOURCE.NOT_FOUND');
      if (!read.ok || arrival === null) {
        const fields = read.ok ? [] : read.fields;
        await this.repository.saveProblems(tx, kept.id, fields);
        return resultOf([{ index: 0, status: 'refused', callId: null, fields }]);
      }
      const { status, callId } = await this.intake.receiveIn(tx, arrival);
      await this.repository.markRetried(tx, kept.id, callId, caller.actor);
      return resultOf([{ index: 0, status, callId }]);
    });
  }
}
