import { readdir, writeFile } from 'node:fs/promises';

// npm run db:new -- what-it-does
const FOLDER = new URL('../apps/server/migrations/', import.meta.url);
const [title] = process.argv.slice(2);
if (!title || !/^[a-z0-9-]+$/.test(title)) {
  process.stderr.write('Say what the migration does: npm run db:new -- add-lead-tags\n');
  process.exit(1);
}
const numbers = (await readdir(FOLDER)).flatMap((file) => /^(\d{4})-/.exec(file)?.[1] ?? []).map(Number);
const name = `${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}-${title}.sql`;
await writeFile(new URL(name, FOLDER), '', { flag: 'wx' });
process.stdout.write(`apps/server/migrations/${name}\n`);
