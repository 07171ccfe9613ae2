import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Received } from '../../../apps/server/test/support/receiver.ts';
import { type Deliveries, startDeliveries } from './deliveries.ts';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

let deliveries: Deliveries;
let delivery: Received;
/** The secret that follows, and a delivery from the time when both sign. */
let fresh: string;
let rotated: Received;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollbook-webhooks-'));
  // As npm would unpack it: built, and found by its name.
  const installed = join(folder, 'node_modules/@rollbook/webhooks');
  const built = run(join(MODULES, '.bin/tsc'), ['-p', join(PACKAGE, 'tsconfig.build.json'), '--outDir', join(installed, 'dist')]);
  expect(built, built.output).toMatchObject({ status: 0 });
  await cp(join(PACKAGE, 'package.json'), join(installed, 'package.json'));
  deliveries = await startDeliveries();
  delivery = await deliveries.next();
  fresh = await deliveries.rotate();
  rotated = await deliveries.next();
});
afterAll(async () => {
  await deliveries.close();
  await rm(folder, { recursive: true, force: true });
});

function run(command: string, args: string[], input = ''): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: 'utf8', cwd: folder ?? PACKAGE });
  return { status, output: `${stdout ?? ''}${stderr ?? ''}`.trim() };
}

/** A block of code of the README, by the words behind its fence. */
async function block(fence: string): Promise<string> {
  const readme = await readFile(join(PACKAGE, 'README.md'), 'utf8');
  const code = readme.split(`\`\`\`${fence}\n`)[1]?.split('\n```')[0];
  if (!code) throw new Error(`the README has no block ${fence}`);
  return code;
}

// Each reads {body, headers, secret} and writes the event's id, or "refused".
const LANGUAGES = {
  node: {
    fence: 'js node',
    file: 'receiver.mjs',
    tail: `import { readFileSync } from 'node:fs';
const { body, headers, secret } = JSON.parse(readFileSync(0, 'utf8'));
console.log(verifyWebhook(body, headers, secret)?.id ?? 'refused');`,
    command: process.execPath,
  },
  python: {
    fence: 'python',
    file: 'receiver.py',
    tail: `import sys
given = json.load(sys.stdin)
event = verify_webhook(given["body"].encode(), given["headers"], given["secret"])
print(event["id"] if event else "refused")`,
    command: 'python3',
  },
  php: {
    fence: 'php',
    file: 'receiver.php',
    tail: `$given = json_decode(file_get_contents('php://stdin'), true);
echo verify_webhook($given['body'], $given['headers'], $given['secret'])['id'] ?? 'refused';`,
    command: 'php',
  },
};

describe.each(Object.entries(LANGUAGES))('the receiver in %s', (_name, { fence, file, tail, command }) => {
  const isInstalled = spawnSync(command, ['--version']).status === 0;

  it.skipIf(!isInstalled)('takes a real delivery and refuses a changed byte, an old one and one without signature', async () => {
    await writeFile(join(folder, file), `${await block(fence)}\n${tail}\n`);
    const { secret } = deliveries;
    const { body, headers } = delivery;
    const says = (given: object) => run(command, [file], JSON.stringify({ body, headers, secret, ...given })).output;
    expect(says({})).toBe(headers['webhook-id']);
    expect(says({ body: body.replace('driving', 'drivinh') })).toBe('refused');
    const old = String(Number(headers['webhook-timestamp']) - 3600);
    expect(says({ headers: { ...headers, 'webhook-timestamp': old } })).toBe('refused');
    expect(says({ headers: {} })).toBe('refused');
    for (const one of [secret, fresh]) expect(says({ ...rotated, secret: one })).toBe(rotated.headers['webhook-id']);
  });
});

it('is typed for those who install it, down to the data of each event', async () => {
  const consumer = `import { verify } from '@rollbook/webhooks';
const event = verify('', new Headers(), 'whsec_x');
export const said: string = event.type === 'MASTERY_MILESTONE' ? event.data.skill : event.id;
if (event.type === 'customer.created') {
  // @ts-expect-error: no event of this type has a skill
  event.data.skill;
}
`;
  await writeFile(join(folder, 'consumer.mts'), consumer);
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom', '--types', ''];
  const checked = run(join(MODULES, '.bin/tsc'), [...options, 'consumer.mts']);
  expect(checked, checked.output).toMatchObject({ status: 0 });
});

describe('the receiver in Fastify', () => {
  let app: ChildProcess;
  let url: string;

  beforeAll(async () => {
    await writeFile(join(folder, 'app.mjs'), await block('js fastify'));
    await symlink(join(MODULES, 'fastify'), join(folder, 'node_modules/fastify'));
    app = spawn(process.execPath, ['app.mjs'], {
      cwd: folder,
      env: { ...process.env, WEBHOOK_SECRET: deliveries.secret, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    url = await new Promise((resolve) => app.stdout?.once('data', (line) => resolve(String(line).trim())));
  });
  afterAll(() => void app.kill());

  it('answers 204 to a real delivery, and 401 with the reason to a changed one', async () => {
    const { body, headers } = delivery;
    const post = (text: string) => {
      const { host: _host, connection: _connection, 'content-length': _length, ...sent } = headers;
      return fetch(`${url}/webhook`, { method: 'POST', headers: sent, body: text });
    };
    expect((await post(body)).status).toBe(204);
    const refused = await post(`${body} `);
    expect([refused.status, await refused.json()]).toEqual([401, { reason: 'no-match' }]);
  });
});
