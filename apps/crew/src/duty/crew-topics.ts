import { type WantedTopics } from '#siaga/client';

/** The own unit with its jobs, where patients can be taken, what is closed on the way, and whether the map is a new one. */
export const crewTopics: WantedTopics = () => ['unit', 'capacity', 'closures', 'map'];
