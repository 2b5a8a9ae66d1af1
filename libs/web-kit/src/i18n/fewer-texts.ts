import { account } from './id/account.js';
import { dispatch } from './id/dispatch.js';
import { errors } from './id/errors.js';
import { facilities } from './id/facilities.js';
import { fleet } from './id/fleet.js';
import { frame } from './id/frame.js';

/** The shared texts without those of people who sign in, of incidents and of units: a fiftieth of the first load. */
export const smallTexts = { ...frame, ...errors };

/** The shared texts that crews read: without the words of the call card, of places and of alerts. */
export const crewTexts = { ...smallTexts, ...account, ...dispatch, ...fleet, ...facilities };
