// Pushes one fact file to Rollbook, signed as the contract says. Plain Node, no packages.
//
//   node push-facts.mjs daily daily.json
//
// ROLLBOOK_URL, SERVICE_TOKEN and CRM_HMAC_SECRET say where to and as which app (defaults: the local demo).
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const {
  ROLLBOOK_URL = 'http://127.0.0.1:3009',
  SERVICE_TOKEN = 'rollbook-demo-service-token',
  CRM_HMAC_SECRET = 'rollbook-demo-hmac-secret',
} = process.env;
const [route, file] = process.argv.slice(2);

// Sign the very bytes that are sent: parsing and printing them again could change them.
const body = await readFile(file);
const response = await fetch(`${ROLLBOOK_URL}/api/student-progress/${route}`, {
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    'x-service-token': SERVICE_TOKEN,
    'x-timestamp': String(Date.now()),
    'x-signature': createHmac('sha256', CRM_HMAC_SECRET).update(body).digest('hex'),
  },
  body,
});
console.log(JSON.stringify({ http: response.status, ...(await response.json()) }));
process.exitCode = response.ok ? 0 : 1;
