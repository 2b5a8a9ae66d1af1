import { type WantedTopics } from '#siaga/client';

/**
 * The own facility with who is on the way to it and its queues; for a region's people, who look at any desk of theirs, the region's. Officers
 * of follow-up and of ports of entry hear of their people beside either.
 */
export const deskTopics: WantedTopics = ({ grants }) =>
  grants.some(({ scope }) => scope.kind === 'facility')
    ? ['facility', 'queue', 'followup', 'entry']
    : ['facility', 'capacity', 'region', 'followup', 'entry'];
