import { type account as id } from '../id/account.js';
import { type Translated } from '../resources-type.js';

/** English texts of signing in and of one's own password. */
export const account: Translated<typeof id> = {
  signIn: {
    title: 'Sign in to {{centre}}',
    username: 'Username',
    password: 'Password',
    submit: 'Sign in',
    show: 'Show password',
    hide: 'Hide password',
    demoTitle: 'Demo accounts',
    demoHint: 'The data here is made up. Pick one to fill the form.',
    ended: {
      signed_out: 'You are signed out.',
      expired: 'The session has ended. Sign in again to carry on.',
      rights_changed: 'The rights of this account were changed. Sign in again.',
      other_account:
        '{{name}} has signed in in this browser, in another tab. Nothing was sent in anybody’s name. Sign back in as yourself, or go on as {{name}}.',
    },
    otherPerson: 'Somebody else',
    goOnAs: 'Go on as {{name}}',
  },
  password: {
    title: 'Change password',
    current: 'Present password',
    next: 'New password',
    again: 'New password again',
    hint: 'At least {{n}} characters. A few long words are better than one difficult word.',
    submit: 'Change password',
    done: 'Password changed',
    mustTitle: 'Welcome, {{name}}',
    mustText: 'Somebody else made this password. Change it to one of your own to start work.',
    problem: {
      no_current: 'Fill in the present password.',
      too_short: 'Too short: at least {{n}} characters.',
      too_long: 'Too long.',
      same: 'The same as the present password. Choose another.',
      differs: 'Differs from the new password above. Type it again.',
      wrong: 'The present password is wrong. Check for capital letters and try again.',
    },
  },
};
