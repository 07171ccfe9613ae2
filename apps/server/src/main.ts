import { Command } from 'commander';
import { ConfigError, readConfig } from './config.ts';
import { VERSION } from './operations/version.ts';

const program = new Command('rollbook').description('Runs a training school and keeps its apps and partners in step.').version(VERSION);

program
  .command('serve', { isDefault: true })
  .description('run the server (and, when the database is empty in development, load the demo schools)')
  .action(async () => (await import('./commands/serve.ts')).serve(readConfig()));

program
  .command('migrate')
  .description('bring the database up to date')
  .action(async () => (await import('./commands/maintain.ts')).migrateOnly(readConfig()));

program
  .command('demo')
  .description('load the demo schools into an empty database')
  .action(async () => (await import('./commands/maintain.ts')).demoOnly(readConfig()));

program
  .command('rebuild-progress')
  .description('count every student’s progress again from the stored facts')
  .action(async () => (await import('./commands/maintain.ts')).rebuild(readConfig()));

program
  .command('create-tenant')
  .description('open a school with its first administrator')
  .requiredOption('--name <name>', 'the school’s name')
  .requiredOption('--subdomain <subdomain>', 'its short name: lower-case letters, digits and -')
  .requiredOption('--admin-email <email>', 'the first administrator’s e-mail')
  .option('--admin-name <name>', 'and name', 'Administrator')
  .option('--locale <locale>', 'en, he or vi', 'en')
  .option('--timezone <zone>', 'IANA name', 'UTC')
  .option('--currency <code>', 'ISO 4217', 'USD')
  .option('--country <code>', 'ISO 3166, for phone numbers', 'US')
  .action(async (options) => (await import('./commands/create-tenant.ts')).createSchool(readConfig(), options));

try {
  await program.parseAsync();
} catch (error) {
  const isOurs = error instanceof ConfigError || (error instanceof Error && error.name === 'EmbeddedPostgresError');
  process.stderr.write(`${isOurs && error instanceof Error ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  if (error instanceof Error && error.cause) process.stderr.write(`because: ${String(error.cause)}\n`);
  process.exitCode = 1;
}
