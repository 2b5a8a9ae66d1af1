/** What the day's work needs when it is opened. */
export { Monitoring as component } from './monitoring.js';
export { texts } from './texts.js';
export { errors } from './errors.js';
