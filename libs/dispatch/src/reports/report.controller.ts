import { Controller } from '@nestjs/common';
import { api, type ReportSeries, type ResponseTimeReport } from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { ReportSeriesQuery } from './report-series.query.js';
import { ResponseTimesQuery } from './response-times.query.js';

/** Figures for the supervisor. */
@Controller()
export class ReportController {
  constructor(
    private readonly responseTimes: ResponseTimesQuery,
    private readonly seriesOf: ReportSeriesQuery,
  ) {}

  @Route(api.responseTimes)
  report(
    @CurrentCaller() caller: Caller,
    @Input() input: { from: string; to: string; regionCode: string },
  ): Promise<ResponseTimeReport> {
    caller.demand('report.read', input);
    return this.responseTimes.report(input);
  }

  @Route(api.reportSeries)
  series(
    @CurrentCaller() caller: Caller,
    @Input() input: { from: string; to: string; regionCode: string },
  ): Promise<ReportSeries> {
    caller.demand('report.read', input);
    return this.seriesOf.series(input);
  }
}
