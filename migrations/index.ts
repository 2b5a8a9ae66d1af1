import { Foundation1700000000100 } from './1700000000100-Foundation.js';

/** Every migration, oldest first. */
export const migrations = [Foundation1700000000100];
