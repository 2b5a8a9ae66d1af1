/**
 * What people make passwords of, here and elsewhere: the words that lists of leaked passwords agree on, Indonesian ones, and those of this
 * work. Longest first is not needed: the policy sorts them.
 */
export const COMMON_WORDS: readonly string[] = `
password passwort passw passwd pass word secret login masuk admin administrator root user pengguna operator supervisor pengawas petugas
guest tamu test testing tester coba demo contoh default changeme letmein welcome selamat datang hello halo qwerty asdf zxcv abc abcd
iloveyou love cinta sayang sayangku cintaku aku kamu rindu bismillah alhamdulillah assalamualaikum allah muhammad islam kristus yesus
indonesia merdeka garuda pancasila nusantara jakarta bandung surabaya medan semarang yogyakarta jogja jambi palembang makassar bali
denpasar padang pekanbaru lampung banten bogor bekasi depok malang solo
persija persib arema persebaya bonek viking liverpool arsenal chelsea barcelona realmadrid manchester juventus football sepakbola
monkey dragon master shadow superman batman pokemon naruto onepiece princess putri sunshine flower bunga baseball soccer michael jordan
ashley daniel jessica charlie andrew thomas agus budi siti sri dewi putra andi eko dwi tri nur rizky ahmad
freedom whatever trustno computer komputer internet google facebook instagram whatsapp samsung android iphone windows microsoft
rahasia sandi katasandi kunci pintu rumah keluarga anak ibu bapak mama papa adik kakak teman sahabat
januari februari maret april juni juli agustus september oktober november desember senin selasa rabu kamis jumat sabtu minggu
january february march may june july august october december monday tuesday wednesday thursday friday saturday sunday summer winter spring autumn
siaga ambulans ambulance darurat emergency dispatch psc puskesmas rumahsakit hospital polisi damkar pemadam kesehatan dinkes dinas pusat
satu dua tiga empat lima enam tujuh delapan sembilan sepuluh one two three four five six seven eight nine ten
merah kuning hijau hitam putih biru red blue green black white
`
  .split(/\s+/)
  .filter(Boolean);
