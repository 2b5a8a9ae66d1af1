import { PbfReader } from 'pbf';
import { MapFileError } from '../map-file.errors.js';

// HistoricalInformation is left out on purpose: a history file holds every element many times, deleted ones as well.
const KNOWN_FEATURES: readonly string[] = ['OsmSchema-V0.6', 'DenseNodes'];

/** Throws `MapFileError` when the file says that it needs something of its reader that this one does not have. */
export function checkHeaderBlock(bytes: Uint8Array, file: string, offset: number): void {
  const required: string[] = [];
  try {
    new PbfReader(bytes).readFields((tag, found, reader) => {
      if (tag === 4) found.push(reader.readString());
    }, required);
  } catch (cause) {
    throw new MapFileError(file, offset, 'the header of the file cannot be decoded', { cause });
  }
  const unknown = required.filter((feature) => !KNOWN_FEATURES.includes(feature));
  if (unknown.length === 0) return;
  const detail = `the file requires ${unknown.join(', ')}, which is not supported`;
  throw new MapFileError(file, offset, `${detail}; known are ${KNOWN_FEATURES.join(' and ')}`);
}
