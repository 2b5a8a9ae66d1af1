/** What the programs need when they are opened. */
export { Programs as component } from './programs.js';
export { texts } from './texts.js';
export { errors } from './errors.js';
