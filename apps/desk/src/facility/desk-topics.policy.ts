import { type WantedTopics } from '#siaga/client';

/** The own facility and who is on the way to it; for a region's people, who look at any desk of theirs, the region's. */
export const deskTopics: WantedTopics = ({ grants }) =>
  grants.some(({ scope }) => scope.kind === 'facility') ? ['facility'] : ['facility', 'capacity', 'region'];
