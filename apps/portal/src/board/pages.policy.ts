/** A grid of cards of one size, as it stands on the wall; in pixels. */
export interface WallGrid {
  readonly width: number;
  readonly height: number;
  readonly cardWidth: number;
  readonly cardHeight: number;
  readonly gap: number;
}

/** How many cards fit whole; one at least. */
export function fitting({ width, height, cardWidth, cardHeight, gap }: WallGrid): number {
  // A pixel is what a browser may round away.
  const along = (space: number, size: number): number =>
    size <= 0 ? 1 : Math.max(1, Math.floor((space + gap + 1) / (size + gap)));
  return along(width, cardWidth) * along(height, cardHeight);
}

/** The things of a page, and how many pages there are; a page that is no more is the first again. */
export function pageOf<T>(
  things: readonly T[],
  size: number,
  turn: number,
): { shown: readonly T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(things.length / size));
  const page = turn % pages;
  return { shown: things.slice(page * size, (page + 1) * size), page, pages };
}
