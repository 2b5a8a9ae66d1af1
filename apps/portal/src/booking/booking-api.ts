import {
  type BookedPlace,
  type BookingCodeSent,
  type BookPlaceInput,
  type FindPlacesInput,
  type HeldPlace,
  type HoldPlaceInput,
  type PlaceOffers,
  type PortalTicket,
  type SendBookingCodeInput,
} from '#siaga/contracts';
import { read, tell } from '../link/portal-api.js';

/** As the contracts call them; a spec holds them against each other. */
export const BOOKING_ROUTES = {
  findPlaces: '/api/v1/portal/booking/places',
  holdPlace: '/api/v1/portal/booking/holds',
  sendBookingCode: '/api/v1/portal/booking/codes',
  bookPlace: '/api/v1/portal/booking/tickets',
} as const;
export const ticketPath = (id: string): string => `/api/v1/portal/booking/tickets/${id}`;

/** What the portal asks about bookings. Each throws ApiError, OfflineError. */
export const bookingApi = {
  find: (input: FindPlacesInput) => tell<PlaceOffers>(BOOKING_ROUTES.findPlaces, input),
  hold: (input: HoldPlaceInput) => tell<HeldPlace>(BOOKING_ROUTES.holdPlace, input),
  sendCode: (input: SendBookingCodeInput) => tell<BookingCodeSent>(BOOKING_ROUTES.sendBookingCode, input),
  book: (input: BookPlaceInput) => tell<BookedPlace>(BOOKING_ROUTES.bookPlace, input),
  ticket: (id: string, signal?: AbortSignal) => read<PortalTicket>(ticketPath(id), signal),
};
