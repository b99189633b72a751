const COLUMNS = ['documents', 'refused', 'operations', 'called', 'excused'] as const;
type Column = (typeof COLUMNS)[number];

/** Documents and operations by group, and how many operations could not be called for which reason. */
export class CallsTable {
  readonly #rows = new Map<string, Map<Column, number>>();
  readonly #reasons = new Map<string, number>();

  count(group: string, column: Column): void {
    for (const name of [group, TOTAL]) {
      const row = this.#rows.get(name) ?? new Map<Column, number>();
      this.#rows.set(name, row);
      row.set(column, (row.get(column) ?? 0) + 1);
    }
  }

  reason(reason: string): void {
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
  }

  toString(): string {
    const groups = [...this.#rows].sort(([a], [b]) => Number(a === TOTAL) - Number(b === TOTAL));
    const width = Math.max(0, ...groups.map(([group]) => group.length));
    const lines = groups.map(([group, row]) => [
      group.padEnd(width),
      ...COLUMNS.map((column) => String(row.get(column) ?? 0).padStart(column.length)),
    ]);
    const reasons = [...this.#reasons].map(([reason, count]) => `${String(count).padStart(7)}  ${reason}`);
    const head = [' '.repeat(width), ...COLUMNS];
    return `${[head, ...lines].map((cells) => cells.join('  ')).join('\n')}\n${reasons.sort().join('\n')}\n`;
  }
}
const TOTAL = 'total';
