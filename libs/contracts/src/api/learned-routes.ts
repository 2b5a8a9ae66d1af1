/** Landmarks learned from where crews truly arrived. */
export const learnedRoutes = {} as const;
