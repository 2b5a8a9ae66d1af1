/** A file that leaves the house, and what the security trail is told of it. */
export interface RecordFile {
  name: string;
  type: string;
  body: string | Buffer;
  subject: { kind: string; id?: string; label?: string };
  regionCodes: readonly string[];
  rows: number;
}
