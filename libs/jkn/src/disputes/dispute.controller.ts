import { Controller } from '@nestjs/common';
import {
  api,
  type JknComparison,
  type JknComparisonInput,
  type JknKnown,
  type JknKnownInput,
  type JknVisit,
  type JknVisitInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, Untraced, type Caller } from '#siaga/identity';
import { ComparisonService } from './comparison.service.js';
import { KnownService } from './known.service.js';

/** What BPJS holds against what we hold. */
@Controller()
export class DisputeController {
  constructor(
    private readonly comparisons: ComparisonService,
    private readonly known: KnownService,
  ) {}

  @Route(api.jknKnown)
  @Untraced('it names clinics and their doctors, and no patient')
  knownOf(@CurrentCaller() caller: Caller, @Input() input: JknKnownInput): Promise<JknKnown> {
    return this.known.ofDay(caller, input);
  }

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
