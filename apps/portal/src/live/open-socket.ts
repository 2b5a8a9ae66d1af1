/** By itself, so that its code is fetched by itself. */
export { openSocket } from '#siaga/client';
