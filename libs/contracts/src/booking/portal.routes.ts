import { IdParam } from '../common/common.js';
import { endpoint, GET, POST } from '../define/endpoint.js';
import * as portal from './portal.js';

/** The patients' side: a number from a phone without an account, and its page. */
export const portalBookingRoutes = {
  findPlaces: endpoint(POST, '/portal/booking/places', 'public', portal.FindPlacesInput, portal.PlaceOffers),
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
} as const;
