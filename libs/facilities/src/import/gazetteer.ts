import type { AddressFinder } from './address-finder.js';
import type { RegionDirectory } from './region-directory.js';

/** What the importer needs of the gazetteer, ready to be asked. */
export interface OpenGazetteer {
  directory: RegionDirectory;
  finder: AddressFinder;
}

/** Port to the gazetteer. `open` waits until it is loaded. */
export abstract class Gazetteer {
  abstract open(): Promise<OpenGazetteer>;
}
