import { Inject, Injectable } from '@nestjs/common';
import type { PrintIncidentInput } from '#siaga/contracts';
import { CallRecords } from '#siaga/calls';
import { CaseRecords, RESPONSE_TARGET_S, TimelineQuery, type CaseRecord } from '#siaga/dispatch';
import { FacilitiesService } from '#siaga/facilities';
import { RegionNames } from '#siaga/geo';
import type { Caller } from '#siaga/identity';
import { Clock, ENV, found, type Env } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import type { z } from 'zod';
import type { RecordFile } from '../export/record-file.js';
import { Printer } from '../print/printer.js';
import { PaperFormat } from '../words/paper-format.js';
import { regionText } from '../words/region-text.js';
import { localTime, wordsOf } from '../words/words-of.js';
import { IncidentSheet, type SheetFacts } from './incident-sheet.policy.js';

/** Reading one case is quick; a lock that somebody holds must not keep a thread. */
const LONGEST_MS = 5_000;

/** What a paper needs of other libs. */
@Injectable()
export class SheetSources {
  constructor(
    readonly database: Database,
    readonly cases: CaseRecords,
    readonly calls: CallRecords,
    readonly timelines: TimelineQuery,
    readonly facilities: FacilitiesService,
    readonly regions: RegionNames,
  ) {}
}

/** Incidents on paper, one each. */
@Injectable()
export class IncidentSheets {
  constructor(
    private readonly sources: SheetSources,
    private readonly printer: Printer,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * The sheet of an incident as PDF, for who may read it; callers whose calls the person may not read stay masked. Throws
   * RESOURCE.NOT_FOUND, SYSTEM.OVERLOADED.
   */
  async print(caller: Caller, { id, language }: z.output<typeof PrintIncidentInput>): Promise<RecordFile> {
    const now = this.clock.now();
    const read = await this.sources.database.readWithin(LONGEST_MS, (tx) => this.read(tx, caller, id));
    const words = wordsOf(language);
    const format = new PaperFormat(language, this.env.SIAGA_TIME_ZONE, words.age);
    const { entries, leftOut } = await this.sources.timelines.ofIncident(id);
    const facts: SheetFacts = {
      ...read,
      ...{ entries, leftOut, targets: RESPONSE_TARGET_S, centre: this.env.SIAGA_CENTRE_NAME ?? 'PSC 119' },
      ...{ printedBy: caller.account.displayName, printedAt: now.toISOString() },
    };
    const body = await this.printer.print(new IncidentSheet(facts, words, format).paper());
    const { number, regionCode } = read.incident;
    return {
      name: `${words.sheet.fileName}-${number}-${localTime(now, format.timeZone).replace(/\D/g, '')}.pdf`,
      type: 'application/pdf',
      subject: { kind: 'incident', id, label: number },
      regionCodes: [regionCode],
      rows: 1,
      body,
    };
  }

  private async read(
    tx: Tx,
    caller: Caller,
    id: string,
  ): Promise<CaseRecord & Pick<SheetFacts, 'calls' | 'facilities' | 'region'>> {
    const record = found(await this.sources.cases.ofIncident(tx, id));
    caller.demand('incident.read', record.incident);
    const { regionCodes } = caller.audience('call.read');
    const { place, regionCode } = record.incident;
    return {
      ...record,
      calls: await this.sources.calls.whole(tx, id, regionCodes),
      facilities: await this.facilitiesOf(tx, record),
      region: await regionText(this.sources.regions, place.regionCode ?? regionCode, tx),
    };
  }

  private async facilitiesOf(tx: Tx, { assignments, inbounds }: CaseRecord): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const { destination } of assignments)
      if (destination) names.set(destination.facilityId, destination.name);
    for (const { facilityId } of inbounds) {
      if (names.has(facilityId)) continue;
      const facility = await this.sources.facilities.byId(facilityId, tx);
      if (facility) names.set(facilityId, facility.name);
    }
    return names;
  }
}
