import { Injectable } from '@nestjs/common';
import { PlaceIndex, RegionService } from '#siaga/geo';
import { AddressFinder } from './address-finder.js';
import { Gazetteer, type OpenGazetteer } from './gazetteer.js';
import { GazetteerDirectory, type NamedRegion } from './gazetteer-directory.js';

/** The gazetteer of the geo module. The region tree is held in memory only while somebody imports. */
@Injectable()
export class GeoGazetteer extends Gazetteer {
  private held: WeakRef<OpenGazetteer> | null = null;

  constructor(
    private readonly places: PlaceIndex,
    private readonly regions: RegionService,
  ) {
    super();
  }

  /** Throws when `GeoLoader.prepare` has not run: every row would be placed nowhere. */
  override async open(): Promise<OpenGazetteer> {
    if (!this.places.isReady)
      throw new Error('The gazetteer is not loaded; call GeoLoader.prepare() before an import');
    const held = this.held?.deref();
    if (held !== undefined) return held;
    const regions: NamedRegion[] = [];
    for await (const { code, name, center, level, hasOwnPoint } of this.regions.all()) {
      // A village that stands at the middle of its kecamatan says nothing about where the kecamatan's villages are.
      regions.push({ code, name, center: level === 4 && !hasOwnPoint ? null : center });
    }
    const finder = new AddressFinder((text, options) => this.places.locate(text, options));
    const opened = { directory: new GazetteerDirectory(regions), finder };
    this.held = new WeakRef(opened);
    return opened;
  }
}
