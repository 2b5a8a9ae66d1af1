import { type CommonTexts } from './resources-type.js';
import { account } from './en/account.js';
import { alerts } from './en/alerts.js';
import { calls } from './en/calls.js';
import { cases } from './en/cases.js';
import { dispatch } from './en/dispatch.js';
import { drafts } from './en/drafts.js';
import { errors } from './en/errors.js';
import { facilities } from './en/facilities.js';
import { fleet } from './en/fleet.js';
import { frame } from './en/frame.js';
import { people } from './en/people.js';
import { places } from './en/places.js';

/** Shared texts in English. */
export const en: CommonTexts = {
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
