import { IdParam } from '../common/common.js';
import { endpoint, GET, POST } from '../define/endpoint.js';
import { AskWish } from './cases.js';
import { OwnCopy } from './own-copy.js';
import * as movement from './own-movement.js';
import * as portal from './portal.js';
import * as reports from './reports.js';

/** A person's own page, without an account. */
export const portalMonitoringRoutes = {
  activateCase: endpoint(
    POST,
    '/portal/monitoring/activate',
    'public',
    portal.ActivateCaseInput,
    portal.OpenedOwnCase,
  ),
  returnToCase: endpoint(
    POST,
    '/portal/monitoring/return',
    'public',
    portal.ReturnToCaseInput,
    portal.OpenedOwnCase,
  ),
  pairTraveller: endpoint(POST, '/portal/monitoring/pair', 'public', portal.PairInput, portal.PairedOwnCase),
  ownCase: endpoint(GET, '/portal/monitoring/cases/:id', 'monitoring.report', IdParam, portal.OwnCase),
  ownCopy: endpoint(GET, '/portal/monitoring/cases/:id/copy', 'monitoring.report', IdParam, OwnCopy),
  sendReport: endpoint(
    POST,
    '/portal/monitoring/cases/:id/reports',
    'monitoring.report',
    reports.SendReportInput,
    reports.DailyReport,
  ),
  pressPanic: endpoint(
    POST,
    '/portal/monitoring/cases/:id/panic',
    'monitoring.report',
    portal.PressPanicInput,
    portal.OwnAlarm,
  ),
  takeBackPanic: endpoint(
    POST,
    '/portal/monitoring/cases/:id/panic/take-back',
    'monitoring.report',
    portal.TakeBackPanicInput,
    portal.OwnAlarm,
  ),
  setOwnAskWish: endpoint(
    POST,
    '/portal/monitoring/cases/:id/asks',
    'monitoring.report',
    portal.SetOwnAskWishInput,
    AskWish,
  ),
  consentMovement: endpoint(
    POST,
    '/portal/monitoring/cases/:id/location-consent',
    'monitoring.report',
    movement.ConsentMovementInput,
    movement.OwnMovement,
  ),
  sendFixes: endpoint(
    POST,
    '/portal/monitoring/cases/:id/fixes',
    'monitoring.report',
    movement.SendFixesInput,
    movement.TakenFixes,
  ),
} as const;
