import { createApp } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { createLog } from '../../platform/log.ts';
import { loadDemo } from '../index.ts';

// A process that a test kills in the middle of loading.
const { connection, now } = JSON.parse(process.env.DEMO_LOAD ?? '{}');
const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
const app = await createApp({ config, log: createLog('silent', false), connection, clock: () => now, runsJobs: false });
await loadDemo(app.system);
await app.stop();
