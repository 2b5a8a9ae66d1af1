/** Seconds every drive takes whatever its way: leaving the post and finding the door. The same in all methods, so that they agree. */
export const FIXED_S = 30;
