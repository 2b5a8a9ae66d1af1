import type { JknKind, Method } from '#siaga/contracts';
import type { Ask } from './read-ask.policy.js';

/** The services that BPJS calls: eleven of a hospital, six of a puskesmas or clinic. */
export type JknService =
  | 'token'
  | 'status'
  | 'take'
  | 'remaining'
  | 'cancel'
  | 'check_in'
  | 'new_patient'
  | 'operations'
  | 'patient_operations'
  | 'pharmacy_take'
  | 'pharmacy_status';

interface Place {
  readonly service: JknService;
  readonly method: Method;
  /** Below the facility's own base; `:name` is taken out of the path. */
  readonly path: string;
}

/** Hospitals tell BPJS where each of theirs stands; the last is the one path that the catalogue prints. */
const HOSPITAL: readonly Place[] = [
  { service: 'token', method: 'GET', path: 'auth' },
  { service: 'status', method: 'POST', path: 'statusantrean' },
  { service: 'take', method: 'POST', path: 'ambilantrean' },
  { service: 'remaining', method: 'POST', path: 'sisaantrean' },
  { service: 'cancel', method: 'POST', path: 'batalantrean' },
  { service: 'check_in', method: 'POST', path: 'checkinantrean' },
  { service: 'new_patient', method: 'POST', path: 'pasienbaru' },
  { service: 'operations', method: 'POST', path: 'jadwaloperasirs' },
  { service: 'patient_operations', method: 'POST', path: 'jadwaloperasipasien' },
  { service: 'pharmacy_take', method: 'POST', path: 'ambilantreanfarmasi' },
  { service: 'pharmacy_status', method: 'POST', path: 'statusantreanfarmasi' },
  { service: 'cancel', method: 'POST', path: 'antrean/batal' },
];

/** Of a puskesmas the paths are fixed. */
const PRIMARY: readonly Place[] = [
  { service: 'token', method: 'GET', path: 'auth' },
  { service: 'status', method: 'GET', path: 'antrean/status/:kodepoli/:tanggalperiksa' },
  { service: 'take', method: 'POST', path: 'antrean' },
  { service: 'remaining', method: 'GET', path: 'antrean/sisapeserta/:nomorkartu/:kodepoli/:tanggalperiksa' },
  { service: 'cancel', method: 'PUT', path: 'antrean/batal' },
  { service: 'new_patient', method: 'POST', path: 'peserta' },
];

/** Where a facility's services stand, for whoever gives them to BPJS. */
export function servicesOf(kind: JknKind): readonly Place[] {
  return kind === 'hospital' ? HOSPITAL : PRIMARY;
}

/** Which service a path means, with what stands in it; null for none. */
export function findService(
  kind: JknKind,
  method: Method,
  path: string,
): { service: JknService; inPath: Ask } | null {
  const parts = path.replace(/^\/+|\/+$/g, '').split('/');
  for (const place of servicesOf(kind)) {
    const wanted = place.path.split('/');
    if (place.method !== method || wanted.length !== parts.length) continue;
    if (!wanted.every((part, index) => part.startsWith(':') || part === parts[index])) continue;
    const inPath = Object.fromEntries(
      wanted.flatMap((part, index) => (part.startsWith(':') ? [[part.slice(1), parts[index]]] : [])),
    ) as Ask;
    return { service: place.service, inPath };
  }
  return null;
}
