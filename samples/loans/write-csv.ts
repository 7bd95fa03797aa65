/** CSV text (RFC 4180): a header line and the rows' cells in the header's order. */
export function formatCsv(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  { delimiter = ',', lineEnd = '\n' }: { readonly delimiter?: string; readonly lineEnd?: string } = {},
): string {
  const quoted = (cell: string): string =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return [columns, ...rows].map((cells) => cells.map(quoted).join(delimiter) + lineEnd).join('')
}
