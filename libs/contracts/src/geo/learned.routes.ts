import * as learned from './learned.js';
import { None } from '../common/common.js';
import { GET, POST, endpoint } from '../define/endpoint.js';

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
