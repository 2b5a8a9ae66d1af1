import { Injectable } from '@nestjs/common';
import type { Actor, Call, LocationFix } from '#siaga/contracts';
import { Journal } from '#siaga/journal';
import { Clock, newId } from '#siaga/kernel';
import { Database, isDataProblem, type Tx } from '#siaga/persistence';
import { CallPlacer } from '../calls/call-placer.js';
import { CallRepository } from '../calls/call.repository.js';
import { pastCall } from '../domain/past-call.policy.js';
import { CallEventRepository } from '../intake/call-event.repository.js';
import { HeardCalls } from '../intake/heard-calls.js';
import { PastCallQuery } from './past-call.query.js';
import type { ListedCall } from './read-call-list.js';

/** A call as it would be stored, or is. */
export interface PastOutcome {
  readonly listed: ListedCall;
  readonly view: Call;
  readonly result: 'created' | 'unchanged' | 'refused';
}

interface Made {
  readonly listed: ListedCall;
  readonly view: Call;
  readonly closedAt: Date;
}

/**
 * Every call is an entry of the journal, whose lock the rows of a transaction hold until they are committed: so few at a time keep no command
 * of the others waiting for long.
 */
const CALLS_AT_ONCE = 50;

/** Stores calls of the past. None of them is heard on a socket, ranked for, or alerted of. */
@Injectable()
export class PastCalls {
  constructor(
    private readonly database: Database,
    private readonly query: PastCallQuery,
    private readonly calls: CallRepository,
    private readonly events: CallEventRepository,
    private readonly heard: HeardCalls,
    private readonly placer: CallPlacer,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** What `store` would do; the first `placed` with their places. */
  async judge(regionCode: string, listed: readonly ListedCall[], placed: number): Promise<PastOutcome[]> {
    const outcomes: PastOutcome[] = [];
    for (const [index, call] of listed.entries()) {
      const { view } = await this.make(call, index < placed);
      outcomes.push({ listed: call, view, result: 'created' });
    }
    const isKnown = await this.query.known(
      this.database,
      regionCode,
      outcomes.map(({ view }) => view),
    );
    return outcomes.map((outcome) => (isKnown(outcome.view) ? { ...outcome, result: 'unchanged' } : outcome));
  }

  /** Stores those that are not there yet, some in a transaction; run again after a break it goes on. */
  async store(regionCode: string, listed: readonly ListedCall[], actor: Actor): Promise<PastOutcome[]> {
    const judged = await this.judge(regionCode, listed, 0);
    const done = new Map<ListedCall, PastOutcome>();
    const wanted = judged.filter(({ result }) => result === 'created').map((outcome) => outcome.listed);
    for (let from = 0; from < wanted.length; from += CALLS_AT_ONCE)
      for (const outcome of await this.some(regionCode, wanted.slice(from, from + CALLS_AT_ONCE), actor))
        done.set(outcome.listed, outcome);
    return judged.map((outcome) => done.get(outcome.listed) ?? outcome);
  }

  /** A call that the database refuses is found by doing each by itself. */
  private async some(
    regionCode: string,
    listed: readonly ListedCall[],
    actor: Actor,
  ): Promise<PastOutcome[]> {
    const made: Made[] = [];
    // Placed before the transaction: a search must not keep the journal waiting.
    for (const call of listed) made.push(await this.make(call, true));
    return this.write(regionCode, made, actor);
  }

  private async write(regionCode: string, made: readonly Made[], actor: Actor): Promise<PastOutcome[]> {
    try {
      return await this.database.transaction((tx) => this.writeIn(tx, regionCode, made, actor));
    } catch (error) {
      if (!isDataProblem(error)) throw error;
      const [only, ...others] = made;
      if (only !== undefined && others.length === 0)
        return [{ listed: only.listed, view: only.view, result: 'refused' }];
      const each: PastOutcome[] = [];
      for (const one of made) each.push(...(await this.write(regionCode, [one], actor)));
      return each;
    }
  }

  private async writeIn(
    tx: Tx,
    regionCode: string,
    made: readonly Made[],
    actor: Actor,
  ): Promise<PastOutcome[]> {
    const views = made.map(({ view }) => view);
    for (const source of [...new Set(views.map((view) => view.source))].sort())
      await this.heard.holdIds(tx, source, idsOf(views, source));
    const isKnown = await this.query.known(tx, regionCode, views);
    const outcomes: PastOutcome[] = [];
    for (const one of made) {
      const isThere = isKnown(one.view);
      if (!isThere) await this.insert(tx, one, actor);
      outcomes.push({ listed: one.listed, view: one.view, result: isThere ? 'unchanged' : 'created' });
    }
    return outcomes;
  }

  private async insert(tx: Tx, { listed, view, closedAt }: Made, actor: Actor): Promise<void> {
    const { source } = view;
    const receivedAt = new Date(view.receivedAt ?? closedAt);
    const numberDigest = this.calls.digestOf(view);
    view.callsFromNumber = await this.calls.callsFromNumber(tx, numberDigest, view.id, view.offeredAt);
    const use = await this.calls.usesOf(tx, source, view.sourceCallId ?? '');
    await this.calls.insert(tx, { view, claimedAt: null, closedAt, numberDigest }, receivedAt, use);
    for (const fix of view.fixes) await this.calls.insertFix(tx, view.id, fix);
    for (const [index, event] of listed.events.entries()) {
      const text = listed.texts[index] ?? '';
      const arrival = { source, regionCode: view.regionCode, event, text, receivedAt };
      await this.events.insertApplied(tx, arrival, view.id);
    }
    await this.journal.append(tx, {
      type: 'past-call.recorded.v1',
      entity: 'past_call',
      entityId: view.id,
      version: view.version,
      regionCode: view.regionCode,
      actor,
      data: view,
    });
  }

  private async make(listed: ListedCall, isPlaced: boolean): Promise<Made> {
    const { regionCode } = listed;
    const source = sourceOf(regionCode);
    const receivedAt = this.clock.now();
    const fix = isPlaced ? await this.fixOf(source, listed, receivedAt) : null;
    return { listed, ...pastCall({ callId: newId(), source, regionCode }, listed, fix, receivedAt) };
  }

  /** Where the caller was: a position before words, as the list says it. */
  private async fixOf(source: string, listed: ListedCall, receivedAt: Date): Promise<LocationFix | null> {
    const told =
      listed.events.find(({ location }) => location !== undefined) ??
      listed.events.find(({ locationText }) => locationText !== undefined);
    const place = told && (await this.placer.placeOf(told, listed.regionCode));
    if (!told || !place) return null;
    const by: Actor = { kind: 'source', id: source, name: source };
    return { id: newId(), place, at: told.at, receivedAt: receivedAt.toISOString(), by };
  }
}

/** Ids hold within a region, whoever brings its list: other centres count from one as well. */
const sourceOf = (regionCode: string): string => `list:${regionCode}`;

/** Sorted, so that two imports of one list hold them in the same order. */
const idsOf = (views: readonly Call[], source: string): string[] =>
  [...new Set(views.flatMap((view) => (view.source === source ? (view.sourceCallId ?? []) : [])))].sort();
