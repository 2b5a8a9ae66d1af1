import { Injectable } from '@nestjs/common';
import type { RegionDirectory } from './region-directory.js';

/** The regions as this process holds them in memory. */
@Injectable()
export class HeldRegions {
  /** Null until the gazetteer is loaded. */
  directory: RegionDirectory | null = null;
}
