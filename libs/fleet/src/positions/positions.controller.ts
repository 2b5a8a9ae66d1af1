import { Controller } from '@nestjs/common';
import { api, type ApiOutput, type ReportPositionsInput } from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { PositionStore } from './position-store.js';

@Controller()
export class PositionsController {
  constructor(private readonly positions: PositionStore) {}

  @Route(api.reportPositions)
  reportPositions(
    @CurrentCaller() caller: Caller,
    @Input() input: ReportPositionsInput,
  ): Promise<ApiOutput<'reportPositions'>> {
    return this.positions.accept(caller, {
      unitId: input.id,
      sentAt: input.sentAt,
      positions: input.positions,
    });
  }
}
