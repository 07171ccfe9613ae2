import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl';

const open: (bytes: Buffer, options: Options) => Promise<ZipFile> = promisify(fromBuffer);

/** The files of a ZIP as texts, by their path. */
export async function unzipped(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await open(bytes, { lazyEntries: true });
  const parts: Record<string, string> = {};
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        parts[entry.fileName] = await text(stream);
        zip.readEntry();
      });
    });
    zip.readEntry();
  });
  return parts;
}
