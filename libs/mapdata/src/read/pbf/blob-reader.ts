import { type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { PbfReader } from 'pbf';
import { MapFileError } from '../map-file.errors.js';

// The limits of the format: https://wiki.openstreetmap.org/wiki/PBF_Format#File_format
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 1024 * 1024;
const LENGTH_BYTES = 4;

const inflateAsync = promisify(inflate);

/** Where a blob lies in the file. */
export interface BlobFrame {
  /** Of the four length bytes in front of its header. */
  readonly offset: number;
  readonly type: string;
  readonly bodyOffset: number;
  readonly bodyBytes: number;
}

/** Reads the frame at `offset`; null at the end of the file. */
export async function readFrame(
  handle: FileHandle,
  file: string,
  offset: number,
  fileBytes: number,
): Promise<BlobFrame | null> {
  if (offset === fileBytes) return null;
  const lengthBytes = await readExactly(handle, file, offset, LENGTH_BYTES, fileBytes);
  const headerBytes = lengthBytes.readUInt32BE(0);
  if (headerBytes === 0 || headerBytes > MAX_HEADER_BYTES) {
    const what = offset === 0 ? 'this is no .osm.pbf file' : 'no block starts here, the file is damaged';
    throw new MapFileError(file, offset, `${what} (a block header of ${headerBytes} bytes)`);
  }
  const header = await readExactly(handle, file, offset + LENGTH_BYTES, headerBytes, fileBytes);
  const { type, bodyBytes } = decodeHeader(header, file, offset);
  const bodyOffset = offset + LENGTH_BYTES + headerBytes;
  if (bodyBytes > MAX_BLOB_BYTES) {
    throw new MapFileError(
      file,
      offset,
      `a block of ${bodyBytes} bytes is over the format's limit of 32 MiB`,
    );
  }
  if (bodyOffset + bodyBytes > fileBytes) throw truncated(file, offset, bodyOffset + bodyBytes, fileBytes);
  return { offset, type, bodyOffset, bodyBytes };
}

/** Reads and unpacks the body of a blob. */
export async function readBody(
  handle: FileHandle,
  file: string,
  frame: BlobFrame,
  fileBytes: number,
): Promise<Uint8Array> {
  const body = await readExactly(handle, file, frame.bodyOffset, frame.bodyBytes, fileBytes);
  const blob = decodeBlob(body, file, frame.offset);
  if (blob.raw !== null) return blob.raw;
  if (blob.zlib === null) {
    const packing = blob.other ?? 'unknown';
    const todo = 'write the file again with zlib, for example: osmium cat -f pbf,pbf_compression=zlib';
    throw new MapFileError(file, frame.offset, `blocks packed with ${packing} are not supported; ${todo}`);
  }
  const unpacked = await inflateBlob(blob.zlib, file, frame.offset);
  if (blob.rawSize !== null && blob.rawSize !== unpacked.length) {
    const sizes = `${unpacked.length} bytes instead of ${blob.rawSize}`;
    throw new MapFileError(file, frame.offset, `the block unpacks to ${sizes}, the file is damaged`);
  }
  return unpacked;
}

async function inflateBlob(packed: Uint8Array, file: string, offset: number): Promise<Uint8Array> {
  try {
    return await inflateAsync(packed, { maxOutputLength: MAX_BLOB_BYTES });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MapFileError(file, offset, `the block cannot be unpacked (${reason}), the file is damaged`, {
      cause,
    });
  }
}

function decodeHeader(bytes: Uint8Array, file: string, offset: number): { type: string; bodyBytes: number } {
  const header = { type: '', bodyBytes: -1 };
  const pbf = new PbfReader(bytes);
  try {
    pbf.readFields((tag, found, reader) => {
      if (tag === 1) found.type = reader.readString();
      else if (tag === 3) found.bodyBytes = reader.readVarint();
    }, header);
  } catch (cause) {
    throw new MapFileError(file, offset, 'the header of the block cannot be decoded', { cause });
  }
  if (header.bodyBytes < 0 || (offset === 0 && header.type !== 'OSMHeader')) {
    const what = offset === 0 ? 'this is no .osm.pbf file' : 'the header of the block has no size';
    throw new MapFileError(file, offset, what);
  }
  return header;
}

interface Blob {
  raw: Uint8Array | null;
  rawSize: number | null;
  zlib: Uint8Array | null;
  other: string | null;
}

const OTHER_PACKINGS: Readonly<Record<number, string>> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' };

function decodeBlob(bytes: Uint8Array, file: string, offset: number): Blob {
  const blob: Blob = { raw: null, rawSize: null, zlib: null, other: null };
  try {
    return new PbfReader(bytes).readFields((tag, found, reader) => {
      if (tag === 1) found.raw = reader.readBytes();
      else if (tag === 2) found.rawSize = reader.readVarint();
      else if (tag === 3) found.zlib = reader.readBytes();
      else found.other = OTHER_PACKINGS[tag] ?? found.other;
    }, blob);
  } catch (cause) {
    throw new MapFileError(file, offset, 'the block cannot be decoded, the file is damaged', { cause });
  }
}

async function readExactly(
  handle: FileHandle,
  file: string,
  offset: number,
  length: number,
  fileBytes: number,
): Promise<Buffer> {
  if (offset + length > fileBytes) throw truncated(file, offset, offset + length, fileBytes);
  const buffer = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled);
    if (bytesRead === 0) throw truncated(file, offset, offset + length, offset + filled);
    filled += bytesRead;
  }
  return buffer;
}

function truncated(file: string, offset: number, needed: number, there: number): MapFileError {
  const sizes = `the block that starts here needs ${needed} bytes of file, there are ${there}`;
  return new MapFileError(file, offset, `the file is cut off: ${sizes}; fetch it again`);
}
