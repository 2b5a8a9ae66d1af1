import { Controller } from '@nestjs/common';
import { api, type TrailInput, type TrailPage } from '#siaga/contracts';
import type { Caller } from '../access/caller.js';
import { CurrentCaller, Input, Route } from '../access/route.js';
import { Traces } from './traces.js';
import { TrailQuery } from './trail.query.js';

/** The security trail, for those who watch over a region. */
@Controller()
export class TrailController {
  constructor(private readonly query: TrailQuery) {}

  @Route(api.trail)
  @Traces('list_read', 'trail')
  page(@CurrentCaller() caller: Caller, @Input() input: TrailInput): Promise<TrailPage> {
    return this.query.page(caller, input);
  }
}
