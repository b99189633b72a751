import { join } from 'node:path';
import { isMembers, type Members } from '../../../generator/ir/documents.js';
import { corpusDocuments, type CorpusDocument } from '../../corpus/documents.js';
import { inScratch } from '../../support/folders.js';
import { listAt, operationsOf } from '../../support/openapi/document.js';
import { Requests } from '../../support/openapi/requests.js';
import { Schemas } from '../../support/openapi/schemas.js';
import { Arguments } from './arguments.js';
import { calledClient } from './client.js';
import { reasonFor } from './reasons.js';
import { listen, type Listener } from './server.js';

/**
 * Call every operation of every client of the corpus, with as little and with as much as it takes, and hold the requests
 * against the documents.
 *
 * @returns the exit code: 1 where a request is wrong, or a call fails, and no reason is known
 */
export const runCalls = async (part: string): Promise<number> => {
  const listener = await listen();
  const run = new CallsRun(listener);
  try {
    for (const document of corpusDocuments(part)) await run.document(document);
  } finally {
    listener.close();
  }
  return run.finish();
};

/** One call that did not lead to the request that was due. */
export interface Mistake {
  readonly document: string;
  readonly operation: string;
  readonly problem: string;
  readonly method: string;
  readonly node: Members;
  /** What may be required of a caller: one of these. */
  readonly security: readonly Members[];
}

export class CallsRun {
  readonly mistakes: Mistake[] = [];
  readonly #listener: Listener;
  readonly #counts = new Map<string, number>();

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  async document(document: CorpusDocument): Promise<void> {
    await inScratch(async (folder) => {
      const client = await calledClient(document, join(folder, 'client'));
      if (client === undefined) {
        this.#count('documents refused');
        return;
      }
      this.#count('documents');
      const { plain, operations, context } = client;
      const nodes = new Map(operationsOf(plain).map((node) => [node.id, node]));
      const given = new Arguments(plain, new Schemas(plain, 'request'), context);
      this.#listener.judge(new Requests(plain));
      for (const operation of operations) {
        const node = nodes.get(idOf(operation));
        const tell = (problem: string): void => {
          const security = listAt(node?.node ?? {}, 'security').length > 0 ? node?.node : plain;
          this.#tell({
            document: document.name,
            operation: operation.id,
            problem,
            method: operation.method,
            node: node?.node ?? {},
            security: listAt(security ?? {}, 'security').filter(isMembers),
          });
        };
        if (node === undefined) {
          tell('the document has no such operation');
          continue;
        }
        for (const size of ['minimal', 'maximal'] as const) {
          this.#count('calls');
          const failure = await this.#attempt(
            () => given.of(operation, node, size),
            async (words) => {
              await client.call(operation, words, this.#listener.fetch);
            },
          );
          const heard = this.#listener.heard();
          // Every request is answered with an error: only what comes before it counts.
          if (heard.length === 0) tell(`${size}: ${failure ?? 'no request came'}`);
          if (heard.length > 1) tell(`${size}: ${heard.length} requests came`);
          for (const { operation: found, problems } of heard) {
            if (found !== undefined && found.id !== node.id) tell(`${size}: ${found.id} was called`);
            for (const problem of problems) tell(`${size}: ${problem}`);
          }
        }
      }
    });
  }

  /** What keeps a call from being made; undefined where nothing does. */
  async #attempt(
    words: () => readonly unknown[],
    call: (words: readonly unknown[]) => Promise<void>,
  ): Promise<string | undefined> {
    try {
      await call(words());
      return undefined;
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
  }

  finish(): number {
    for (const [name, count] of this.#counts) process.stdout.write(`${String(count).padStart(7)}  ${name}\n`);
    process.stdout.write(`${String(this.mistakes.length).padStart(7)}  problems without a reason\n`);
    return this.mistakes.length === 0 ? 0 : 1;
  }

  #tell(mistake: Mistake): void {
    const reason = reasonFor(mistake);
    if (reason !== undefined) {
      this.#count(reason);
      return;
    }
    this.mistakes.push(mistake);
    process.stdout.write(`${mistake.document}: ${mistake.operation}: ${mistake.problem.slice(0, 400)}\n`);
  }

  #count(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }
}

const idOf = ({ method, path }: { readonly method: string; readonly path: readonly PathPart[] }): string =>
  `${method.toUpperCase()} ${path.map((part) => (part.kind === 'text' ? part.text : `{${part.wireName}}`)).join('')}`;
type PathPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'parameter'; readonly wireName: string };
