import { errors } from './id/errors.js';
import { frame } from './id/frame.js';

/** The shared texts without those of people who sign in, of incidents and of units: a fiftieth of the first load. */
export const smallTexts = { ...frame, ...errors };
