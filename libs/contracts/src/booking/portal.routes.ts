import { IdParam } from '../common/common.js';
import { endpoint, GET, POST } from '../define/endpoint.js';
import * as boards from './board-views.js';
import * as portal from './portal.js';
import * as voice from './voice.js';

/** What is open to people without an account: a number from a phone, its page, and the board of a waiting room. */
export const portalBookingRoutes = {
  findPlaces: endpoint(POST, '/portal/booking/places', 'public', portal.FindPlacesInput, portal.FoundPlaces),
  holdPlace: endpoint(POST, '/portal/booking/holds', 'public', portal.HoldPlaceInput, portal.HeldPlace),
  sendBookingCode: endpoint(
    POST,
    '/portal/booking/codes',
    'public',
    portal.SendBookingCodeInput,
    portal.BookingCodeSent,
  ),
  bookPlace: endpoint(POST, '/portal/booking/tickets', 'public', portal.BookPlaceInput, portal.BookedPlace),
  portalTicket: endpoint(GET, '/portal/booking/tickets/:id', 'booking.follow', IdParam, portal.PortalTicket),
  movePortalTicket: endpoint(
    POST,
    '/portal/booking/tickets/:id/move',
    'booking.follow',
    portal.MovePortalTicketInput,
    portal.PortalTicket,
  ),
  cancelPortalTicket: endpoint(
    POST,
    '/portal/booking/tickets/:id/cancel',
    'booking.follow',
    IdParam,
    portal.PortalTicket,
  ),
  portalTicketPlaces: endpoint(
    GET,
    '/portal/booking/tickets/:id/places',
    'booking.follow',
    IdParam,
    portal.PlaceOffers,
  ),
  rebookTicket: endpoint(
    POST,
    '/portal/booking/tickets/:id/rebook',
    'booking.follow',
    portal.RebookTicketInput,
    portal.BookedPlace,
  ),
  sendWaitCode: endpoint(
    POST,
    '/portal/booking/waits/codes',
    'public',
    portal.SendWaitCodeInput,
    portal.WaitCodeSent,
  ),
  joinWait: endpoint(POST, '/portal/booking/waits', 'public', portal.JoinWaitInput, portal.JoinedWait),
  waitPlace: endpoint(GET, '/portal/booking/waits/:id', 'booking.wait', IdParam, portal.WaitPlace),
  takeOffer: endpoint(POST, '/portal/booking/waits/:id/take', 'booking.wait', IdParam, portal.BookedPlace),
  leaveWait: endpoint(POST, '/portal/booking/waits/:id/leave', 'booking.wait', IdParam, portal.WaitPlace),
  askReturn: endpoint(POST, '/portal/booking/returns', 'public', portal.AskReturnInput, portal.ReturnAsked),
  openReturn: endpoint(
    POST,
    '/portal/booking/returns/open',
    'public',
    portal.OpenReturnInput,
    portal.OpenedReturn,
  ),
  askBoardCode: endpoint(
    POST,
    '/portal/booking/boards/codes',
    'public',
    boards.BoardDeviceInput,
    boards.BoardCodeShown,
  ),
  openBoard: endpoint(
    POST,
    '/portal/booking/boards/open',
    'public',
    boards.BoardDeviceInput,
    boards.OpenedBoard,
  ),
  queueBoard: endpoint(GET, '/portal/booking/boards/:id', 'booking.board', IdParam, boards.QueueBoard),
  boardVoice: endpoint(
    GET,
    '/portal/booking/boards/:id/voice',
    'booking.board',
    voice.BoardVoiceInput,
    voice.CallVoice,
  ),
} as const;
