import { Controller } from '@nestjs/common';
import {
  api,
  type DecideLearnedPlaceInput,
  type LearnedPlace,
  type LearnedPlaceList,
} from '#siaga/contracts';
import { Caller, CallerContext, Input, Route } from '#siaga/identity';
import { LearnedPlaces } from './learned-places.service.js';

/** Landmarks that wait for a supervisor. */
@Controller()
export class LearnedPlaceController {
  constructor(private readonly places: LearnedPlaces) {}

  @Route(api.learnedPlaces)
  list(@Caller() caller: CallerContext): Promise<LearnedPlaceList> {
    return this.places.list(caller);
  }

  @Route(api.decideLearnedPlace)
  decide(@Caller() caller: CallerContext, @Input() input: DecideLearnedPlaceInput): Promise<LearnedPlace> {
    return this.places.decide(caller, input);
  }
}
