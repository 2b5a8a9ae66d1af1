/** What is used of a browser's canvas: benches are built without the types of a page. */
interface Pen {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  font: string;
  textAlign: string;
  beginPath(): void;
  lineTo(x: number, y: number): void;
  stroke(): void;
  fill(): void;
  ellipse(x: number, y: number, rx: number, ry: number, turn: number, from: number, to: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  createLinearGradient(...corners: [number, number, number, number]): {
    addColorStop(at: number, colour: string): void;
  };
  getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
}
declare const document: {
  createElement(tag: 'canvas'): {
    width: number;
    height: number;
    getContext(kind: '2d', how: object): Pen | null;
  };
};

/** Somebody who does not exist. */
export interface Holder {
  readonly nik: string;
  readonly name: string;
  readonly bornAt: string;
  /** yyyy-mm-dd. */
  readonly bornOn: string;
  readonly sex: 'male' | 'female';
  readonly address: string;
  readonly rt: string;
  readonly rw: string;
  readonly village: string;
  readonly district: string;
  readonly city: string;
  readonly province: string;
  readonly work: string;
}

/**
 * Draws a KTP onto a canvas of the page and gives its pixels (four bytes each) as base64. Runs in the browser, so it sees nothing of this
 * file: layout, sizes and colours as those of a KTP-el of 85.6 by 54 mm.
 */
export function drawKtp({ holder, width, font }: { holder: Holder; width: number; font: string }): string {
  const height = Math.round((width * 54) / 85.6);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('No canvas');
  const unit = width / 1000;
  const ground = pen.createLinearGradient(0, 0, width, height);
  ground.addColorStop(0, '#bfe0ee');
  ground.addColorStop(0.5, '#a9d3ea');
  ground.addColorStop(1, '#c9e4ea');
  pen.fillStyle = ground;
  pen.fillRect(0, 0, width, height);
  pen.lineWidth = 1.2 * unit;
  for (let wave = 0; wave < 46; wave += 1) {
    pen.strokeStyle = wave % 2 === 0 ? 'rgba(90,150,190,0.28)' : 'rgba(190,120,150,0.16)';
    pen.beginPath();
    for (let x = 0; x <= width; x += 8 * unit)
      pen.lineTo(x, (wave * 14 + 9 * Math.sin(x / (60 * unit) + wave)) * unit);
    pen.stroke();
  }
  pen.fillStyle = '#141414';
  const say = (
    text: string,
    x: number,
    y: number,
    size: number,
    face = `500 ${size * unit}px "Liberation Sans", Arial`,
  ): void => {
    pen.font = face;
    pen.fillText(text, x * unit, y * unit);
  };
  pen.textAlign = 'center';
  say(`PROVINSI ${holder.province}`, 480, 56, 36, `bold ${36 * unit}px "Liberation Sans", Arial`);
  say(holder.city, 480, 98, 36, `bold ${36 * unit}px "Liberation Sans", Arial`);
  pen.textAlign = 'left';
  say('NIK', 38, 158, 38, `bold ${38 * unit}px "Liberation Sans", Arial`);
  say(':', 222, 158, 38);
  say(holder.nik, 250, 159, 40, `bold ${40 * unit}px ${font}`);
  const [year, month, day] = holder.bornOn.split('-');
  const rows: [string, string][] = [
    ['Nama', holder.name],
    ['Tempat/Tgl Lahir', `${holder.bornAt}, ${day}-${month}-${year}`],
    ['Jenis Kelamin', holder.sex === 'male' ? 'LAKI-LAKI' : 'PEREMPUAN'],
    ['Alamat', holder.address],
    ['     RT/RW', `${holder.rt}/${holder.rw}`],
    ['     Kel/Desa', holder.village],
    ['     Kecamatan', holder.district],
    ['Agama', 'ISLAM'],
    ['Status Perkawinan', 'KAWIN'],
    ['Pekerjaan', holder.work],
    ['Kewarganegaraan', 'WNI'],
    ['Berlaku Hingga', 'SEUMUR HIDUP'],
  ];
  rows.forEach(([label, value], row) => {
    const y = 202 + row * 33.5;
    say(label, 38, y, 25);
    say(':', 254, y, 25);
    say(value, 272, y, 25);
    if (label === 'Jenis Kelamin') say('Gol. Darah : O', 560, y, 25);
  });
  pen.fillStyle = '#b3372f';
  pen.fillRect(742 * unit, 172 * unit, 216 * unit, 260 * unit);
  pen.fillStyle = '#c99b7d';
  pen.beginPath();
  pen.ellipse(850 * unit, 262 * unit, 58 * unit, 76 * unit, 0, 0, 7);
  pen.fill();
  pen.fillStyle = '#2b2b33';
  pen.fillRect(766 * unit, 352 * unit, 168 * unit, 80 * unit);
  pen.beginPath();
  pen.ellipse(850 * unit, 206 * unit, 62 * unit, 34 * unit, 0, 0, 7);
  pen.fill();
  pen.fillStyle = '#141414';
  pen.textAlign = 'center';
  say(holder.city.replace(/^(KABUPATEN|KOTA) /, ''), 850, 470, 21);
  say('14-03-2018', 850, 496, 21);
  pen.strokeStyle = '#2a2a55';
  pen.lineWidth = 2.5 * unit;
  pen.beginPath();
  for (let at = 0; at < 60; at += 1)
    pen.lineTo((790 + at * 2) * unit, (545 + 22 * Math.sin(at / 4) * Math.cos(at / 9)) * unit);
  pen.stroke();
  const { data } = pen.getImageData(0, 0, width, height);
  let bytes = '';
  for (let at = 0; at < data.length; at += 8_192)
    bytes += String.fromCharCode(...data.subarray(at, at + 8_192));
  return btoa(bytes);
}
