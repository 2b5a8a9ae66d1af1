import { Inject, Injectable } from '@nestjs/common';
import {
  FOUND_PER_PAGE,
  MOST_OPENED,
  type FindIncidentsInput,
  type FoundIncident,
  type FoundIncidents,
  type IncidentFilter,
} from '#siaga/contracts';
import { CallRecords, type CallRecord } from '#siaga/calls';
import { IncidentSearchQuery, type PastIncident, type SearchStep } from '#siaga/dispatch';
import { UnitNames } from '#siaga/fleet';
import type { Caller } from '#siaga/identity';
import { AppError, Clock, ENV, type Env } from '#siaga/kernel';
import { Database, isCancelled, type Tx } from '#siaga/persistence';
import { periodOf, type Period } from './period.policy.js';
import { asksFor } from './words.policy.js';

/** A screen waits; the database has calls to take. */
const LONGEST_STATEMENT_MS = 5_000;
/** After so long an answer says how far it came, and the next question goes on from there. */
const LONGEST_LOOK_MS = 2_000;
/** A file is worth a longer look, not an endless one. */
const LONGEST_EXPORT_MS = 15_000;
const BATCH = 500;
/** A whole number names one incident, whenever it was. */
const WHOLE_NUMBER = /^(ID|[\d.]{2,13})-\d{6}-\d{4,}$/;

type Cursor = SearchStep['after'];

/** What a question asks once names and numbers are looked up. */
interface Question {
  step: Omit<SearchStep, 'after' | 'limit'>;
  period: Period | null;
  asks: ReturnType<typeof asksFor>;
  callRegionCodes: readonly string[];
}

/** An incident that was found, with the calls of it that the person may read. */
export interface Found {
  incident: PastIncident;
  calls: readonly CallRecord[];
}

interface Look {
  found: Found[];
  next: Cursor;
  lookedBackTo: Date | null;
}

/**
 * Finds incidents of all times (ADR 0038). Numbers, days, units and facts are asked of the database; a caller's number by its keyed digest; words, which
 * are sealed, by opening a bounded number of incidents, newest first.
 */
@Injectable()
export class IncidentSearch {
  /** A test that holds what is read, or counts how far it looks, need not wait as long as a person would. */
  longestStatementMs = LONGEST_STATEMENT_MS;
  longestLookMs = LONGEST_LOOK_MS;

  constructor(
    private readonly database: Database,
    private readonly incidents: IncidentSearchQuery,
    private readonly calls: CallRecords,
    private readonly units: UnitNames,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** One page. Throws RESOURCE.NOT_FOUND for who has no region, INPUT.INVALID, RECORD.TOO_LONG. */
  async find(caller: Caller, { after, ...filter }: FindIncidentsInput): Promise<FoundIncidents> {
    const from = after === undefined ? null : cursorOf(after);
    const { regionCodes } = caller.audience('incident.read');
    const { look, period } = await this.within(caller, regionCodes, filter, async (tx, question) => ({
      look: await this.look(tx, question, from, FOUND_PER_PAGE),
      period: question.period,
    }));
    return {
      incidents: look.found.map(viewOf),
      next: look.next && `${look.next.openedAt.toISOString()} ${look.next.id}`,
      period: period && { from: period.from, to: period.to },
      lookedBackTo: look.lookedBackTo?.toISOString() ?? null,
    };
  }

  /** All that the person may take along, `most` at most: one more is given when there are more. Throws as `find`, and
   * RECORD.TOO_LONG when looking takes longer than a file is worth. */
  async all(caller: Caller, filter: IncidentFilter, most: number): Promise<Found[]> {
    const { regionCodes } = caller.audience('record.export');
    return this.within(caller, regionCodes, filter, async (tx, question) => {
      const startedAtMs = performance.now();
      const found: Found[] = [];
      let cursor: Cursor = null;
      do {
        if (performance.now() - startedAtMs > LONGEST_EXPORT_MS) throw new AppError('RECORD.TOO_LONG');
        const look: Look = await this.look(tx, question, cursor, Math.min(BATCH, most + 1 - found.length));
        found.push(...look.found);
        cursor = look.next;
      } while (cursor !== null && found.length <= most);
      return found;
    });
  }

  private async within<T>(
    caller: Caller,
    regionCodes: readonly string[],
    filter: IncidentFilter,
    work: (tx: Tx, question: Question) => Promise<T>,
  ): Promise<T> {
    if (regionCodes.length === 0) throw new AppError('RESOURCE.NOT_FOUND');
    const callRegionCodes = caller.audience('call.read').regionCodes;
    try {
      return await this.database.readWithin(this.longestStatementMs, async (tx) =>
        work(tx, await this.question(tx, filter, regionCodes, callRegionCodes)),
      );
    } catch (error) {
      if (isCancelled(error)) throw new AppError('RECORD.TOO_LONG', { cause: error });
      throw error;
    }
  }

  private async question(
    tx: Tx,
    { words, number, caller, unit, from, to, ...facts }: IncidentFilter,
    regionCodes: readonly string[],
    callRegionCodes: readonly string[],
  ): Promise<Question> {
    const holdsForAllTime = caller !== undefined || WHOLE_NUMBER.test(number ?? '');
    const isBound = from !== undefined || to !== undefined || !holdsForAllTime;
    const period = isBound ? periodOf({ from, to }, this.clock.now(), this.env.SIAGA_TIME_ZONE) : null;
    return {
      period,
      asks: asksFor(words),
      callRegionCodes,
      step: {
        ...facts,
        regionCodes,
        from: period?.start ?? null,
        until: period?.end ?? null,
        number,
        ids: caller === undefined ? null : await this.calls.incidentsOfNumber(tx, caller, callRegionCodes),
        unitIds: unit === undefined ? null : await this.units.idsNamed(tx, unit),
      },
    };
  }

  /** Goes back from `after` until a page is full, the period over, or as much was opened as one question may. */
  private async look(tx: Tx, question: Question, after: Cursor, wanted: number): Promise<Look> {
    const startedAtMs = performance.now();
    const found: Found[] = [];
    let cursor = after;
    const limit = question.asks ? BATCH : wanted;
    for (let opened = 0; opened < MOST_OPENED; opened += limit) {
      const step = { ...question.step, after: cursor, limit };
      const incidents = await this.incidents.step(tx, step);
      const calls = await this.callsOf(tx, incidents, question);
      for (const incident of incidents) {
        cursor = { openedAt: new Date(incident.openedAt), id: incident.id };
        const one = { incident, calls: calls.get(incident.id) ?? [] };
        if (!question.asks || question.asks(wordsOf(one))) found.push(one);
        if (found.length === wanted) return { found, next: cursor, lookedBackTo: cursor.openedAt };
      }
      if (incidents.length < limit)
        return { found, next: null, lookedBackTo: question.period?.start ?? null };
      if (performance.now() - startedAtMs > this.longestLookMs) break;
    }
    return { found, next: cursor, lookedBackTo: cursor?.openedAt ?? null };
  }

  private async callsOf(
    tx: Tx,
    incidents: readonly PastIncident[],
    { callRegionCodes }: Question,
  ): Promise<Map<string, CallRecord[]>> {
    const ids = incidents.flatMap(({ id, callIds }) => (callIds.length > 0 ? [id] : []));
    const calls = ids.length > 0 ? await this.calls.ofIncidents(tx, ids, callRegionCodes) : [];
    const byIncident = new Map<string, CallRecord[]>();
    for (const call of calls)
      byIncident.set(call.incidentId, [...(byIncident.get(call.incidentId) ?? []), call]);
    return byIncident;
  }
}

/** All that an incident is known by in words. */
function wordsOf({ incident: { place, personal }, calls }: Found): (string | null)[] {
  return [
    place.label,
    place.context,
    ...personal.patients.map(({ name }) => name),
    personal.callbackNumber,
    ...calls.flatMap(({ callerName, locationText }) => [callerName, locationText]),
  ];
}

function cursorOf(text: string): Cursor {
  const [openedAt = '', id = ''] = text.split(' ');
  return { openedAt: new Date(openedAt), id };
}

function viewOf({ incident, calls }: Found): FoundIncident {
  const { id, number, regionCode, status, complaint, triage, outcome, openedAt, closedAt, units } = incident;
  const { label, context } = incident.place;
  return {
    ...{ id, number, regionCode, status, complaint, triage, outcome, openedAt, closedAt, units },
    place: { label, context },
    callers: calls.flatMap(
      ({ callerName, callerNumber }) => [callerName, callerNumber].filter(Boolean).join(', ') || [],
    ),
    ...(incident.mergedInto && { mergedInto: incident.mergedInto }),
  };
}
