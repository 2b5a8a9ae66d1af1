/** Indonesian texts of accounts. */
export const people = {
  role: {
    operator: 'Operator',
    supervisor: 'Pengawas',
    crew: 'Kru ambulans',
    facility_staff: 'Petugas faskes',
    clinic_head: 'Kepala poli',
    field_officer: 'Petugas lapangan',
    health_office: 'Dinas kesehatan',
    entry_officer: 'Petugas pintu masuk',
    admin: 'Admin',
  },
};
