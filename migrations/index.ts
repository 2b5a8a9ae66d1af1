import { Foundation1700000000100 } from './1700000000100-Foundation.js';
import { Fleet1700000000400 } from './1700000000400-Fleet.js';

/** Every migration, oldest first. */
export const migrations = [Foundation1700000000100, Fleet1700000000400];
