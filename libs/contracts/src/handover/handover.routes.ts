import * as handover from './handover.js';
import { IdParam, None, Nothing } from '../common/common.js';
import { GET, POST, endpoint } from '../define/endpoint.js';

/** Jurisdictions of centres, and cases handed from one to another. */
export const handoverRoutes = {
  jurisdiction: endpoint(
    GET,
    '/jurisdiction',
    'centre.read',
    handover.JurisdictionInput,
    handover.Jurisdiction,
  ),
  centres: endpoint(GET, '/centres', 'centre.read', None, handover.CentreList),
  createCentre: endpoint(POST, '/centres', 'centre.manage', handover.CreateCentreInput, handover.Centre),
  updateCentre: endpoint(POST, '/centres/:id', 'centre.manage', handover.UpdateCentreInput, handover.Centre),
  removeCentre: endpoint(POST, '/centres/:id/remove', 'centre.manage', IdParam, Nothing),
  handOver: endpoint(
    POST,
    '/calls/:id/hand-over',
    'handover.manage',
    handover.HandOverInput,
    handover.Handover,
  ),
  handover: endpoint(GET, '/handovers/:id', 'handover.manage', IdParam, handover.Handover),
  takeBackHandover: endpoint(POST, '/handovers/:id/take-back', 'handover.manage', IdParam, handover.Handover),
  confirmHandover: endpoint(
    POST,
    '/handovers/:id/confirm',
    'handover.manage',
    handover.ConfirmHandoverInput,
    handover.Handover,
  ),
  refuseHandover: endpoint(
    POST,
    '/handovers/:id/refuse',
    'handover.manage',
    handover.RefuseHandoverInput,
    handover.Handover,
  ),
  receiveHandover: endpoint(
    POST,
    '/handovers/receive',
    'source',
    handover.ReceiveHandoverInput,
    handover.HandoverReceipt,
  ),
  answerHandover: endpoint(
    POST,
    '/handovers/:id/answer',
    'source',
    handover.AnswerHandoverInput,
    handover.HandoverReceipt,
  ),
  handoverState: endpoint(
    POST,
    '/handovers/:id/state',
    'source',
    handover.HandoverStateInput,
    handover.HandoverReceipt,
  ),
} as const;
