import type { LocateCandidate, Point } from '#siaga/contracts';
import { figure, median, type Goal, type Measured } from '../harness/result.js';
import { distanceToAnswerM, isInCircle, isInShape } from './answer-area.js';

const HONEST: Goal = { atLeast: 0.8, atMost: 0.95 };

/** The answers to one kind of question, with where the place truly was. */
export class PlaceFigures {
  private readonly firstM: number[] = [];
  private readonly bestOfFiveM: number[] = [];
  private readonly radiiM: number[] = [];
  private inCircle = 0;
  private inShape = 0;

  constructor(private readonly name: string) {}

  /** Notes an answer; any of the truths is right. Gives how far the nearest lies from the first, Infinity without one. */
  add(candidates: readonly LocateCandidate[], ...truths: readonly Point[]): number {
    const awayM = (answer: LocateCandidate): number =>
      Math.min(...truths.map((truth) => distanceToAnswerM(answer, truth)));
    const [first, ...others] = candidates.slice(0, 5);
    const firstM = first === undefined ? Infinity : awayM(first);
    this.firstM.push(firstM);
    this.bestOfFiveM.push(Math.min(firstM, ...others.map(awayM)));
    if (first !== undefined) {
      this.radiiM.push(first.accuracyM);
      if (truths.some((truth) => isInCircle(first, truth))) this.inCircle += 1;
      if (truths.some((truth) => isInShape(first, truth))) this.inShape += 1;
    }
    return firstM;
  }

  /** Share of the questions whose first answer lies within a distance. */
  within(limitM: number, metric: string, goal?: Goal): Measured {
    return this.figure(
      metric,
      share(this.firstM, (awayM) => awayM <= limitM),
      goal,
    );
  }

  /** Share of the questions of whose first five answers one lies within a distance. */
  withinOfFive(limitM: number, metric: string): Measured {
    return this.figure(
      metric,
      share(this.bestOfFiveM, (awayM) => awayM <= limitM),
    );
  }

  /** Middle error of the first answer; those without any count as infinitely far. */
  medianError(): Measured {
    return this.figure('median error, m', median(this.firstM.map((awayM) => Math.min(awayM, 1e7))));
  }

  /** How honest the stated areas are, and how large. Without an answer there is no area: that counts as outside. */
  area(goal: Goal | null = HONEST): Measured[] {
    const asked = this.firstM.length;
    return [
      this.figure('truth inside the stated circle', this.inCircle / asked, goal ?? {}),
      this.figure('truth along the shown line, or in the circle', this.inShape / asked),
      this.figure('radius of the circle, median m', this.radiiM.length === 0 ? 0 : median(this.radiiM)),
    ];
  }

  private figure(metric: string, value: number, goal: Goal = {}): Measured {
    return figure({ bench: 'geocoding', case: this.name, metric }, value, goal);
  }
}

function share<T>(values: readonly T[], isGood: (value: T) => boolean): number {
  return values.filter(isGood).length / values.length;
}
