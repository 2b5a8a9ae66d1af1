import { type places as id } from '../id/places.js';
import { type Translated } from '../resources-type.js';

/** English texts of places and the search for them. */
export const places: Translated<typeof id> = {
  placeOutside: 'Outside your region',
  placeNamesake: 'Other places have this name too',
  placeSource: {
    aml: "phone's GPS",
    shared_link: "caller's link",
    pbx: 'telephone data',
    map_pin: 'point on map',
    coordinates: 'coordinates',
    plus_code: 'Plus Code',
    map_link: 'map link',
    address: 'address',
    landmark: 'landmark',
    facility: 'facility',
    road: 'road',
    village: 'village',
    district: 'district',
    regency: 'regency/city',
    import: 'import',
    photon: 'Photon map',
    nominatim: 'Nominatim map',
  },
  locateProblem: {
    empty: 'Type a street, landmark, village or coordinates.',
    too_long: 'Too long. Give only the street, landmark or village.',
    not_found: 'Not found. Try the village or district, or click the point on the map.',
    outside_indonesia: 'That point is outside Indonesia. Check the order of latitude and longitude.',
    unknown_toll:
      'This toll road and kilometre are not on the map. Ask for the nearest gate, rest area or village, or mark it on the map.',
    short_link: 'A short link cannot be read. Ask the caller for the coordinates.',
    not_ready: 'The list of place names is still loading. Click the point on the map for now.',
  },
};
