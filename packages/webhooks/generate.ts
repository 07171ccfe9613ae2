import { writeFile } from 'node:fs/promises';
import { eventDataSource } from './event-data.ts';

await writeFile(new URL('src/event-data.gen.ts', import.meta.url), eventDataSource());
