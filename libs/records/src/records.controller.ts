import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  api,
  type ExportIncidentsInput,
  type FindIncidentsInput,
  type FoundIncidents,
  type PrintIncidentInput,
  type PrintShiftInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, SecurityTrail, Traces, Untraced, type Caller } from '#siaga/identity';
import { ListExport } from './export/list-export.service.js';
import type { RecordFile } from './export/record-file.js';
import { IncidentSheets } from './sheet/incident-sheets.service.js';
import { ShiftLogs } from './shift/shift-logs.service.js';
import { IncidentSearch } from './search/incident-search.service.js';

/** What was, for who may read it. */
@Controller()
export class RecordsController {
  constructor(
    private readonly search: IncidentSearch,
    private readonly lists: ListExport,
    private readonly sheets: IncidentSheets,
    private readonly shifts: ShiftLogs,
    private readonly trail: SecurityTrail,
  ) {}

  @Route(api.findIncidents)
  @Traces('searched', 'incident')
  find(@CurrentCaller() caller: Caller, @Input() input: FindIncidentsInput): Promise<FoundIncidents> {
    return this.search.find(caller, input);
  }

  @Route(api.printIncident)
  @Untraced('noted with the number of the incident')
  async print(
    @CurrentCaller() caller: Caller,
    @Input() input: z.output<typeof PrintIncidentInput>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.sheets.print(caller, input);
    const { subject, regionCodes } = file;
    // A look at one record, on paper: told, and never held up, since a crew may wait for it.
    await this.trail.note({
      act: 'record_viewed',
      by: caller.account,
      sessionId: caller.sessionId,
      ...{ subject, regionCodes, detail: { printed: true } },
    });
    await send(file, reply);
  }

  @Route(api.printShift)
  @Untraced('written before the file leaves')
  async printShift(
    @CurrentCaller() caller: Caller,
    @Input() input: z.output<typeof PrintShiftInput>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.leave(caller, await this.shifts.print(caller, input), reply);
  }

  @Route(api.exportIncidents)
  @Untraced('written before the file leaves')
  async export(
    @CurrentCaller() caller: Caller,
    @Input() input: z.output<typeof ExportIncidentsInput>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.lists.incidents(caller, input);
    await this.leave(caller, file, reply);
  }

  /** Nothing leaves before the security trail has its line. */
  private async leave(caller: Caller, file: RecordFile, reply: FastifyReply): Promise<void> {
    await this.trail.demand({
      act: 'exported',
      by: caller.account,
      sessionId: caller.sessionId,
      subject: file.subject,
      regionCodes: file.regionCodes,
      detail: { rows: file.rows },
    });
    await send(file, reply);
  }
}

async function send(file: RecordFile, reply: FastifyReply): Promise<void> {
  await reply
    .headers({ 'content-disposition': `attachment; filename="${file.name}"`, 'cache-control': 'no-store' })
    .type(file.type)
    .send(file.body);
}
