/** What the manifest fetches: all of booking in one piece, with its words. */
export { StartCard, TicketCards } from './start-card.js';
export { KeptCards } from './ticket-card.js';
export { texts } from './booking-texts.js';
