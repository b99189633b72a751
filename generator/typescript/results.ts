import { code, join, type Code } from '../code.js';
import { itemsAt } from '../ir/fields.js';
import type { Operation, Outcome, VersionId } from '../ir/model.js';
import type { Context } from './context.js';
import { isRawEvent } from './decoders.js';
import type { Spelling, TypeWriter } from './type-text.js';

/** Writes what methods return. */
export class ResultWriter {
  readonly #context: Context;
  readonly #types: TypeWriter;

  constructor(context: Context, types: TypeWriter) {
    this.#context = context;
    this.#types = types;
  }

  /** Of one of the other representations. */
  writeOutcome(outcome: Outcome, errors: Code | undefined, spelling: Spelling, at: VersionId): Code {
    const promise = outcome.kind === 'stream' ? 'StreamPromise' : 'ApiPromise';
    const args = [this.#value(outcome, spelling, at), ...(errors === undefined ? [] : [errors])];
    return code`${spelling.scope.runtimeType(promise)}<${join(args, code`, `)}>`;
  }

  /** As the operation is at a version: `ApiPromise<Agent, AgentGetErrors>`, `PagePromise<Agent, AgentList, AgentListErrors>`. */
  write(operation: Operation, errors: Code | undefined, spelling: Spelling, at: VersionId): Code {
    const page = this.#page(operation, spelling, at);
    if (page === undefined) return this.writeOutcome(operation.success, errors, spelling, at);
    const args = [...page, ...(errors === undefined ? [] : [errors])];
    return code`${spelling.scope.runtimeType('PagePromise')}<${join(args, code`, `)}>`;
  }

  #value(success: Outcome, spelling: Spelling, at: VersionId): Code {
    switch (success.kind) {
      case 'nothing':
        return code`void`;
      case 'stream':
        return isRawEvent(this.#context, success, at)
          ? spelling.scope.runtimeType('ServerEvent')
          : this.#types.write(success.event, spelling);
      case 'value': {
        const type = this.#types.write(success.type, spelling);
        return success.maybeNothing && type.text !== 'unknown' ? code`${type} | undefined` : type;
      }
    }
  }

  /** The type of an item and of a page. */
  #page(operation: Operation, spelling: Spelling, at: VersionId): readonly Code[] | undefined {
    const { success, pagination } = operation;
    if (pagination === undefined || success.kind !== 'value') return undefined;
    const items = itemsAt(this.#context.types, success.type, pagination.items, at);
    if (items === undefined) return undefined;
    return [this.#types.write(items, spelling), this.#types.write(success.type, spelling)];
  }
}
