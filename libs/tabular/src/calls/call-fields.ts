import type { ColumnMapping, TableField } from '../mapping/field.js';

const field = (
  name: string,
  kind: TableField['kind'],
  synonyms: readonly string[],
  id: string,
  en: string,
): TableField => ({ name, kind, synonyms, label: { id, en } });

/** What a list of calls may say of each event, under our own names and those that people use. */
export const CALL_FIELDS: readonly TableField[] = [
  field('sourceCallId', 'text', ['id panggilan', 'kode panggilan', 'call id'], 'ID panggilan', 'Call id'),
  field('linkedId', 'text', ['linked id'], 'ID kaitan', 'Linked id'),
  field('type', 'verbatim', ['jenis peristiwa', 'peristiwa'], 'Peristiwa', 'Event'),
  field('at', 'moment', ['waktu', 'tanggal dan jam', 'waktu panggilan', 'waktu masuk'], 'Waktu', 'Time'),
  field('date', 'day', ['tanggal', 'tgl', 'hari tanggal'], 'Tanggal', 'Date'),
  field('time', 'verbatim', ['jam', 'pukul', 'jam masuk'], 'Jam', 'Hour'),
  field(
    'from',
    'phone',
    [
      ...[
        'nomor penelepon',
        'no penelepon',
        'penelepon',
        'nomor telepon',
        'no telepon',
        'no telp',
        'telepon',
      ],
      ...['no hp', 'nomor hp', 'hp', 'caller', 'caller number', 'phone', 'phone number'],
    ],
    'Nomor penelepon',
    'Caller’s number',
  ),
  field(
    'callerName',
    'text',
    ['nama penelepon', 'nama pelapor', 'pelapor', 'caller name'],
    'Nama penelepon',
    'Caller’s name',
  ),
  field('to', 'phone', ['nomor tujuan', 'tujuan', 'line', 'saluran'], 'Nomor tujuan', 'Number dialled'),
  field('queue', 'text', ['antrean', 'antrian'], 'Antrean', 'Queue'),
  field('agent', 'text', ['petugas', 'agen', 'operator'], 'Petugas', 'Agent'),
  field('cause', 'text', ['sebab', 'hasil'], 'Sebab', 'Cause'),
  field('recordingUrl', 'text', ['rekaman', 'recording'], 'Rekaman', 'Recording'),
  field(
    'locationText',
    'text',
    ['lokasi', 'lokasi kejadian', 'alamat', 'alamat kejadian', 'tempat kejadian'],
    'Lokasi',
    'Place in words',
  ),
  field('regionCode', 'text', ['kode wilayah'], 'Kode wilayah', 'Region code'),
  field('lon', 'lon', ['bujur', 'longitude', 'lng', 'long', 'x'], 'Bujur', 'Longitude'),
  field('lat', 'lat', ['lintang', 'latitude', 'y'], 'Lintang', 'Latitude'),
  field('accuracyM', 'number', ['akurasi', 'accuracy'], 'Akurasi (m)', 'Accuracy (m)'),
  field('locationSource', 'verbatim', ['sumber lokasi'], 'Sumber lokasi', 'Source of the place'),
];

/** Call detail records, as FreePBX, Issabel and Asterisk name their columns. */
export const CDR_FIELDS: readonly TableField[] = [
  field('start', 'moment', ['calldate', 'call date', 'date', 'tanggal', 'fecha', 'waktu'], 'Mulai', 'Start'),
  field('answer', 'moment', [], 'Dijawab', 'Answer'),
  field('end', 'moment', [], 'Selesai', 'End'),
  field('clid', 'verbatim', ['caller id', 'callerid'], 'ID penelepon', 'Caller id'),
  field('src', 'phone', ['source', 'sumber', 'origen', 'cnum', 'call from'], 'Dari', 'From'),
  field('dst', 'verbatim', ['destination', 'tujuan', 'destino', 'call to'], 'Ke', 'To'),
  field('did', 'phone', [], 'Nomor yang dipanggil', 'Number dialled'),
  field('cnam', 'text', [], 'Nama', 'Name'),
  field('dcontext', 'verbatim', ['context'], 'Konteks', 'Context'),
  field(
    'dstchannel',
    'verbatim',
    ['dst channel', 'dst. channel', 'destination channel', 'canal destino'],
    'Kanal tujuan',
    'Destination channel',
  ),
  field('duration', 'verbatim', ['durasi', 'lama', 'duración'], 'Lama', 'Duration'),
  field('billsec', 'verbatim', ['bill sec', 'talk time', 'lama bicara'], 'Lama bicara', 'Talk time'),
  field('disposition', 'verbatim', ['status', 'estado'], 'Hasil', 'Disposition'),
  field('uniqueid', 'verbatim', ['unique id'], 'ID unik', 'Unique id'),
  field('linkedid', 'verbatim', ['linked id'], 'ID kaitan', 'Linked id'),
  field('outbound_cnum', 'verbatim', ['outbound cnum'], 'Nomor keluar', 'Outgoing number'),
];

/** Places that operators wrote down, as the 112 centre of Sumenep keeps them. */
export const PLACE_FIELDS: readonly TableField[] = [
  field('alamat', 'text', [], 'Alamat', 'Address'),
  field('desa', 'text', [], 'Desa/kelurahan', 'Village'),
  field('kecamatan', 'text', [], 'Kecamatan', 'District'),
];

/** A foreign list as an example of how to map one. */
export interface CallExample {
  mapping: ColumnMapping;
  timeZone: string;
}

/** Lists of calls of other cities, as they publish them: Seattle Fire 911, Montgomery County (PA) 911, New York EMS. */
export const CALL_EXAMPLES: Readonly<Record<string, CallExample>> = {
  seattle: {
    timeZone: 'America/Los_Angeles',
    mapping: {
      columns: {
        ...{ sourceCallId: 'Incident Number', at: 'Datetime', cause: 'Type', locationText: 'Address' },
        ...{ lat: 'Latitude', lon: 'Longitude' },
      },
      fixed: { type: 'offered' },
      dateOrder: 'mdy',
    },
  },
  montgomery: {
    timeZone: 'America/New_York',
    mapping: {
      columns: { at: 'timeStamp', cause: 'title', locationText: 'desc', lat: 'lat', lon: 'lng' },
      fixed: { type: 'offered' },
      dateOrder: null,
    },
  },
  nyc: {
    timeZone: 'America/New_York',
    mapping: {
      columns: {
        ...{ sourceCallId: 'CAD_INCIDENT_ID', at: 'INCIDENT_DATETIME', cause: 'INITIAL_CALL_TYPE' },
        locationText: 'BOROUGH',
      },
      fixed: { type: 'offered' },
      dateOrder: 'mdy',
    },
  },
};
