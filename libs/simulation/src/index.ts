export { Random, type Weighted } from './random/random.js';
export { pointAway, pointBetween } from './movement/sphere.js';
export {
  type Drive,
  type DriveState,
  driveStateAt,
  planDrive,
  SPEED_PROFILES,
  type SpeedProfile,
} from './movement/drive.js';
export { type ArrivalPlan, callRateAt, HOURLY_PROFILE, nextArrivalS } from './city/arrivals.js';
export { CITY_HOURS, type CityHour } from './city/city-hours.js';
export {
  CALL_MIXES,
  type CallKind,
  type CallMix,
  type CallPlan,
  planCall,
  planEmergency,
  type PlannedPatient,
} from './city/call-plan.js';
export { COMPLAINT_PROFILES, type ComplaintProfile } from './city/complaint-texts.js';
export { type CityPlace, JAMBI_PLACES, JAMBI_REGION } from './city/jambi-places.js';
export {
  answerOffer,
  type CrewTraits,
  crewTraits,
  type JobPlan,
  type OfferAnswer,
  planJob,
} from './behaviour/crew.policy.js';
export { bookedOf, nextWalkInMin, type PatientPlan, planPatient } from './behaviour/clinic.policy.js';
export { acknowledgeAfterS, nextFreeBeds } from './behaviour/desk.policy.js';
export {
  type AnswerPlan,
  callBackAfterS,
  chooseFacility,
  chooseUnit,
  dispatchAfterS,
  dispositionOf,
  HUMAN_CHANCE_S,
  outcomeOf,
  planAnswer,
} from './behaviour/operator.policy.js';
export { parseIsoWallTime, parseUsWallTime } from './history/zone-time.js';
export { parseSfRow, type RowProblem, SF_TIME_ZONE, type SfResponse, type SfRow } from './history/sf-fire.js';
export {
  type ImportCall,
  type ImportPlan,
  type ImportResponse,
  type ImportStep,
  type ImportUnit,
  planImport,
} from './history/import-plan.js';
export { type ExpectedFigures, percentile, responseFigures } from './history/response-figures.js';
export { type CallRecord, prepareEvents } from '#siaga/tabular';
