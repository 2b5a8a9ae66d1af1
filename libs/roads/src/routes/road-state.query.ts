import { Inject, Injectable } from '@nestjs/common';
import type { RoadState } from '#siaga/contracts';
import { Observed, type Figure, type HealthState, type ObservedPart } from '#siaga/kernel';
import { RoadConditions } from '../network/road-conditions.js';
import { RoadNetworkService } from '../network/road-network.service.js';
import { FallbackTravelTimes } from '../travel/fallback-travel-times.js';
import { TRAVEL_TIMES, type TravelTimes } from '../travel/travel-times.js';

/** What travel times are made from at this moment, in this process. */
@Observed()
@Injectable()
export class RoadStateQuery implements ObservedPart {
  constructor(
    @Inject(TRAVEL_TIMES) private readonly times: TravelTimes,
    private readonly roads: RoadNetworkService,
    private readonly conditions: RoadConditions,
  ) {}

  read(): RoadState {
    const { loaded } = this.roads;
    return {
      method: this.times.method,
      segments: loaded?.network.segmentCount ?? 0,
      nodes: loaded?.network.nodeCount ?? 0,
      loadedAt: loaded?.loadedAt.toISOString() ?? null,
      isPreparing: this.roads.isPreparing,
      speedVersion: this.conditions.speeds.version,
      activeClosures: this.conditions.activeClosures().length,
      fallbackReason: this.times instanceof FallbackTravelTimes ? this.times.fallbackReason : null,
    };
  }

  /** Questions the configured router did not answer since the start; 0 when none is configured. */
  get fallbackCount(): number {
    return this.times instanceof FallbackTravelTimes ? this.times.fallbackCount : 0;
  }

  figures(): Figure[] {
    return [
      {
        name: 'siaga_router_fallbacks',
        help: 'Questions about travel times that the configured router did not answer',
        read: () => this.fallbackCount,
      },
    ];
  }

  healthChecks(): Record<string, () => HealthState> {
    return {
      router: () => {
        const { fallbackReason } = this.read();
        return fallbackReason === null ? { ok: true } : { ok: false, detail: fallbackReason };
      },
    };
  }
}
