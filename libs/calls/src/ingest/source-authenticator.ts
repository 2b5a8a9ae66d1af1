import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { SIGNATURE_HEADER, SOURCE_HEADER, TIMESTAMP_HEADER } from '#siaga/contracts';
import { AppError, Clock, ENV, provesSecret, type Env } from '#siaga/kernel';
import { IngestCounters } from './ingest-counters.js';

/** A telephone system that may send call events for its region. */
export interface CallSource {
  name: string;
  /** The source's events may lie in this region or below it. */
  regionCode: string;
}

/** Compared against when the source is unknown, so that a known name cannot be told by the time an answer takes. */
const NO_SECRET = randomBytes(32).toString('hex');

/** Knows the sources of SIAGA_INGEST_SOURCES and tells a true one from a false one. */
@Injectable()
export class SourceAuthenticator {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly clock: Clock,
    private readonly counters: IngestCounters,
  ) {}

  /** The source that sent the request. Throws INGEST.BAD_SIGNATURE; a false request leaves only a counted trace. */
  authenticate(headers: IncomingHttpHeaders, rawBody: Buffer): CallSource {
    const name = single(headers[SOURCE_HEADER]) ?? '';
    const known = Object.hasOwn(this.env.SIAGA_INGEST_SOURCES, name)
      ? this.env.SIAGA_INGEST_SOURCES[name]
      : undefined;
    const shown = {
      authorization: headers.authorization,
      signature: single(headers[SIGNATURE_HEADER]),
      timestamp: single(headers[TIMESTAMP_HEADER]),
      rawBody,
    };
    const isProven = provesSecret(shown, known?.secret ?? NO_SECRET, this.clock.now());
    if (known === undefined || !isProven) {
      this.counters.badSignatures += 1;
      throw new AppError('INGEST.BAD_SIGNATURE');
    }
    return { name, regionCode: known.regionCode };
  }

  /** Tells the same text of a source again without keeping it readable. Throws RangeError when the source is not known. */
  digestOf(source: CallSource, text: string): Buffer {
    const secret = this.env.SIAGA_INGEST_SOURCES[source.name]?.secret;
    if (secret === undefined) throw new RangeError('Unknown source');
    return createHmac('sha256', secret).update(text).digest();
  }
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
