import { Controller, Inject } from '@nestjs/common';
import { api, type RoadState, type Route as Way, type RouteInput } from '#siaga/contracts';
import { Input, Route, Untraced } from '#siaga/identity';
import { Clock, ENV, type Env } from '#siaga/kernel';
import type { z } from 'zod';
import { localHours } from '../speeds/time-band.policy.js';
import { TRAVEL_TIMES, type TravelTimes } from '../travel/travel-times.js';
import { RoadStateQuery } from './road-state.query.js';

@Controller()
export class RoadsController {
  private readonly hourOf: (at: Date) => number;

  constructor(
    private readonly states: RoadStateQuery,
    @Inject(TRAVEL_TIMES) private readonly times: TravelTimes,
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
  ) {
    this.hourOf = localHours(env.SIAGA_TIME_ZONE);
  }

  @Route(api.roadState)
  state(): RoadState {
    return this.states.read();
  }

  @Route(api.route)
  @Untraced('streets, not people')
  route(@Input() { from, to, mode, isUrgent }: z.infer<typeof RouteInput>): Promise<Way> {
    return this.times.route(from, to, { vehicle: mode, isUrgent, localHour: this.hourOf(this.clock.now()) });
  }
}
