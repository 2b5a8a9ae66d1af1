import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  api,
  type ClinicFiguresFileInput,
  type ClinicFiguresInput,
  type ClinicFiguresList,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Untraced, type Caller } from '#siaga/identity';
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

  @Route(api.clinicFiguresFile)
  @Untraced('counts and times of clinics, of nobody')
  async clinicFiguresFile(
    @CurrentCaller() caller: Caller,
    @Input() input: ClinicFiguresFileInput,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, body } = await this.figures.file(caller, input);
    await reply
      .headers({ 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' })
      .type('text/csv; charset=utf-8')
      .send(body);
  }
}
