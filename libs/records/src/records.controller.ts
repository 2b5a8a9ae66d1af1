import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  api,
  type ExportIncidentsInput,
  type FindIncidentsInput,
  type FoundIncidents,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, SecurityTrail, Traces, Untraced, type Caller } from '#siaga/identity';
import { ListExport } from './export/list-export.service.js';
import type { RecordFile } from './export/record-file.js';
import { IncidentSearch } from './search/incident-search.service.js';

/** What was, for who may read it. */
@Controller()
export class RecordsController {
  constructor(
    private readonly search: IncidentSearch,
    private readonly lists: ListExport,
    private readonly trail: SecurityTrail,
  ) {}

  @Route(api.findIncidents)
  @Traces('searched', 'incident')
  find(@CurrentCaller() caller: Caller, @Input() input: FindIncidentsInput): Promise<FoundIncidents> {
    return this.search.find(caller, input);
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
    await reply
      .headers({ 'content-disposition': `attachment; filename="${file.name}"`, 'cache-control': 'no-store' })
      .type(file.type)
      .send(file.body);
  }
}
