/** Everything that is told to the outside, as one Nest module; needs the kernel, persistence, journal and identity modules. */
export { MessagingModule } from './messaging.module.js';
/** `register(taker)`: takes what people answer to a module's messages. */
export { Replies, type Reply } from './inbound/replies.js';
/** How messages leave the house. */
export { messagingSettings, type MessagingSettings } from './messaging.settings.js';
/** `tell(tx, text, {to, variables})`: tells somebody something. Throws INPUT.INVALID for a number that is none. */
export { Messenger, type Telling, type To } from './messenger.js';
/** Declares a text in both languages with its variables; see docs/how-to/message-text.md. */
export {
  defineText,
  renderText,
  words,
  type Language,
  type MessageText,
  type Wording,
} from './texts/define-text.js';
/** `textProblems(text)`: what is wrong with a text that is to be released, in sentences; for tests. */
export { textProblems } from './texts/text-problems.js';
/** `agree(tx, contact, words, source)`, `stop(tx, contact, source)`: whether messages are wanted. */
export { Consent, type Contact, type Words } from './consent/consent.js';
/** `of(tx, ids)`: the phones and browsers of these people that may be rung. */
export { PushDevices } from './push/push-devices.js';
export type { PushDevice } from './push/push-device.repository.js';
/** `add(tx, message)`, `cancel(tx, subjectId)`: the outbox itself, for carriers of their own. Most modules use `Messenger`. */
export { Outbox } from './outbox/outbox.js';
export type { NewMessage, Recipient, Result } from './outbox/message.js';
/** `about(subjectId)`: what was told about a thing, in its words as long as they are kept. */
export { MessageQuery, type ToldMessage } from './desk/message.query.js';
/** `sendDue()`: one attempt for every message that is due; gives how many. `start()`: does so from now on. */
export { OutboxWorker } from './outbox/outbox.worker.js';
/** `tidy()`: forgets what was told and heard when it was kept long enough (ADR 0021). */
export { MessageUpkeep } from './upkeep/message-upkeep.js';
/** `register(carrier)`: puts a carrier of a channel to work. */
export { Carriers } from './outbox/carriers.js';
export type { Carrier } from './outbox/carrier.js';
/** `askSigned(request)`: one attempt at another system that holds the same secret; never throws. */
export { askSigned, jsonOf } from './providers/http.js';
/** What an attempt means for its message; for carriers that store more than that. */
export type { Endings } from './outbox/endings.js';
export type { Channel, ClaimedMessage, Need, Outcome, Sending } from './domain/sending.js';
