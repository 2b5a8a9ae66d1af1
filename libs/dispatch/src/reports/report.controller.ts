import { Controller } from '@nestjs/common';
import { api, type ResponseTimeReport } from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { ResponseTimesQuery } from './response-times.query.js';

/** Figures for the supervisor. */
@Controller()
export class ReportController {
  constructor(private readonly responseTimes: ResponseTimesQuery) {}

  @Route(api.responseTimes)
  report(
    @CurrentCaller() caller: Caller,
    @Input() input: { from: string; to: string; regionCode: string },
  ): Promise<ResponseTimeReport> {
    caller.demand('report.read', input);
    return this.responseTimes.report(input);
  }
}
