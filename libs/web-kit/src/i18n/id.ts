import { account } from './id/account.js';
import { alerts } from './id/alerts.js';
import { calls } from './id/calls.js';
import { cases } from './id/cases.js';
import { dispatch } from './id/dispatch.js';
import { drafts } from './id/drafts.js';
import { errors } from './id/errors.js';
import { facilities } from './id/facilities.js';
import { fleet } from './id/fleet.js';
import { frame } from './id/frame.js';
import { people } from './id/people.js';
import { places } from './id/places.js';

/** Shared texts in Indonesian: short, spoken, sentence case. The language of the first load. */
export const id = {
  ...frame,
  ...account,
  ...people,
  ...calls,
  ...dispatch,
  ...alerts,
  ...cases,
  ...fleet,
  ...facilities,
  ...places,
  ...drafts,
  ...errors,
};
