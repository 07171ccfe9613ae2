// A program for the tests: starts PostgreSQL as told by its argument, tells its parent by IPC, and does as it is told.
import { EmbeddedPostgresError, type EmbeddedPostgresOptions, startEmbeddedPostgres } from '../index.ts';

const order: { options: Omit<EmbeddedPostgresOptions, 'log'>; leave: boolean } = JSON.parse(process.argv[2] ?? '');
const logged: string[] = [];
try {
  const running = await startEmbeddedPostgres({ ...order.options, log: (line) => logged.push(line) });
  const { superuser, dataDir, pid } = running;
  // Ctrl-C reaches the whole process group; what a server does then is drain, and stop PostgreSQL last.
  process.on('SIGINT', () => tell({ interrupted: true }));
  process.on('SIGTERM', async () => {
    await running.stop();
    process.disconnect?.();
  });
  tell({ superuser, dataDir, pid, logged });
} catch (error) {
  if (!(error instanceof EmbeddedPostgresError)) throw error;
  tell({ code: error.code, message: error.message, logged });
  process.disconnect?.();
}
// A server has something to live for; a child that leaves has nothing but PostgreSQL.
if (order.leave) process.disconnect?.();
else process.channel?.ref();

function tell(message: object): void {
  process.send?.(message);
}
