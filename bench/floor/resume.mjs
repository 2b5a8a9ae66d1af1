// The bare catch-up: reads the same rows in the same batches and sends them as they come out of the database.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { pool } from './serve.mjs';

const BATCH = 500;
const READ = {
  name: 'missed',
  text: `SELECT seq, at, actor, type, entity, entity_id, version, region_code, unit_id, facility_id, incident_id, data
    FROM journal WHERE stream = 'dispatch' AND seq > $1 ORDER BY seq LIMIT ${BATCH}`,
};
const server = createServer();

async function catchUp(socket) {
  let since = 0;
  for (let rows = null; rows === null || rows.length === BATCH;) {
    ({ rows } = await pool.query({ ...READ, values: [since] }));
    since = rows.at(-1)?.seq ?? since;
    await new Promise((sent) => socket.send(JSON.stringify(rows), sent));
  }
  socket.send('done');
}

new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('message', () => void catchUp(socket));
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send('ready'));
