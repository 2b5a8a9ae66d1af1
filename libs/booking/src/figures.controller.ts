import { Controller } from '@nestjs/common';
import { api, type ClinicFiguresInput, type ClinicFiguresList } from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { FiguresService } from './figures/figures.service.js';

/** Figures of the clinics. */
@Controller()
export class FiguresController {
  constructor(private readonly figures: FiguresService) {}

  @Route(api.clinicFigures)
  clinicFigures(
    @CurrentCaller() caller: Caller,
    @Input() input: ClinicFiguresInput,
  ): Promise<ClinicFiguresList> {
    return this.figures.of(caller, input);
  }
}
