import { Inject, Injectable } from '@nestjs/common';
import { MAX_EVENTS_PER_POST, type FieldProblem, type IngestResult } from '#siaga/contracts';
import { AppError, Clock, correlationId, LOGGER, textOf, type Logger } from '#siaga/kernel';
import { idsOf, type Arrival } from '../intake/arrival.js';
import { CallIntake } from '../intake/call-intake.js';
import { isOfTheEvent } from './failure.policy.js';
import { IngestCounters } from './ingest-counters.js';
import { resultOf, type Outcome } from './ingest-result.js';
import { SourceClocks } from './source-clocks.js';
import { readEvent, splitEvents } from './read-events.policy.js';
import { RefusedEventService, type Refusal } from './refused-event.service.js';
import type { CallSource } from './source-authenticator.js';

/** Calls of one request that are worked on at the same time; the events of one call always follow each other. */
const CALLS_AT_ONCE = 4;

/** A readable event and its place in the request. */
interface Indexed {
  index: number;
  arrival: Arrival;
  /** What it was cleaned of. */
  cleaned: FieldProblem[];
}

/** Judges the events of a request, each by itself: taken, known already, or refused and kept. */
@Injectable()
export class IngestService {
  constructor(
    private readonly intake: CallIntake,
    private readonly refused: RefusedEventService,
    private readonly clocks: SourceClocks,
    private readonly counters: IngestCounters,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Takes one event or a list, as its source sent it. Throws INPUT.TOO_LARGE for more than 1,000, SYSTEM.DATABASE_UNAVAILABLE. */
  async receive(source: CallSource, rawBody: string | Buffer): Promise<IngestResult> {
    const { text: body, guess } =
      typeof rawBody === 'string' ? { text: rawBody, guess: null } : textOf(rawBody);
    const raw = splitEvents(body);
    if (raw === null) throw new AppError('INPUT.TOO_LARGE', { details: { mostEvents: MAX_EVENTS_PER_POST } });
    const receivedAt = this.clock.now();
    const outcomes: Outcome[] = [];
    const refusals: Refusal[] = [];
    const readable: Indexed[] = [];
    const guesses = [guess, raw.guess].flatMap((message) =>
      message === null ? [] : [{ path: '', message }],
    );
    raw.events.forEach(({ text, value }, index) => {
      const read = readEvent(value, { regionCode: source.regionCode, receivedAt });
      if (read.ok) {
        readable.push({
          index,
          cleaned: [...guesses, ...read.cleaned],
          arrival: { source: source.name, regionCode: read.regionCode, event: read.event, text, receivedAt },
        });
      } else {
        refusals.push({ text, fields: read.fields });
        outcomes[index] = { index, status: 'refused', callId: null, fields: read.fields };
      }
    });
    // Who rings comes first: whatever befalls the others takes no call with it.
    const timed = this.withDelivery(source, readable);
    await this.takeAll(source, timed, outcomes);
    await this.refused.keep(source, refusals);
    await this.clocks.tell(
      source,
      timed.map(({ arrival }) => arrival),
    );
    for (const { status, cleaned } of outcomes) {
      this.counters[status] += 1;
      if (cleaned) this.counters.cleaned += 1;
    }
    return resultOf(outcomes);
  }

  private withDelivery(source: CallSource, readable: readonly Indexed[]): Indexed[] {
    const came = this.clocks.hear(
      source,
      readable.map(({ arrival }) => arrival),
    );
    return readable.map((one) => {
      const delivery = { ...came, isRecord: one.arrival.event.isRecord === true };
      return { ...one, arrival: { ...one.arrival, delivery } };
    });
  }

  private async takeAll(source: CallSource, readable: Indexed[], outcomes: Outcome[]): Promise<void> {
    const calls = byCall(readable);
    const worker = async (): Promise<void> => {
      for (let call = calls.shift(); call; call = calls.shift()) {
        for (const { index, arrival, cleaned } of call) {
          const outcome = await this.take(source, arrival);
          outcomes[index] = { index, ...outcome, ...(cleaned.length > 0 && { cleaned }) };
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(CALLS_AT_ONCE, calls.length) }, worker));
  }

  /** An event that the database cannot hold is kept as refused; a failure that will pass goes back to the source, which sends again. */
  private async take(source: CallSource, arrival: Arrival): Promise<Omit<Outcome, 'index'>> {
    try {
      return await this.intake.receive(arrival);
    } catch (error) {
      if (!isOfTheEvent(error)) throw error;
      this.logger.error(
        { err: error, source: source.name },
        'a readable call event could not be applied; it is kept',
      );
      const fields: FieldProblem[] = [
        { path: '', message: `Could not be applied; kept to be run again (${correlationId()})` },
      ];
      await this.refused.keep(source, [{ text: arrival.text, fields }]);
      return { status: 'refused', callId: null, fields };
    }
  }
}

/** The events of each call with all of its legs, in the order of the request. */
function byCall(readable: readonly Indexed[]): Indexed[][] {
  const linkOf = new Map<string, string>();
  for (const { arrival } of readable) {
    const [key = '', leg] = idsOf(arrival.event);
    if (leg !== undefined) linkOf.set(leg, key);
  }
  const calls = new Map<string, Indexed[]>();
  for (const one of readable) {
    const [id = ''] = idsOf(one.arrival.event);
    const key = linkOf.get(id) ?? id;
    const call = calls.get(key);
    if (call) call.push(one);
    else calls.set(key, [one]);
  }
  return [...calls.values()];
}
