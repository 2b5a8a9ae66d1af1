import {
  type ActivateCaseInput,
  type AskWish,
  type ConsentMovementInput,
  type DailyReport,
  type OpenedOwnCase,
  type OwnAlarm,
  type OwnCase,
  type OwnCopy,
  type OwnMovement,
  type PairedOwnCase,
  type PairInput,
  type PressPanicInput,
  type ReturnToCaseInput,
  type SendFixesInput,
  type SendReportInput,
  type SetOwnAskWishInput,
  type TakeBackPanicInput,
  type TakenFixes,
} from '#siaga/contracts';
import { read, tell } from '../link/portal-api.js';

/** As the contracts call them; a spec holds them against each other. */
export const MONITORING_ROUTES = {
  activateCase: '/api/v1/portal/monitoring/activate',
  returnToCase: '/api/v1/portal/monitoring/return',
  pairTraveller: '/api/v1/portal/monitoring/pair',
} as const;
const casePath = (id: string): string => `/api/v1/portal/monitoring/cases/${id}`;
export const CASE_ROUTES = {
  ownCase: casePath,
  ownCopy: (id: string) => `${casePath(id)}/copy`,
  sendReport: (id: string) => `${casePath(id)}/reports`,
  pressPanic: (id: string) => `${casePath(id)}/panic`,
  takeBackPanic: (id: string) => `${casePath(id)}/panic/take-back`,
  setOwnAskWish: (id: string) => `${casePath(id)}/asks`,
  consentMovement: (id: string) => `${casePath(id)}/location-consent`,
  sendFixes: (id: string) => `${casePath(id)}/fixes`,
} as const;

/** What the portal asks about a person's own follow-up. Each throws ApiError, OfflineError. */
export const monitoringApi = {
  activate: (input: ActivateCaseInput) => tell<OpenedOwnCase>(MONITORING_ROUTES.activateCase, input),
  comeBack: (input: ReturnToCaseInput) => tell<OpenedOwnCase>(MONITORING_ROUTES.returnToCase, input),
  pair: (input: PairInput) => tell<PairedOwnCase>(MONITORING_ROUTES.pairTraveller, input),
  page: (id: string, signal?: AbortSignal) => read<OwnCase>(CASE_ROUTES.ownCase(id), signal),
  copy: (id: string, signal?: AbortSignal) => read<OwnCopy>(CASE_ROUTES.ownCopy(id), signal),
  report: ({ id, ...report }: SendReportInput, key: string) =>
    tell<DailyReport>(CASE_ROUTES.sendReport(id), report, key),
  panic: ({ id, ...press }: PressPanicInput, key: string) =>
    tell<OwnAlarm>(CASE_ROUTES.pressPanic(id), press, key),
  takeBackPanic: ({ id, ...alarm }: TakeBackPanicInput) =>
    tell<OwnAlarm>(CASE_ROUTES.takeBackPanic(id), alarm),
  setAskWish: ({ id, ...wish }: SetOwnAskWishInput) => tell<AskWish>(CASE_ROUTES.setOwnAskWish(id), wish),
  consentMovement: ({ id, ...consent }: ConsentMovementInput) =>
    tell<OwnMovement>(CASE_ROUTES.consentMovement(id), consent),
  sendFixes: ({ id, ...sent }: SendFixesInput) => tell<TakenFixes>(CASE_ROUTES.sendFixes(id), sent),
};
