/** What a phone with a walk needs when it opens without a line. */
export { KeptPage as component } from './kept-page.js';
export { errors } from '../errors.js';
export { texts } from '../texts.js';
