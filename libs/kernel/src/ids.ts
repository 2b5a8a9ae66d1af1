import { v7 } from 'uuid';

/** A new time-ordered UUID (version 7), so that primary keys grow at one end of their index. */
export function newId(): string {
  return v7();
}
