import { readFileSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

/** Starting processes and waiting for them to be missed takes long and costs little. */
const STARTS_PROCESSES = /support\/(?:server|web)-process/;

/** Specs that wait most begin first, so that none of them is left to run alone at the end; the others in Jest's own order. */
export default class WaitingFirst extends Sequencer {
  sort(tests) {
    const waits = (test) => STARTS_PROCESSES.test(readFileSync(test.path, 'utf8'));
    const inOrder = super.sort(tests);
    return [...inOrder.filter(waits), ...inOrder.filter((test) => !waits(test))];
  }
}
