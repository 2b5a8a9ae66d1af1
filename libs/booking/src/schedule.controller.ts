import { Controller } from '@nestjs/common';
import {
  api,
  type DayOff,
  type DayOffFelt,
  type DayOffFeltInput,
  type DaysOff,
  type DeclareDayOffInput,
  type EditClinicInput,
  type LiftDayOffInput,
  type WeekPreview,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { ClinicsService } from './clinics/clinics.service.js';
import { DaysOffService } from './schedule/days-off.service.js';

/** Holidays, leave, and what a changed week would do. */
@Controller()
export class ScheduleController {
  constructor(
    private readonly daysOffService: DaysOffService,
    private readonly clinics: ClinicsService,
  ) {}

  @Route(api.daysOff)
  daysOff(
    @CurrentCaller() caller: Caller,
    @Input() { facilityId }: { facilityId: string },
  ): Promise<DaysOff> {
    return this.daysOffService.list(caller, facilityId);
  }

  @Route(api.dayOffFelt)
  dayOffFelt(@CurrentCaller() caller: Caller, @Input() input: DayOffFeltInput): Promise<DayOffFelt> {
    return this.daysOffService.felt(caller, input);
  }

  @Route(api.declareDayOff)
  declareDayOff(@CurrentCaller() caller: Caller, @Input() input: DeclareDayOffInput): Promise<DayOff> {
    return this.daysOffService.declare(caller, input);
  }

  @Route(api.liftDayOff)
  liftDayOff(@CurrentCaller() caller: Caller, @Input() input: LiftDayOffInput): Promise<DayOff> {
    return this.daysOffService.lift(caller, input);
  }

  @Route(api.previewWeek)
  previewWeek(@CurrentCaller() caller: Caller, @Input() input: EditClinicInput): Promise<WeekPreview> {
    return this.clinics.preview(caller, input);
  }
}
