import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { MOST_SHIFT_MS, Unit, type PrintShiftInput } from '#siaga/contracts';
import { CallRecords } from '#siaga/calls';
import { IncidentSearchQuery, ResponseTimesQuery, toTimelineEntry } from '#siaga/dispatch';
import { ShiftCrews } from '#siaga/fleet';
import { RegionNames } from '#siaga/geo';
import type { Caller } from '#siaga/identity';
import { JournalQuery, type JournalRow } from '#siaga/journal';
import { AppError, Clock, ENV, type Env } from '#siaga/kernel';
import { Database, isCancelled, type Tx } from '#siaga/persistence';
import type { RecordFile } from '../export/record-file.js';
import { Printer } from '../print/printer.js';
import { PaperFormat } from '../words/paper-format.js';
import { regionText } from '../words/region-text.js';
import { localTime, wordsOf } from '../words/words-of.js';
import { MOST_SHIFT_LINES, ShiftLog, type ServiceChange, type ShiftFacts } from './shift-log.policy.js';

/** Each statement; a supervisor waits, calls do not. */
const LONGEST_MS = 5_000;
/** One more than is printed, so that the paper knows. */
const LIMIT = MOST_SHIFT_LINES + 1;

interface Period {
  readonly from: Date;
  readonly to: Date;
  readonly regionCode: string;
}

/** What a shift's log is read from. */
@Injectable()
export class ShiftSources {
  constructor(
    readonly database: Database,
    readonly incidents: IncidentSearchQuery,
    readonly calls: CallRecords,
    readonly times: ResponseTimesQuery,
    readonly crews: ShiftCrews,
    readonly journal: JournalQuery,
    readonly regions: RegionNames,
  ) {}
}

/** Shifts on paper. */
@Injectable()
export class ShiftLogs {
  constructor(
    private readonly sources: ShiftSources,
    private readonly printer: Printer,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * The log of a region and all below it within a span, for who may take records along there. Throws RESOURCE.NOT_FOUND, INPUT.INVALID, RECORD.TOO_LONG,
   * SYSTEM.OVERLOADED.
   */
  async print(caller: Caller, input: z.output<typeof PrintShiftInput>): Promise<RecordFile> {
    const { regionCode, from, to, language } = input;
    caller.demand('record.export', { regionCode });
    demandShift(from, to);
    const now = this.clock.now();
    const words = wordsOf(language);
    const format = new PaperFormat(language, this.env.SIAGA_TIME_ZONE, words.age);
    const period = { from: new Date(from), to: new Date(to), regionCode };
    const facts: ShiftFacts = {
      ...(await this.read(period)),
      times: (await this.sources.times.report({ from, to, regionCode })).intervals,
      ...{ centre: this.env.SIAGA_CENTRE_NAME ?? 'PSC 119', from, to },
      ...{ printedBy: caller.account.displayName, printedAt: now.toISOString() },
    };
    const body = await this.printer.print(new ShiftLog(facts, words, format).paper());
    return {
      name: `${words.shift.fileName}-${regionCode}-${localTime(from, format.timeZone).replace(/\D/g, '')}.pdf`,
      type: 'application/pdf',
      subject: { kind: 'shift_log' },
      regionCodes: [regionCode],
      rows: facts.incidents.length,
      body,
    };
  }

  private async read(
    period: Period,
  ): Promise<
    Pick<ShiftFacts, 'region' | 'incidents' | 'calls' | 'alerts' | 'handovers' | 'services' | 'crews'>
  > {
    try {
      return await this.sources.database.readWithin(LONGEST_MS, async (tx) => ({
        region: await regionText(this.sources.regions, period.regionCode, tx),
        incidents: await this.incidents(tx, period),
        calls: await this.sources.calls.figures(tx, period),
        alerts: (await this.sources.journal.ofPeriod(tx, period, ['alert'], LIMIT)).map(toTimelineEntry),
        handovers: (await this.sources.journal.ofPeriod(tx, period, ['handover'], LIMIT)).map(
          toTimelineEntry,
        ),
        services: serviceChanges(await this.sources.journal.ofPeriod(tx, period, ['unit'], LIMIT)),
        crews: await this.sources.crews.within(tx, period, LIMIT),
      }));
    } catch (error) {
      if (isCancelled(error)) throw new AppError('RECORD.TOO_LONG', { cause: error });
      throw error;
    }
  }

  private async incidents(tx: Tx, { from, to, regionCode }: Period): Promise<ShiftFacts['incidents']> {
    const all = { after: null, ids: null, unitIds: null, limit: LIMIT };
    const newest = await this.sources.incidents.step(tx, {
      ...all,
      regionCodes: [regionCode],
      from,
      until: to,
    });
    return newest.reverse();
  }
}

function demandShift(from: string, to: string): void {
  const lengthMs = Date.parse(to) - Date.parse(from);
  if (lengthMs > 0 && lengthMs <= MOST_SHIFT_MS) return;
  const message = lengthMs > 0 ? 'Expected 24 hours at most' : 'Expected an instant after `from`';
  throw new AppError('INPUT.INVALID', { fields: [{ path: 'to', message }] });
}

/** Units that went out of service or came back, of what is told of units; the first word on one counts only when it is out. */
function serviceChanges(rows: readonly JournalRow[]): ServiceChange[] {
  const before = new Map<string, Unit['service']>();
  return rows.flatMap((row) => {
    const unit = Unit.safeParse(row.data).data;
    if (!unit) return [];
    const was = before.get(unit.id);
    before.set(unit.id, unit.service);
    const isOut = unit.service === 'out_of_service';
    if (isOut ? was === 'out_of_service' : was !== 'out_of_service') return [];
    const reason = isOut ? (unit.outOfServiceReason ?? '') : null;
    return [{ at: row.at.toISOString(), by: row.actor.name, unit: unit.callSign, reason }];
  });
}
