import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isMembers, type Members } from '../../../generator/ir/documents.js';
import type { Operation } from '../../../generator/ir/model.js';
import { corpusDocuments, type CorpusDocument } from '../../corpus/documents.js';
import { inScratch, ROOT } from '../../support/folders.js';
import { listAt, operationsOf, type OperationNode } from '../../support/openapi/document.js';
import { Requests } from '../../support/openapi/requests.js';
import { Schemas } from '../../support/openapi/schemas.js';
import { Arguments } from './arguments.js';
import { calledClient, type CalledClient } from './client.js';
import { reasonFor } from './reasons.js';
import { listen, type Listener } from './server.js';
import { CallsTable } from './table.js';

/**
 * Call every operation of every client of the corpus and of the fixtures, with as little and with as much as it takes, and
 * hold the requests against the documents.
 *
 * @returns the exit code: 1 where a request is wrong, or a call fails, and no reason is known
 */
export const runCalls = async (part: string): Promise<number> => {
  const listener = await listen();
  const run = new CallsRun(listener);
  try {
    for (const document of [...corpusDocuments(part), ...fixtures(part)]) await run.document(document);
  } finally {
    listener.close();
  }
  return run.finish();
};

/** The descriptions of our own fixtures. */
const fixtures = (part: string): readonly CorpusDocument[] => {
  const folder = join(ROOT, 'test/fixtures');
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [];
    const topic = entry.name;
    const root = join(folder, topic);
    return corpusDocuments('openapi.yaml', [root])
      .map((each) => ({ ...each, name: `fixtures/${topic}/${each.name}`, group: 'fixtures', root }))
      .filter(({ name }) => name.endsWith(`${topic}/openapi.yaml`) && name.includes(part));
  });
};

/** One call that did not lead to the request that was due. */
export interface Mistake {
  readonly document: string;
  readonly operation: string;
  readonly problem: string;
  readonly node: OperationNode | undefined;
  readonly plain: Members;
  /** What may be required of a caller: one of these. */
  readonly security: readonly Members[];
}

const SIZES = ['minimal', 'maximal'] as const;

export class CallsRun {
  readonly mistakes: Mistake[] = [];
  readonly #listener: Listener;
  readonly #table = new CallsTable();

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  async document(document: CorpusDocument): Promise<void> {
    await inScratch(async (folder) => {
      const client = await calledClient(document, join(folder, 'client'));
      this.#table.count(document.group, client === undefined ? 'refused' : 'documents');
      if (client === undefined) return;
      const { plain, operations, context } = client;
      const nodes = new Map(operationsOf(plain).map((node) => [withSlash(node.id), node]));
      const given = new Arguments(plain, new Schemas(plain, 'request'), context);
      this.#listener.judge(new Requests(plain));
      for (const operation of operations) {
        const node = nodes.get(idOf(operation));
        this.#table.count(document.group, 'operations');
        const problems =
          node === undefined
            ? ['the document has no such operation']
            : await this.#problemsOf(client, given, operation, node);
        const security = listAt(node?.node ?? {}, 'security').length > 0 ? node?.node : plain;
        const of = {
          document: document.name,
          operation: operation.id,
          node,
          plain,
          security: listAt(security ?? {}, 'security').filter(isMembers),
        };
        this.#settle(
          document.group,
          problems.map((problem) => ({ ...of, problem })),
        );
      }
    });
  }

  /** What goes wrong in the calls of an operation. */
  async #problemsOf(
    client: CalledClient,
    given: Arguments,
    operation: Operation,
    node: OperationNode,
  ): Promise<readonly string[]> {
    const problems: string[] = [];
    for (const size of SIZES) {
      const tell = (problem: string): void => {
        problems.push(`${size}: ${problem}`);
      };
      this.#listener.expect(node.id);
      const failure = await attempt(async () => {
        const parameters = given.ofClient(client.parameters, node);
        const { fetch } = this.#listener;
        await client.call(operation, given.of(operation, node, size), { fetch, parameters });
      });
      const heard = this.#listener.heard();
      // Every request is answered with an error: only what comes before it counts.
      if (heard.length === 0) tell(failure ?? 'no request came');
      if (heard.length > 1) tell(`${heard.length} requests came`);
      for (const { operation: found, problems: each } of heard) {
        if (found !== undefined && found.id !== node.id) tell(`${found.id} was called`);
        each.forEach(tell);
      }
    }
    return problems;
  }

  finish(): number {
    process.stdout.write(this.#table.toString());
    process.stdout.write(`${this.mistakes.length} problems without a reason\n`);
    return this.mistakes.length === 0 ? 0 : 1;
  }

  /** An operation is called where nothing goes wrong, or there is a reason for what does. */
  #settle(group: string, mistakes: readonly Mistake[]): void {
    const reasons = new Set<string>();
    for (const mistake of mistakes) {
      const reason = reasonFor(mistake);
      if (reason !== undefined) reasons.add(reason);
      else this.#tell(mistake);
    }
    if (mistakes.length === 0) this.#table.count(group, 'called');
    for (const reason of reasons) this.#table.reason(reason);
    if (reasons.size > 0) this.#table.count(group, 'excused');
  }

  #tell(mistake: Mistake): void {
    this.mistakes.push(mistake);
    process.stdout.write(`${mistake.document}: ${mistake.operation}: ${mistake.problem.slice(0, 400)}\n`);
  }
}

/** What keeps a call from being made; undefined where nothing does. */
const attempt = async (call: () => Promise<void>): Promise<string | undefined> => {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
};

/** Some paths are written without their slash. */
const withSlash = (id: string): string => id.replace(/^(\S+) (?!\/)/, '$1 /');

const idOf = ({ method, path }: Operation): string =>
  `${method.toUpperCase()} ${path.map((part) => (part.kind === 'text' ? part.text : `{${part.wireName}}`)).join('')}`;
