import { readPreference, writePreference } from '#siaga/web-kit';

const WALKING = 'siaga.walk.open';

/** Known before anything of it is loaded: this phone keeps a walk, so that it opens without a line. */
export const isWalking = (): boolean => readPreference(WALKING, ['yes'], 'no') === 'yes';

export const sayWalking = (is: boolean): boolean => writePreference(WALKING, is ? 'yes' : 'no');
