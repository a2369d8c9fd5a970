// A table that is shown, as CSV: those that the server has no list for. Pure.

export type CsvCell = string | number | null | undefined;

/** What a spreadsheet would run as a formula gets an apostrophe, as in the CSV of the server. */
function field(value: CsvCell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** With the mark by which a spreadsheet knows UTF-8. */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}
