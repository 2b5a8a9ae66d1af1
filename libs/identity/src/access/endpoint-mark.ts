/** Metadata of a method that answers a route. */
export const ENDPOINT = 'siaga:endpoint';
