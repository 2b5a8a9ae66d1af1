import { z } from 'zod';
import { RegionCode } from '../common/common.js';
import { defineEntity } from '../define/entity.js';
import { defineModule } from '../define/module.js';
import { LocateProblem, PlaceSource } from './geo.js';
import { geoRoutes } from './geo.routes.js';
import { LearnedPlace } from './learned.js';
import { learnedRoutes } from './learned.routes.js';

const learnedPlace = defineEntity({
  name: 'learned_place',
  schema: LearnedPlace,
  events: ['learned-place.proposed.v1', 'learned-place.decided.v1'],
  topics: ['learned'],
});

/** Places and regions: searching, describing, borders, landmarks learned from arrivals. */
export const geoModule = defineModule({
  name: 'geo',
  routes: { ...geoRoutes, ...learnedRoutes },
  permissions: {
    'geo.use': ['operator', 'supervisor', 'crew', 'field_officer', 'health_office', 'entry_officer'],
    'learned_place.read': ['supervisor'],
    'learned_place.decide': ['supervisor'],
  },
  topics: { learned: { scope: 'region', needs: ['learned_place.read'] } },
  entities: [learnedPlace],
  snapshot: {
    /** The regions that the person works for. */
    regions: z.array(z.object({ code: RegionCode, name: z.string() })),
  },
  texts: { placeSource: PlaceSource.options, locateProblem: LocateProblem.options },
});
