/** Another process is importing the same source now; the message says since when. */
export class MapImportBusyError extends Error {
  override readonly name = 'MapImportBusyError';

  constructor(source: string, startedAt: Date) {
    super(
      `"${source}" is being imported since ${startedAt.toISOString()} by another process. Wait for it, or give another --source`,
    );
  }
}

/** The import's claim was taken over, because it was silent for too long; nothing of it is used. */
export class MapImportLostError extends Error {
  override readonly name = 'MapImportLostError';

  constructor(source: string) {
    super(
      `The import of "${source}" was silent for so long that another one took its place; nothing of it is used`,
    );
  }
}

/** The files held nothing that can be stored; what was in use stays. */
export class EmptyMapError extends Error {
  override readonly name = 'EmptyMapError';

  constructor(files: readonly string[]) {
    super(`There are no roads, places, shapes or borders in ${files.join(', ')}; what was in use stays`);
  }
}

/** There is no import in use under this name. */
export class UnknownMapSourceError extends Error {
  override readonly name = 'UnknownMapSourceError';

  constructor(source: string, known: readonly string[]) {
    super(
      known.length === 0
        ? `There is no source "${source}"; nothing has been imported yet`
        : `There is no source "${source}"; there are: ${known.join(', ')}`,
    );
  }
}
