import { CORRELATION_HEADER, Problem } from '#siaga/contracts';
import { ApiError } from './api-error.js';

const AWAY: readonly number[] = [502, 503, 504];

/** The error that a refusing answer means. */
export async function refusalOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const problem = Problem.safeParse(body);
  if (problem.success) {
    const { code, status, correlationId, fields, details, title } = problem.data;
    return new ApiError(code, status, correlationId, fields, details, title);
  }
  // A proxy in front answers with its own page; the number still helps whoever reads the logs.
  const code = AWAY.includes(response.status) ? 'SYSTEM.OVERLOADED' : 'SYSTEM.UNEXPECTED';
  return new ApiError(code, response.status, response.headers.get(CORRELATION_HEADER) ?? '');
}
