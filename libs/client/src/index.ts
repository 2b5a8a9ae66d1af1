/** One client of Siaga's API and sockets, in a browser and in Node: screens, simulator and tests use it. No screen code. */
export {
  ApiClient,
  type ApiClientSettings,
  type CallOptions,
  type RequestOptions,
} from './http/api-client.js';
export { ApiError, isSignedOut, isWorthRetrying, OfflineError } from './http/api-error.js';
export { CookieJar } from './http/cookie-jar.js';
export { type Exchange, exchange } from './http/exchange.js';
export { refusalOf } from './http/refusal.js';

export { askedTopics, type WantedTopics } from './live/asked-topics.policy.js';
export { JournalCursor } from './live/journal-cursor.js';
export { type AskedTopics, type LineStart, LiveLine, type LiveLinePorts } from './live/live-line.js';
export { type LineState } from './live/line-state.js';
export { type LiveSocket, openSocket, type SocketSettings } from './live/open-socket.js';

export { KeptSender, type KeptSenderDeps, type KeptThing, type Sorted } from './kept/kept-sender.js';
export { randomUuid } from './lib/uuid.js';
export { retryWaitMs, sleep } from './lib/wait.js';
