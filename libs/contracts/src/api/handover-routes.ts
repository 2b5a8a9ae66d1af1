/** Jurisdictions of centres, and cases handed from one to another. */
export const handoverRoutes = {} as const;
