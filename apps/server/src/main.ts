import { Command } from 'commander';
import { ConfigError, readConfig } from './config.ts';
import { VERSION } from './operations/version.ts';

const program = new Command('rollbook').description('Runs a training school and keeps its apps and partners in step.').version(VERSION);

program
  .command('serve', { isDefault: true })
  .description('run the server (and, when the database is empty in development, load the demo schools)')
  .action(async () => (await import('./commands/serve.ts')).serve(readConfig()));

program
  .command('worker')
  .description('deliver webhooks and run jobs, without answering requests; for servers with WEBHOOK_DISPATCH=false')
  .action(async () => (await import('./commands/work.ts')).work(readConfig()));

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
  .description('open a school with its first branch and administrator; asks for what is not given')
  .option('--name <name>', 'the school’s name')
  .option('--subdomain <subdomain>', 'its short name: lower-case letters, digits and -')
  .option('--locale <locale>', 'en, he or vi')
  .option('--timezone <zone>', 'IANA name')
  .option('--currency <code>', 'ISO 4217')
  .option('--country <code>', 'ISO 3166, for phone numbers')
  .option('--branch <name>', 'the first place where lessons are')
  .option('--admin-name <name>', 'the first administrator’s name')
  .option('--admin-email <email>', 'and e-mail')
  .action(async (_, command) => (await import('./commands/schools.ts')).createSchool(readConfig(), byOption(command)));

program
  .command('create-admin')
  .description('add an administrator to a school; asks for what is not given')
  .option('--tenant <school>', 'the school’s short name or id')
  .option('--name <name>', 'the administrator’s name')
  .option('--email <email>', 'and e-mail')
  .action(async (_, command) => (await import('./commands/schools.ts')).createAdmin(readConfig(), byOption(command)));

/** What was given, by the option's own spelling: `admin-email`, not `adminEmail`. */
function byOption(command: Command): Record<string, string | undefined> {
  return Object.fromEntries(
    command.options.map((option) => [option.name(), command.opts<Record<string, string>>()[option.attributeName()]]),
  );
}

// Failures that say in their message what to do; anything else shows its stack.
const EXPECTED = ['EmbeddedPostgresError', 'CommandError', 'AppError'];

try {
  await program.parseAsync();
} catch (error) {
  const isOurs = error instanceof ConfigError || (error instanceof Error && EXPECTED.includes(error.name));
  process.stderr.write(`${isOurs && error instanceof Error ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  if (error instanceof Error && error.cause) process.stderr.write(`because: ${String(error.cause)}\n`);
  process.exitCode = 1;
}
