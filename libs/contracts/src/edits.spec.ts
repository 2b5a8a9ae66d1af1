import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { api, type EndpointName } from './index.js';

/** What names a thing that is there and says nothing of how the caller saw it, each with why two people cannot undo each other. */
const NEEDS_NO_VERSION: Partial<Record<EndpointName, string>> = {
  // A step of a life: judged by where the thing stands when its row is held, and refused when it is elsewhere.
  answerCall: 'a step: one answers, the other is told so',
  closeCall: 'a step',
  linkCall: 'a step: a call is linked once',
  closeIncident: 'a step',
  cancelIncident: 'a step',
  mergeIncident: 'a step: both are held, and one that is over is refused',
  splitCall: 'a step: a call is taken out of an incident once',
  reopenIncident: 'a step',
  accept: 'a step',
  decline: 'a step',
  advance: 'a step, never back',
  cancelAssignment: 'a step',
  reassign: 'a step',
  markDelivered: 'a step; again changes nothing',
  acknowledgeInbound: 'a step; again changes nothing',
  takeAlert: 'a step; again changes nothing',
  acknowledgeAlert: 'a step; again changes nothing',
  handOver: 'a step: a case is offered once',
  refuseHandover: 'a step',
  confirmHandover: 'a step',
  takeBackHandover: 'a step',
  liftClosure: 'a step; again changes nothing',
  stopMapFetch: 'a step; again changes nothing',
  retryRefusedEvent: 'a step',
  addListPiece: 'a step: each piece is added once, in order',
  previewListFile: 'changes nothing but what was shown last',
  importListFile: 'names what was shown; each row is compared with what is stored then',
  sendMessageAgain: 'a step: what is on its way cannot be repeated',
  signOn: 'a step of the caller alone',
  signOff: 'a step of the caller alone',
  removeCentre: 'takes all of it away, whatever it was; refused while in use',
  removeListMapping: 'takes all of it away, whatever it was',
  removeWebhook: 'takes all of it away, whatever it was',
  stepTicket: 'a step: judged by where the ticket stands',
  transferTicket: 'a step: judged by where the ticket stands',
  callNext: 'a step: the room is called one by one',
  referralPlaces: 'is asked, and changes nothing',
  referPatient: 'adds a number elsewhere; judged by where the ticket stands',
  callTurn: 'a step: the room is called one by one',
  stepTurn: 'a step: judged by where the turn stands',
  cutBoard: 'a step; again changes nothing',
  takeOffer: 'a step: the offer is taken once, and the same number is given again',
  leaveWait: 'a step; again changes nothing',
  cancelPortalTicket: 'a step; again changes nothing',
  rebookTicket: 'a step: a number is booked anew once, and the same is given again',
  renewActivation: 'a step: the newest code is the one that opens',
  reportForCase: 'adds a revision; none goes',
  sendReport: 'adds a revision; none goes',
  visitCase: 'adds',
  pressPanic: 'a step: one call at a time, the same is given again',
  takeBackPanic: 'a step; again changes nothing',
  enterTravellers: 'adds; one who was entered already stands as they were entered',
  endEntryShift: 'a step; again gives the same hand-over',
  codeTraveller: 'a step: the newest code is the one that opens',
  takeUpFlag: 'a step: one has it, the other is told so',
  clinicPlaces: 'is asked, and changes nothing',
  bookClinic: 'a step: one number a person, clinic and day',
  callAmbulance: 'a step: one call at a time, the same is given again',
  permitLeave: 'says all of a leave: the newest word holds',
  consentMovement: 'a decision of the person: the newest word is theirs',
  sendFixes: 'a report by who is there; a moment is judged once',
  setAskWish: 'says all of how somebody is asked: the newest wish is theirs',
  setOwnAskWish: 'says all of how somebody is asked: the newest wish is theirs',
  // A report of how things are: the newest is the true one, and none is lost.
  offer: 'adds; one active assignment a unit is kept by the database',
  setBeds: 'a count; only the kinds named change',
  setService: 'a report by who stands at the vehicle; judged by its jobs',
  reportPositions: 'a report',
  setCallPlace: 'a fix beside the others, which all stay; a guess never replaces a confirmed one',
  sendCallerLink: 'sends one more; how many and how soon is judged where they are counted',
  openCallerLink: 'says that it was opened; the first time counts',
  sharePosition: 'adds a fix, and the rule of every fix says what becomes of it',
  undoCallPlace: 'names the choice that it takes back; refused once the place is another',
  setDestination:
    'a decision of the moment from a phone that may be without a line; every one stays in the time line',
  correctStamp: 'a new stamp beside the others, which all stay',
};

const takes = (name: EndpointName, field: string): boolean => {
  const shape = (api[name].input as z.ZodType & { shape?: Record<string, z.ZodType> }).shape;
  return shape !== undefined && Object.hasOwn(shape, field) && !shape[field]?.safeParse(undefined).success;
};

describe('commands about a thing that two people may change', () => {
  const names = (Object.keys(api) as EndpointName[]).filter(
    (name) => api[name].method === 'POST' && api[name].path.includes('/:id') && api[name].access !== 'source',
  );

  it.each(names)('should demand the version that was seen, or say why it needs none: %s', (name) => {
    expect(takes(name, 'version')).toBe(NEEDS_NO_VERSION[name] === undefined);
  });

  it('should excuse nothing that is not there', () => {
    expect(Object.keys(NEEDS_NO_VERSION).filter((name) => !names.some((known) => known === name))).toEqual(
      [],
    );
  });
});
