/** Mobile JKN (BPJS Antrean), as one Nest module; needs the modules of booking and facilities. */
export { JknModule } from './jkn.module.js';
/** `tidy()`: forgets what was said to BPJS when it was kept long enough. */
export { ExchangeUpkeep } from './links/exchange-upkeep.js';
