import { type frame as id } from '../id/frame.js';
import { type Translated } from '../resources-type.js';

/** English texts of the frame all front ends stand in: settings, the line, forms, spans of time, failures outside the centre. */
export const frame: Translated<typeof id> = {
  app: { name: 'Siaga' },
  action: {
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    retry: 'Try again',
    back: 'Back',
    signOut: 'Sign out',
    dismiss: 'Got it',
  },
  settings: {
    theme: 'Theme',
    dark: 'Dark',
    light: 'Light',
    language: 'Language',
    id: 'Indonesia',
    en: 'English',
    sound: 'Sound',
    on: 'On',
    off: 'Off',
  },
  connection: {
    online: 'Live',
    connecting: 'Connecting',
    offline: 'Disconnected',
    banner: 'The line to the centre is down. What you see is from {{age}}. It reconnects by itself.',
    neverLoaded: 'Not connected to the centre yet. It connects by itself.',
    database:
      "The centre's storage does not answer. What was recorded is safe; new commands may be refused for now.",
    away: 'Offer clocks and messages stand still. An offer that nobody answers does not move on by itself: watch it and pass it on yourself.',
    standIn:
      'No worker process is heard of. Another process stands in and offer clocks run; ask your computer staff to start it again.',
    unreachable: 'The server does not answer',
    unreachableHint: 'Check the network cable or ask your computer staff. This page tries again by itself.',
  },
  state: {
    loading: 'Loading',
    old: 'Could not be renewed. This is how it stood at {{time}}.',
    failed: 'This part stopped working',
    failedHint:
      'The rest carries on. Load this part again; if it comes back, tell your computer staff the time.',
    forbidden: 'This account has no right to this page',
    forbiddenHint: 'Ask an admin for the right, or sign in with another account.',
  },
  form: {
    required: 'Not filled in yet.',
    tooShort: 'Too short: at least {{n}} characters.',
    tooLong: 'Too long: at most {{n}} characters.',
    tooSmall: 'Too small: at least {{n}}.',
    tooBig: 'Too large: at most {{n}}.',
    invalid: 'This has not the right form. Check it again.',
    refused: 'The centre refused this entry. Check it again.',
  },
  age: {
    now: 'just now',
    ago: '{{span}} ago',
    seconds: '{{n}} s',
    minutes: '{{n}} min',
    hours: '{{n}} h',
    days: '{{n}} d',
    position: 'position {{age}}',
    updated: 'updated {{age}}',
  },
  offline: {
    networkAsked: 'Not connected to the centre. It shows once the connection is back.',
    timeoutAsked: 'The centre took too long to answer. Press again in a moment.',
    network: 'Not connected to the centre. It may not have arrived; press again, it will not be done twice.',
    timeout:
      'The centre took too long to answer. It may not have arrived; press again, it will not be done twice.',
    unknown: 'Something failed on this page. Load the page again and retry.',
  },
  someone: 'somebody else',
  thatUnit: 'That unit',
  otherIncident: 'another incident',
  fieldProblem: 'Check: {{paths}}.',
  throttled: 'Too many tries. Try again in {{span}}.',
};
