import { account } from './id/account.js';
import { dispatch } from './id/dispatch.js';
import { drafts } from './id/drafts.js';
import { errors } from './id/errors.js';
import { facilities } from './id/facilities.js';
import { fleet } from './id/fleet.js';
import { smallTexts } from './small-texts.js';

/**
 * The shared texts that crews read: without the words of the call card, of places and of alerts. By itself, since a build keeps all that
 * stands in one file with what is read of it.
 */
export const crewTexts = {
  ...smallTexts,
  ...errors,
  ...account,
  ...dispatch,
  ...fleet,
  ...facilities,
  ...drafts,
};
