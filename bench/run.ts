import { benchIngestion } from './ingestion.ts';
import { table } from './support/report.ts';

const isQuick = process.argv.includes('--quick');
const rows = [...(await benchIngestion(isQuick ? 1 : 3, isQuick ? 4 : 10))];
process.stdout.write(`${table(rows)}\n`);
