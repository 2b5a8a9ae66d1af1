import {
  type AskReturnInput,
  type BookedPlace,
  type BookingCodeSent,
  type BookPlaceInput,
  type FindPlacesInput,
  type FoundPlaces,
  type HeldPlace,
  type HoldPlaceInput,
  type JoinedWait,
  type JoinWaitInput,
  type OpenedReturn,
  type OpenReturnInput,
  type PlaceOffers,
  type PortalTicket,
  type RebookTicketInput,
  type ReturnAsked,
  type SendBookingCodeInput,
  type SendWaitCodeInput,
  type WaitCodeSent,
  type WaitPlace,
} from '#siaga/contracts';
import { read, tell } from '../link/portal-api.js';

/** As the contracts call them; a spec holds them against each other. */
export const BOOKING_ROUTES = {
  findPlaces: '/api/v1/portal/booking/places',
  holdPlace: '/api/v1/portal/booking/holds',
  sendBookingCode: '/api/v1/portal/booking/codes',
  bookPlace: '/api/v1/portal/booking/tickets',
  sendWaitCode: '/api/v1/portal/booking/waits/codes',
  joinWait: '/api/v1/portal/booking/waits',
  askReturn: '/api/v1/portal/booking/returns',
  openReturn: '/api/v1/portal/booking/returns/open',
} as const;
export const ticketPath = (id: string): string => `/api/v1/portal/booking/tickets/${id}`;
export const waitPath = (id: string): string => `/api/v1/portal/booking/waits/${id}`;
export const WAIT_ROUTES = {
  waitPlace: waitPath,
  takeOffer: (id: string) => `${waitPath(id)}/take`,
  leaveWait: (id: string) => `${waitPath(id)}/leave`,
} as const;
export const TICKET_ROUTES = {
  portalTicketPlaces: (id: string) => `${ticketPath(id)}/places`,
  movePortalTicket: (id: string) => `${ticketPath(id)}/move`,
  cancelPortalTicket: (id: string) => `${ticketPath(id)}/cancel`,
  rebookTicket: (id: string) => `${ticketPath(id)}/rebook`,
} as const;

/** What the portal asks about bookings. Each throws ApiError, OfflineError. */
export const bookingApi = {
  find: (input: FindPlacesInput) => tell<FoundPlaces>(BOOKING_ROUTES.findPlaces, input),
  hold: (input: HoldPlaceInput) => tell<HeldPlace>(BOOKING_ROUTES.holdPlace, input),
  sendCode: (input: SendBookingCodeInput) => tell<BookingCodeSent>(BOOKING_ROUTES.sendBookingCode, input),
  book: (input: BookPlaceInput) => tell<BookedPlace>(BOOKING_ROUTES.bookPlace, input),
  ticket: (id: string, signal?: AbortSignal) => read<PortalTicket>(ticketPath(id), signal),
  places: (id: string, signal?: AbortSignal) =>
    read<PlaceOffers>(TICKET_ROUTES.portalTicketPlaces(id), signal),
  move: ({ id, version }: PortalTicket) =>
    tell<PortalTicket>(TICKET_ROUTES.movePortalTicket(id), { version }),
  cancel: (id: string) => tell<PortalTicket>(TICKET_ROUTES.cancelPortalTicket(id), {}),
  rebook: ({ id, ...place }: RebookTicketInput) => tell<BookedPlace>(TICKET_ROUTES.rebookTicket(id), place),
  sendWaitCode: (input: SendWaitCodeInput) => tell<WaitCodeSent>(BOOKING_ROUTES.sendWaitCode, input),
  joinWait: (input: JoinWaitInput) => tell<JoinedWait>(BOOKING_ROUTES.joinWait, input),
  wait: (id: string, signal?: AbortSignal) => read<WaitPlace>(WAIT_ROUTES.waitPlace(id), signal),
  takeOffer: (id: string) => tell<BookedPlace>(WAIT_ROUTES.takeOffer(id), {}),
  leaveWait: (id: string) => tell<WaitPlace>(WAIT_ROUTES.leaveWait(id), {}),
  askReturn: (input: AskReturnInput) => tell<ReturnAsked>(BOOKING_ROUTES.askReturn, input),
  openReturn: (input: OpenReturnInput) => tell<OpenedReturn>(BOOKING_ROUTES.openReturn, input),
};
