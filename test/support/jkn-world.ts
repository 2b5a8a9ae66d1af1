import type { JknOptions, SetJknLinkInput } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { buildClinic, dayFromNow, type ClinicWish, type ClinicWorld } from './booking-world.js';
import { inRegion } from './builders.js';
import type { TestServer } from './server.js';
import type { Session } from './session.js';

export const CLINIC_CODE = 'ANA';
export const DOCTOR_CODE = 12_345;

/** What our door said. */
export interface JknReply {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly response: Record<string, unknown>;
  readonly body: unknown;
}

/** A facility that BPJS knows, and BPJS itself at its door. */
export interface JknWorld extends ClinicWorld {
  readonly admin: Session;
  readonly username: string;
  readonly password: string;
  /** A token that was given just now. */
  readonly token: (base?: string) => Promise<string>;
  /** Asks one of the facility's services with a token. */
  readonly ask: (
    path: string,
    body?: Record<string, unknown>,
    how?: { method?: string; headers?: Record<string, string>; base?: string },
  ) => Promise<JknReply>;
  /** The fields of a hospital's `ambilantrean`, for the `n`th invented person. */
  readonly wish: (n: number, change?: Record<string, unknown>) => Record<string, unknown>;
}

export interface JknWish extends ClinicWish {
  readonly kind?: SetJknLinkInput['kind'];
  readonly options?: Partial<JknOptions>;
  readonly outgoing?: NonNullable<SetJknLinkInput['outgoing']>;
}

/** Somebody invented, as BPJS names them. */
export function memberNo(n: number): { nik: string; nomorkartu: string; nohp: string } {
  const serial = String(n).padStart(4, '0');
  return { nik: `157103150892${serial}`, nomorkartu: `000000000${serial}`, nohp: `08120000${serial}` };
}

/** One request to a door of ours, as BPJS sends it. */
export async function knock(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<JknReply> {
  const response = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = (await response.json()) as {
    response?: Record<string, unknown>;
    metadata?: { code: number; message: string };
  };
  return {
    status: response.status,
    code: answer.metadata?.code ?? 0,
    message: answer.metadata?.message ?? '',
    response: answer.response ?? {},
    body: answer,
  };
}

/** Makes a clinic through the API, with BPJS's codes, and lets BPJS in. */
export async function buildJkn(server: TestServer, wish: JknWish = {}): Promise<JknWorld> {
  const { kind = 'hospital', options = {}, outgoing, ...clinicWish } = wish;
  const world = await buildClinic(server, clinicWish);
  const { head, facilityId } = world;
  const facts = {
    id: world.clinic.weekly[0]?.doctorId ?? '',
    version: 1,
    name: 'dr. Contoh',
    isActive: true,
  };
  await head.call('editDoctor', { ...facts, bpjsCode: DOCTOR_CODE });
  const { id, version, name, letter, rules, weekly } = world.clinic;
  const edit = { id, version, name, letter, rules, weekly, isActive: true };
  const clinic = await head.call('editClinic', { ...edit, bpjsCode: CLINIC_CODE });
  const admin = await server.session(inRegion('admin', 'ID'), 'Admin Contoh');
  const made = await admin.call('setJknLink', {
    ...{ facilityId, version: null, kind, isActive: true, options },
    ...(outgoing && { outgoing }),
  });
  const { username, basePath } = made.link;
  const password = made.password ?? '';
  const token = async (base = server.base): Promise<string> => {
    const shown = { 'x-username': username, 'x-password': password };
    const { response } = await knock(`${base}${basePath}/auth`, 'GET', shown);
    return String(response.token);
  };
  let kept: Promise<string> | null = null;
  return {
    ...world,
    ...{ clinic, admin, username, password, token },
    async ask(
      path,
      body,
      { method = body === undefined ? 'GET' : 'POST', headers = {}, base = server.base } = {},
    ) {
      kept ??= token(base);
      const shown = { 'x-token': await kept, 'x-username': username, ...headers };
      return knock(`${base}${basePath}/${path}`, method, shown, body);
    },
    wish: (n, change = {}) => ({
      ...memberNo(n),
      kodepoli: CLINIC_CODE,
      norm: '',
      tanggalperiksa: dayFromNow(1),
      kodedokter: DOCTOR_CODE,
      jampraktek: '08:00-12:00',
      jeniskunjungan: 1,
      nomorreferensi: `0001R00${newId().slice(-12)}`,
      ...change,
    }),
  };
}

/** The fields of `pasienbaru` for the `n`th invented person. */
export function newPatientNo(n: number, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...memberNo(n),
    nomorkk: '1571030000000001',
    nama: `Peserta Contoh ${String(n)}`,
    jeniskelamin: 'L',
    tanggallahir: '1992-08-15',
    alamat: 'Jalan Contoh 1',
    ...{ kodeprop: '05', namaprop: 'Jambi', kodedati2: '0071', namadati2: 'Kota Jambi' },
    ...{ kodekec: '0710', namakec: 'Jambi Timur', kodekel: 'D0710', namakel: 'Talang Banjar' },
    ...{ rw: '001', rt: '013' },
    ...change,
  };
}
