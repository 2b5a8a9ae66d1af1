import type { FactoryProvider } from '@nestjs/common';
import { geocoderSettings, type GeocoderSettings } from './geocoder.settings.js';
import { NominatimGeocoder } from './nominatim-geocoder.js';
import { OUTSIDE_GEOCODER, type OutsideGeocoder } from './outside-geocoder.js';
import { PhotonGeocoder } from './photon-geocoder.js';

/** The geocoder that the settings name. */
export const outsideGeocoderProvider: FactoryProvider<OutsideGeocoder | null> = {
  provide: OUTSIDE_GEOCODER,
  inject: [geocoderSettings.token],
  useFactory: ({ SIAGA_GEOCODER: name, SIAGA_GEOCODER_URL: url }: GeocoderSettings) => {
    // The settings were checked at boot: a geocoder has an address.
    if (name === 'none' || url === undefined) return null;
    return name === 'photon' ? new PhotonGeocoder(url) : new NominatimGeocoder(url);
  },
};
