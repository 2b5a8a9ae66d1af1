import * as learned from '../learned.js';
import { endpoint, GET, None, POST } from './endpoint.js';

/** Landmarks learned from where crews truly arrived. */
export const learnedRoutes = {
  learnedPlaces: endpoint(GET, '/learned-places', 'learned_place.read', None, learned.LearnedPlaceList),
  decideLearnedPlace: endpoint(
    POST,
    '/learned-places/:id/decision',
    'learned_place.decide',
    learned.DecideLearnedPlaceInput,
    learned.LearnedPlace,
  ),
} as const;
