/** Counts of one group of documents. */
export interface Row {
  documents: number;
  generated: number;
  rejected: number;
  crashed: number;
  typeErrors: number;
}

const COLUMNS = ['documents', 'generated', 'rejected', 'crashed', 'typeErrors'] as const;

/** Counts by group, as a table with a line of totals. */
export class Table {
  readonly #rows = new Map<string, Row>();

  count(group: string, column: keyof Row, by = 1): void {
    const row = this.#rows.get(group) ?? empty();
    this.#rows.set(group, row);
    row[column] += by;
  }

  get total(): Row {
    const total = empty();
    for (const row of this.#rows.values()) {
      for (const column of COLUMNS) total[column] += row[column];
    }
    return total;
  }

  toString(): string {
    const rows = [...this.#rows, ['total', this.total] as const];
    const width = Math.max(...rows.map(([group]) => group.length));
    const lines = rows.map(([group, row]) => [
      group.padEnd(width),
      ...COLUMNS.map((column) => String(row[column]).padStart(column.length)),
    ]);
    return [[' '.repeat(width), ...COLUMNS], ...lines].map((cells) => cells.join('  ')).join('\n');
  }
}

const empty = (): Row => ({ documents: 0, generated: 0, rejected: 0, crashed: 0, typeErrors: 0 });
