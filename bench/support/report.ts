/** One line of the table: a figure, and its ratio to what it is compared with in the same run. */
export interface Row {
  what: string;
  figure: string;
  ratio: number | null;
  bar: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function table(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ what, figure, ratio, bar }) => `| ${what} | ${figure} | ${ratio === null ? '' : `${ratio.toFixed(2)} ×`} | ${bar} |`,
  );
  return ['| what | figure | ratio | bar |', '| --- | --- | --- | --- |', ...lines].join('\n');
}
