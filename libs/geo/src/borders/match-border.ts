import { isInRegion, type Point, type RegionName } from '#siaga/contracts';
import { levelOfCode, parentOfCode, type RegionLevel } from '../domain/region.js';
import { nameKey } from '../gazetteer/match-points.js';
import type { RegionDirectory } from '../gazetteer/region-directory.js';
import { wordSimilarity } from '../text/edit-distance.js';
import { SAME_NAME } from './name-check.policy.js';

/** Finds the code of a border that comes with a name and a place but without a code. */
export class BorderMatcher {
  private readonly childrenOf = new Map<string, readonly RegionName[]>();

  constructor(private readonly directory: RegionDirectory) {}

  /**
   * The region of a level with that name around a point of it: by its exact name within the parent that the nearest village
   * tells, then within the parent's parent where villages lie near a border, then by a similar name of the nearest
   * village's own lineage. Null when none or several fit.
   */
  find(name: string, level: RegionLevel, inside: Point): RegionName | null {
    const village = this.directory.nearest(inside);
    if (village === null) return null;
    const lineage = this.directory.lineage(village.code);
    const key = nameKey(name);
    const parents: (string | null)[] = [this.codeAbove(lineage, level, 1), this.codeAbove(lineage, level, 2)];
    for (const parent of parents) {
      const named =
        parent === null ? [] : this.below(parent, level).filter((each) => nameKey(each.name) === key);
      const near = named.find((each) => isInRegion(village.code, each.code));
      if (near !== undefined) return near;
      const [only] = named;
      // Far from all of its villages it is another place of that name.
      if (only !== undefined && named.length === 1 && this.isNear(inside, only.code)) return only;
    }
    const own = lineage[level];
    return own !== null && wordSimilarity(nameKey(own.name), key) >= SAME_NAME ? own : null;
  }

  private isNear(inside: Point, code: string): boolean {
    const within = levelOfCode(code) === 4 ? parentOfCode(code) : code;
    return this.directory.nearest(inside, within) !== null;
  }

  private codeAbove(
    lineage: Record<RegionLevel, RegionName | null>,
    level: RegionLevel,
    steps: number,
  ): string | null {
    const above = level - steps;
    if (above < 1) return above === 0 ? 'ID' : null;
    return lineage[above as RegionLevel]?.code ?? null;
  }

  /** The regions of a level below a code that is one or two levels above it. */
  private below(code: string, level: RegionLevel): readonly RegionName[] {
    const children = this.children(code);
    const [first] = children;
    if (first === undefined || first.code.split('.').length === level) return children;
    return children.flatMap((child) => this.children(child.code));
  }

  private children(code: string): readonly RegionName[] {
    const known = this.childrenOf.get(code);
    if (known !== undefined) return known;
    const found = this.directory.children(code);
    this.childrenOf.set(code, found);
    return found;
  }
}
