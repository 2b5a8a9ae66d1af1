/** What was imported from map files. */
export const mapRoutes = {} as const;
