import type { DataFolder } from './folder/data-folder.ts';

/** Where PostgreSQL listens: a Unix socket's folder, or a port of this machine. */
export interface Address {
  host: string;
  port: number;
  overTcp: boolean;
}

/** Written to postgresql.conf when the cluster is made: a small server's tuning, the operator's to change there or by ALTER SYSTEM. */
export const firstSettings: Readonly<Record<string, string>> = {
  shared_buffers: '128MB',
  max_connections: '100',
  // The builds have no lz4; pglz still halves full-page images.
  wal_compression: 'pglz',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Given at every start, so that no edited file parts us from the server we have to reach and whose log we read. */
export function startSettings(folder: DataFolder, address: Address): Record<string, string> {
  return {
    listen_addresses: address.overTcp ? address.host : '',
    port: String(address.port),
    // A list, split at commas unless quoted; the folder's name may have one.
    unix_socket_directories: address.overTcp ? '' : `"${address.host.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    // One file per weekday, begun afresh a week later: bounded without logrotate.
    logging_collector: 'on',
    log_directory: folder.logFolder,
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
  };
}

/** Settings as command-line arguments: `-c name=value`, the last of a name wins. */
export function settingArguments(flag: '-c' | '--set', settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    if (!/^[a-z_][a-z0-9_.]*$/i.test(name)) throw new TypeError(`Not a PostgreSQL setting: ${name}`);
    return [flag, `${name}=${value}`];
  });
}
