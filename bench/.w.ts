import { table } from './support/report.ts';
import { benchWebhooks } from './webhooks.ts';

process.stdout.write(`${table(await benchWebhooks(2, 5))}\n`);
