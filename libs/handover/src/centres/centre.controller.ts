import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { api, type Centre, type CreateCentreInput, type UpdateCentreInput } from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { CentreService } from './centre.service.js';

/** The directory of 112 and 119 centres. */
@Controller()
export class CentreController {
  constructor(private readonly centres: CentreService) {}

  @Route(api.centres)
  async list(): Promise<{ centres: Centre[] }> {
    return { centres: await this.centres.list() };
  }

  @Route(api.createCentre)
  create(
    @CurrentCaller() caller: Caller,
    @Input() input: z.output<typeof CreateCentreInput>,
  ): Promise<Centre> {
    return this.centres.create(caller, input);
  }

  @Route(api.updateCentre)
  update(
    @CurrentCaller() caller: Caller,
    @Input() input: z.output<typeof UpdateCentreInput>,
  ): Promise<Centre> {
    return this.centres.update(caller, input);
  }

  @Route(api.removeCentre)
  remove(@CurrentCaller() caller: Caller, @Input() input: { id: string }): Promise<Record<string, never>> {
    return this.centres.remove(caller, input);
  }
}
