import { Controller } from '@nestjs/common';
import { api, type Closure, type ClosureList, type DrawClosureInput } from '#siaga/contracts';
import { Caller, CallerContext, Input, Route } from '#siaga/identity';
import type { z } from 'zod';
import { ClosureService } from './closure.service.js';

@Controller()
export class ClosuresController {
  constructor(private readonly closures: ClosureService) {}

  @Route(api.closures)
  list(@Caller() caller: CallerContext): Promise<ClosureList> {
    return this.closures.list(caller);
  }

  @Route(api.drawClosure)
  draw(@Caller() caller: CallerContext, @Input() input: z.infer<typeof DrawClosureInput>): Promise<Closure> {
    return this.closures.draw(caller, input);
  }

  @Route(api.liftClosure)
  lift(@Caller() caller: CallerContext, @Input() input: { id: string }): Promise<Closure> {
    return this.closures.lift(caller, input);
  }
}
