import { Injectable } from '@nestjs/common';
import type { CaseAlarm } from '#siaga/contracts';
import { HelpQuery } from '#siaga/dispatch';
import { AlarmRepository } from './alarm.repository.js';

/** Calls for help with what came of them. */
@Injectable()
export class AlarmViews {
  constructor(
    private readonly alarms: AlarmRepository,
    private readonly help: HelpQuery,
  ) {}

  /** All of some cases, the newest first. */
  async of(caseIds: readonly string[]): Promise<CaseAlarm[]> {
    const alarms = await this.alarms.of(caseIds);
    const help = await this.help.ofIncidents(alarms.flatMap(({ incidentId }) => incidentId ?? []));
    return alarms.map(({ caseId: _, ...alarm }) => ({
      ...alarm,
      help: alarm.incidentId === null ? null : (help.get(alarm.incidentId) ?? null),
    }));
  }
}
