import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  api,
  type EmergencyNumbers,
  type EmergencyNumbersInput,
  type EmergencyNumbersOf,
  type MonitoringArea,
  type MonitoringAreaInput,
  type MonitoringRecapInput,
  type SetEmergencyNumbersInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Untraced, type Caller } from '#siaga/identity';
import { AreaService } from './area/area.service.js';
import { EmergencyNumbersService } from './numbers/emergency-numbers.service.js';

/** An area as its health office watches over it. */
@Controller()
export class AreaController {
  constructor(
    private readonly area: AreaService,
    private readonly numbers: EmergencyNumbersService,
  ) {}

  @Route(api.monitoringArea)
  live(@CurrentCaller() caller: Caller, @Input() input: MonitoringAreaInput): Promise<MonitoringArea> {
    return this.area.live(caller, input);
  }

  @Route(api.emergencyNumbers)
  numbersOf(
    @CurrentCaller() caller: Caller,
    @Input() input: EmergencyNumbersInput,
  ): Promise<EmergencyNumbersOf> {
    return this.numbers.of(caller, input);
  }

  @Route(api.setEmergencyNumbers)
  setNumbers(
    @CurrentCaller() caller: Caller,
    @Input() input: SetEmergencyNumbersInput,
  ): Promise<EmergencyNumbers> {
    return this.numbers.set(caller, input);
  }

  @Route(api.monitoringRecap)
  @Untraced('counts of an area, of nobody')
  async recap(
    @CurrentCaller() caller: Caller,
    @Input() input: MonitoringRecapInput,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, body } = await this.area.recap(caller, input);
    await reply
      .headers({ 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' })
      .type('text/csv; charset=utf-8')
      .send(body);
  }
}
