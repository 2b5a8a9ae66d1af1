import { Injectable } from '@nestjs/common';
import type { Call, ListColumns, ListFile } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { Clock } from '#siaga/kernel';
import type { ListAtHand, ListKind, ListReading, ReadRows, RowOutcome } from '#siaga/lists';
import { CALL_FIELDS } from '#siaga/tabular';
import { PastCalls, type PastOutcome } from './past-calls.service.js';
import { isEnoughOfCall, openCallList, readCallList, type CallRows } from './read-call-list.js';

/** As many as a preview shows. */
const PLACED = 20;

/** Lists of calls that are over. All of a list lies in its region: a row of another one is refused as it is read. */
@Injectable()
export class CallList implements ListKind<CallRows> {
  readonly name = 'calls';
  readonly right = 'call.record';
  readonly fields = CALL_FIELDS;

  constructor(
    private readonly calls: PastCalls,
    private readonly clock: Clock,
  ) {}

  async headingsOf(
    list: ListAtHand,
    more: readonly string[],
  ): Promise<{ headings: readonly string[]; hasGeometry: boolean }> {
    return { headings: (await openCallList(list, more)).headings, hasGeometry: false };
  }

  isEnough(columns: ListColumns): boolean {
    return isEnoughOfCall(columns);
  }

  async read(list: ListAtHand, reading: ListReading, mostRows: number): Promise<ReadRows<CallRows>> {
    const rows = await readCallList(list, reading, this.clock.now(), mostRows);
    const { form, preset, mapping } = rows.layout;
    return {
      rows,
      // The columns of an exchange's records are no fields that a person picks.
      columns: form === 'cdr' ? {} : { ...mapping.columns },
      ...(form === 'cdr' && { layout: preset }),
      total: rows.total,
      refused: rows.refused,
      notes: rows.notes,
    };
  }

  async judge(_: Caller, { regionCode }: ListFile, { calls }: CallRows): Promise<RowOutcome[]> {
    return (await this.calls.judge(regionCode, calls, PLACED)).map(outcomeOf);
  }

  async store(caller: Caller, { regionCode }: ListFile, { calls }: CallRows): Promise<RowOutcome[]> {
    return (await this.calls.store(regionCode, calls, caller.actor)).map(outcomeOf);
  }
}

function outcomeOf({ listed: { line }, view, result }: PastOutcome): RowOutcome {
  const message = 'The database does not take this call';
  return {
    line,
    name: view.personal.callerNumber ?? '',
    cells: cellsOf(view),
    point: view.place?.point ?? null,
    flags: view.place?.doubt === undefined ? [] : ['point_doubted'],
    result,
    problem: result === 'refused' ? { line, column: null, code: 'row.unstorable', message } : null,
  };
}

function cellsOf({ offeredAt, state, personal, locationText, regionCode }: Call): Record<string, string> {
  return {
    at: offeredAt,
    state,
    regionCode,
    ...(personal.callerName !== null && { callerName: personal.callerName }),
    ...(locationText !== null && { locationText }),
  };
}
