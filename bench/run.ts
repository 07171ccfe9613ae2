import { benchExports } from './exports.ts';
import { benchImports } from './imports.ts';
import { benchIngestion } from './ingestion.ts';
import { benchLists } from './lists.ts';
import { benchSearch } from './search.ts';
import { benchStarts } from './starts.ts';
import { table } from './support/report.ts';
import { benchTeaching } from './teaching.ts';
import { benchFairness } from './webhook-fairness.ts';
import { benchIdle } from './webhook-idle.ts';
import { benchWebhooks } from './webhooks.ts';

// npm run bench              all, about half an hour
// npm run bench -- --quick   one short round each, to see that they work
const isQuick = process.argv.includes('--quick');
const rows = [
  ...(await benchIngestion(isQuick ? 1 : 3, isQuick ? 4 : 10)),
  ...(await benchLists(isQuick ? 1 : 3, 1)),
  ...(await benchSearch(isQuick ? 5 : 60)),
  ...(await benchImports()),
  ...(await benchExports()),
  ...(await benchTeaching(isQuick ? 3 : 20)),
  ...(await benchWebhooks(isQuick ? 1 : 3, isQuick ? 4 : 10)),
  ...(await benchFairness()),
  ...(await benchIdle(isQuick ? 3 : 10)),
  ...(await benchStarts()),
];
process.stdout.write(`${table(rows)}\n`);
