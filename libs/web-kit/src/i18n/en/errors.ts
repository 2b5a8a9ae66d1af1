import { type errors as id } from '../id/errors.js';
import { type Translated } from '../resources-type.js';

/** A sentence in English for every code the centre answers with. */
export const errors: Translated<typeof id> = {
  errors: {
    INPUT: {
      INVALID: 'Something is not filled in right. Check what is marked and send again.',
      TOO_LARGE: 'That is too large. Shorten it and send again.',
    },
    IDENTITY: {
      NOT_SIGNED_IN: 'You are not signed in. Sign in to carry on.',
      WRONG_CREDENTIALS: 'The username or password is wrong. Check for capital letters and try again.',
      THROTTLED: 'Too many tries. Wait a little and try again.',
      CROSS_SITE: 'The request came from another page and was refused. Open Siaga from its own address.',
      PASSWORD_CHANGE_NEEDED: 'Change your temporary password first. Everything opens after that.',
      OTHER_ACCOUNT:
        'Another account has signed in in this browser. Nothing was sent. Sign back in or reload.',
      USERNAME_TAKEN: 'That username is taken. Choose another.',
      OWN_ACCOUNT: 'Nobody disables their own account. Ask another administrator.',
      LAST_ADMIN: 'A region would be left without an administrator. Name another one first.',
    },
    RESOURCE: { NOT_FOUND: 'Not found, or outside the region of this account. Check the list again.' },
    IDEMPOTENCY: { KEY_REUSED: 'This command was sent before with other content. Start it again.' },
    INGEST: {
      BAD_SIGNATURE: 'The signature of the telephone source does not match. Check its secret.',
      INVALID_EVENT: 'The telephone event could not be read and is kept for the supervisor.',
    },
    CALL: {
      ALREADY_ANSWERED: 'This call was already answered by {{byName}}. Take the next one.',
      ILLEGAL_STEP: 'This call is already closed. Record a new call if needed.',
      ALREADY_LINKED: 'This call already belongs to an incident. Find the incident in the list.',
      NO_NUMBER: 'No message reaches this number. Ask for a landmark.',
      LINK_TOO_OFTEN: 'A link was sent just now or five times. Wait a moment.',
      LINK_NOT_SET_UP: 'No link can be sent yet: SIAGA_PUBLIC_URL is not set.',
      PLACE_CHANGED:
        'The place of this call was changed again. Look at it as it is now and choose the right one.',
    },
    INCIDENT: {
      NOT_OPEN: 'This incident is already closed. Open a new one if needed.',
      SAME: 'That is the same incident. Choose another.',
      BEING_HANDED_OVER: 'This case is being handed over to {{centreName}}. Take it back first.',
      ONLY_CALL: 'This is the only call of incident {{number}}. Change the incident instead.',
      NOT_OVER: 'Incident {{number}} is still running.',
      OVER_TOO_LONG: 'Incident {{number}} ended more than {{hours}} hours ago. Open a new one.',
      HAS_ACTIVE_ASSIGNMENTS: 'Units are still working on this incident. Finish or cancel them first.',
      OUTCOME_DOES_NOT_FIT:
        'That outcome does not fit what its units recorded. Choose another, or correct their times first.',
    },
    DISPATCH: {
      UNIT_ALREADY_ASSIGNED:
        '{{unitCallSign}} was just taken by {{byName}} for {{incidentNumber}}. Choose the next unit.',
      UNIT_NOT_IN_SERVICE: 'That unit is not in service any more. Choose another.',
      OFFER_NOT_LIVE: 'This offer is over. Look at the newest state of the unit.',
      ILLEGAL_STEP: 'That step cannot follow the present state. Look at the newest state of the unit.',
      FACILITY_NOT_ACCEPTING:
        'That facility takes no patients now. Choose another, or give a reason to go there all the same.',
    },
    FLEET: {
      CALL_SIGN_TAKEN: 'Another unit has that call sign. Choose another.',
      UNIT_RETIRED: 'Unit {{callSign}} is retired. Ask an administrator to bring it back.',
      UNIT_HAS_JOB: 'The unit still holds a job. Finish it first.',
      ALREADY_ON_SHIFT: 'You are on shift in another unit. End that shift first.',
      NOT_ON_SHIFT: 'You are not on shift in this unit. Start the shift first.',
    },
    FACILITY: {
      INVALID_CAPACITY: 'Free beds cannot be more than all beds. Check the numbers.',
    },
    INBOUND: {
      ILLEGAL_STEP:
        'This patient was already answered, has arrived or was cancelled. Look at the newest state.',
    },
    REPORT: { TOO_LONG: 'This period takes too long to work out. Choose a shorter one or a smaller region.' },
    RECORD: {
      TOO_MANY: 'More than {{most}} incidents match. Choose fewer days first.',
      TOO_LONG: 'This search takes too long. Choose fewer days first.',
    },
    HANDOVER: {
      ALREADY_OFFERED:
        '{{byName}} has already handed this case to {{centreName}}. Wait for the answer or take it back.',
      ILLEGAL_STEP: 'This hand-over has ended. Look at its newest state.',
      NOT_POSSIBLE: 'The case cannot be sent to that centre by itself. Hand it over by telephone.',
      BAD_SIGNATURE: 'The sender could not prove itself. Check the shared key of both centres.',
    },
    MESSAGE: {
      CANNOT_REPEAT: 'This message is still on its way, or only its own hand-over may send it.',
      BAD_SIGNATURE: 'The sender cannot be proven.',
    },
    CENTRE: {
      CODE_TAKEN: 'Another centre has that code. Choose another one.',
      IN_USE: 'This centre still holds a case handed over. Remove it when that is done.',
    },
    STALE: {
      VERSION: 'Somebody else just changed this. Look at the change, then do it again if still needed.',
    },
    REALTIME: {
      RESYNC_REQUIRED: 'What is on the screen is too old. Loading again from the centre.',
      TOPIC_NOT_HEARD: 'This account has no right to what the page asked for.',
    },
    SYSTEM: {
      DATABASE_UNAVAILABLE: "The centre's storage does not answer. Not saved; press again in a moment.",
      OVERLOADED: 'The centre is busy. Not saved; press again in a moment.',
      UNEXPECTED:
        'Something failed at the centre. Press again; if it comes back, give number {{correlationId}} to your computer staff.',
    },
  },
};
