import { Controller } from '@nestjs/common';
import {
  api,
  type DecideLearnedPlaceInput,
  type LearnedPlace,
  type LearnedPlaceList,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, type Caller } from '#siaga/identity';
import { LearnedPlaces } from './learned-places.service.js';

/** Landmarks that wait for a supervisor. */
@Controller()
export class LearnedPlaceController {
  constructor(private readonly places: LearnedPlaces) {}

  @Route(api.learnedPlaces)
  @Traces('list_read', 'learned_place')
  list(@CurrentCaller() caller: Caller): Promise<LearnedPlaceList> {
    return this.places.list(caller);
  }

  @Route(api.decideLearnedPlace)
  decide(@CurrentCaller() caller: Caller, @Input() input: DecideLearnedPlaceInput): Promise<LearnedPlace> {
    return this.places.decide(caller, input);
  }
}
