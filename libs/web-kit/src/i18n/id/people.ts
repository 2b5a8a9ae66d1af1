/** Indonesian texts of accounts. */
export const people = {
  role: {
    operator: 'Operator',
    supervisor: 'Pengawas',
    crew: 'Kru ambulans',
    facility_staff: 'Petugas faskes',
    field_officer: 'Petugas lapangan',
    admin: 'Admin',
  },
};
