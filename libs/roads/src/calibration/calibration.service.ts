import { Inject, Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SpeedCalibration } from '#siaga/contracts';
import { Clock, ENV, type Env } from '#siaga/kernel';
import { RoadConditions } from '../network/road-conditions.js';
import { RoadNetworkService } from '../network/road-network.service.js';
import { bandOfHour, localHours } from '../speeds/time-band.policy.js';
import { matchTrack } from './match-track.js';
import { SpeedEvidence } from './suggest-speeds.policy.js';
import { TrackSource } from './track-source.js';

const LOOK_BACK_MS = 14 * 24 * 3_600_000;
/** Enough for any row; more would only take time. */
const MOST_FIXES = 500_000;
/** Somebody waits for it, and others for this process: what was not looked at by then is older than what was. */
const LONGEST_MS = 1_500;

/** Suggests speeds from where the fleet's units really were. */
@Injectable()
export class CalibrationService {
  private running: Promise<SpeedCalibration> | null = null;
  private readonly hourOf: (at: Date) => number;

  constructor(
    private readonly tracks: TrackSource,
    private readonly roads: RoadNetworkService,
    private readonly conditions: RoadConditions,
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
  ) {
    this.hourOf = localHours(env.SIAGA_TIME_ZONE);
  }

  /**
   * What the tracks of the last two weeks say about each row of the table, where there is enough of them; nothing without
   * roads. It takes 1.5 s at most, the newest tracks first; `from` says how far back it came. Tracks do not tell drives with siren from others, so a figure is a mean of both. Asked twice at a time, it works once.
   */
  suggest(longestMs = LONGEST_MS): Promise<SpeedCalibration> {
    this.running ??= this.work(longestMs).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async work(longestMs: number): Promise<SpeedCalibration> {
    const to = this.clock.now();
    const from = new Date(to.getTime() - LOOK_BACK_MS);
    const startedAtMs = performance.now();
    let since = from;
    const evidence = new SpeedEvidence(this.hourOf);
    let unusedM = 0;
    let fixes = 0;
    for await (const track of this.tracks.read(from, to)) {
      const search = this.roads.searchFor({
        mode: track.mode,
        band: bandOfHour(this.hourOf(to)),
        isUrgent: false,
      });
      if (search === null) break;
      if (fixes >= MOST_FIXES || performance.now() - startedAtMs > longestMs) {
        since = track.points[0]?.at ?? to;
        break;
      }
      const { drives, unusedM: unused } = matchTrack(track, search);
      for (const drive of drives) evidence.add(drive);
      unusedM += unused;
      fixes += track.points.length;
      // Somebody may be waiting for an answer of this process.
      await nextTurn();
    }
    return {
      from: since.toISOString(),
      to: to.toISOString(),
      rows: evidence.suggest(this.conditions.speeds),
      unusedKm: Math.round(unusedM / 100) / 10,
    };
  }
}
