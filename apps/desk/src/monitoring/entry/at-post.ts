import { readPreference, writePreference } from '#siaga/web-kit';

const AT_POST = 'siaga.entry.open';

/** Known before anything of the post is loaded: this phone has an open shift, so that it opens without a line. */
export const isAtPost = (): boolean => readPreference(AT_POST, ['yes'], 'no') === 'yes';

export const sayAtPost = (is: boolean): boolean => writePreference(AT_POST, is ? 'yes' : 'no');
