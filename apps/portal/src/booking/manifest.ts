import { lazyView } from '#siaga/web-kit';
import { type PortalManifest, type PortalPlaces } from '../portal-manifest.js';

const Start = lazyView<PortalPlaces['start']>('portal', async () => {
  const { StartCard: component, texts } = await import('./booking-views.js');
  return { component, texts };
});
const Tickets = lazyView<PortalPlaces['home']>('portal', async () => {
  const { TicketCards: component, texts } = await import('./booking-views.js');
  return { component, texts };
});
const Kept = lazyView<PortalPlaces['away']>('portal', async () => {
  const { KeptCards: component, texts } = await import('./booking-views.js');
  return { component, texts };
});

/** Queue booking: a number from this phone, and its page. */
export const manifest: PortalManifest = {
  id: 'booking',
  // They come with the views.
  texts: { id: {}, en: {} },
  views: [
    { place: 'start', name: 'book', component: Start },
    { place: 'home', name: 'tickets', component: Tickets },
    { place: 'away', name: 'kept-tickets', component: Kept },
  ],
  hears: ['booking'],
};
