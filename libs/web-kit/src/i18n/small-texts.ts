import { frame } from './id/frame.js';

/** The shared texts without those of people who sign in, of incidents and of units; the sentences of failures come behind the first screen. */
export const smallTexts = frame;
