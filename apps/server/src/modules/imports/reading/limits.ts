/** How large a file may be, before and after it is unpacked. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_UNPACKED_MB = 400;
export const MAX_ROWS = 200_000;
export const MAX_COLUMNS = 200;
export const MAX_CELL = 10_000;
