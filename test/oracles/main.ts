import { join } from 'node:path';
import { corpusDocuments } from '../corpus/documents.js';
import { compile, COMPILERS, type Complaint } from '../support/compilers.js';
import { inScratch } from '../support/folders.js';
import { writeCompared, type Compared } from './compared.js';
import { reasonOfInstance, reasonsOf } from './differences.js';

/** Documents that one run of the compiler looks at. */
const BATCH = 40;

/**
 * Compare our type of every component schema with that of openapi-typescript, both ways, and with the least and the most
 * that the schema allows, and print the differences.
 *
 * @returns the exit code: 1 where a difference has no reason
 */
export const runOracle = async (part: string): Promise<number> => {
  const documents = corpusDocuments(part);
  const run = new OracleRun();
  for (let start = 0; start < documents.length; start += BATCH) {
    await inScratch(async (folder) => {
      const compared: (Compared | undefined)[] = [];
      for (const [index, document] of documents.slice(start, start + BATCH).entries()) {
        compared.push(await writeCompared(document, join(folder, String(index))));
      }
      const complaints = await compile(COMPILERS.at(-1)?.path ?? '', folder, ['.']);
      for (const [index, each] of compared.entries()) {
        if (each === undefined) continue;
        run.look(each, complaints, `${String(index)}/compare.ts`);
        run.lookAtInstances(each, complaints, `${String(index)}/instances.ts`);
      }
    });
  }
  return run.finish();
};

class OracleRun {
  #schemas = 0;
  #different = 0;
  readonly #reasons = new Map<string, number>();
  #unexplained = 0;
  readonly #instances = new Counts();

  look({ document, schemas, root }: Compared, complaints: readonly Complaint[], file: string): void {
    this.#schemas += new Set(schemas.values()).size;
    const byName = new Map<string, string>();
    for (const { file: where, line, message } of complaints) {
      const schema = where === file ? schemas.get(line) : undefined;
      if (schema !== undefined) byName.set(schema, `${byName.get(schema) ?? ''}${message}\n`);
    }
    this.#different += byName.size;
    const compared = new Set([...schemas.values()].map((name) => name.replace(/ \(sent\)$/, '')));
    const reasons = reasonsOf({ root, differing: byName, compared });
    for (const [schema, text] of byName) {
      const reason = reasons.get(schema);
      if (reason !== undefined) this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
      else this.#tell(`${document.name}: ${schema}: ${text}`);
    }
  }

  lookAtInstances({ document, instances, root }: Compared, all: readonly Complaint[], file: string): void {
    const refused = new Map<number, string>();
    for (const { file: where, line, message } of all) {
      if (where === file) refused.set(line, `${refused.get(line) ?? ''}${message}\n`);
    }
    this.#instances.count('assignable', instances.schemas.size - refused.size);
    this.#instances.count('without an instance that is known and short', instances.unsampled);
    for (const [line, text] of refused) {
      const schema = instances.schemas.get(line) ?? '';
      const reason = reasonOfInstance(text, root, schema.replace(/ \(sent\)$/, ''));
      if (reason !== undefined) this.#instances.count(reason, 1);
      else this.#tell(`${document.name}: ${schema}: instance: ${text}`);
    }
  }

  #tell(text: string): void {
    this.#unexplained += 1;
    process.stdout.write(text);
  }

  finish(): number {
    const rows = [
      ['mutually assignable', this.#schemas - this.#different],
      ...[...this.#reasons].sort(([a], [b]) => (a < b ? -1 : 1)),
      ['without a reason', this.#unexplained],
    ];
    process.stdout.write(
      rows.map(([name, count]) => `${String(count).padStart(7)}  ${String(name)}\n`).join(''),
    );
    process.stdout.write(`instances\n${this.#instances.toString()}`);
    return this.#unexplained === 0 ? 0 : 1;
  }
}

/** How often things were so. */
class Counts {
  readonly #counts = new Map<string, number>();

  count(name: string, by: number): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + by);
  }

  toString(): string {
    return [...this.#counts].map(([name, count]) => `${String(count).padStart(7)}  ${name}\n`).join('');
  }
}
