/** What the manifest fetches: all of the follow-up in one piece, with its words. */
export { KeptCases, OwnCases } from './own-cases.js';
export { StartCard } from './start-card.js';
export { texts } from './all-texts.js';
export { PairScreen } from './pairing/pair-screen.js';
