import { Controller } from '@nestjs/common';
import {
  api,
  type JknComparison,
  type JknComparisonInput,
  type JknVisit,
  type JknVisitInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, Untraced, type Caller } from '#siaga/identity';
import { ComparisonService } from './comparison.service.js';

/** What BPJS holds against what we hold. */
@Controller()
export class DisputeController {
  constructor(private readonly comparisons: ComparisonService) {}

  @Route(api.jknComparison)
  @Untraced('it names booking codes and numbers of the queue, and nobody')
  ofDay(@CurrentCaller() caller: Caller, @Input() input: JknComparisonInput): Promise<JknComparison> {
    return this.comparisons.ofDay(caller, input);
  }

  @Route(api.jknVisit)
  @Traces('record_viewed', 'jkn_visit')
  ofVisit(@CurrentCaller() caller: Caller, @Input() input: JknVisitInput): Promise<JknVisit> {
    return this.comparisons.ofVisit(caller, input);
  }
}
