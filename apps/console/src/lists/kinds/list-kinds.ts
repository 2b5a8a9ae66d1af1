import { calls } from './calls.js';
import { centres } from './centres.js';
import { facilities } from './facilities.js';
import { type ListKindView } from './list-kind-view.js';

/** Every kind of list that can be brought, in the order of the window. A new one is one line here (docs/how-to/list.md). */
export const LIST_KINDS: readonly ListKindView[] = [facilities, centres, calls];
