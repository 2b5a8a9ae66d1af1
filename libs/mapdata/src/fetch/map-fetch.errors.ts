/** There is no province, kabupaten or kota of this code or name, or there are several. */
export class UnknownRegionError extends Error {
  override readonly name = 'UnknownRegionError';
}

/** A server of maps cannot be reached or does not give what it should; the message says what to do. */
export class MapServerError extends Error {
  override readonly name = 'MapServerError';

  constructor(
    readonly problem: 'unreachable' | 'busy' | 'refused',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What was fetched is so much less than the map in use that it is not taken; that one stays. */
export class ThinMapError extends Error {
  override readonly name = 'ThinMapError';

  constructor(source: string, roads: number, before: number) {
    super(
      before === 0
        ? `There are no roads in what was fetched for "${source}"; nothing of it is used`
        : `What was fetched for "${source}" has ${roads} roads, the map in use ${before}; it is not used. Try again later, or add --force when the map has really shrunk`,
    );
  }
}
