import { Controller } from '@nestjs/common';
import { api, type Closure, type ClosureList, type DrawClosureInput } from '#siaga/contracts';
import { CurrentCaller, Input, Route, Untraced, type Caller } from '#siaga/identity';
import type { z } from 'zod';
import { ClosureService } from './closure.service.js';

@Controller()
export class ClosuresController {
  constructor(private readonly closures: ClosureService) {}

  @Route(api.closures)
  @Untraced('closed streets, not people')
  list(@CurrentCaller() caller: Caller): Promise<ClosureList> {
    return this.closures.list(caller);
  }

  @Route(api.drawClosure)
  draw(@CurrentCaller() caller: Caller, @Input() input: z.infer<typeof DrawClosureInput>): Promise<Closure> {
    return this.closures.draw(caller, input);
  }

  @Route(api.liftClosure)
  lift(@CurrentCaller() caller: Caller, @Input() input: { id: string }): Promise<Closure> {
    return this.closures.lift(caller, input);
  }
}
