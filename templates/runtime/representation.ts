/** Answers that come in several representations. */
import { property } from './errors.js';
import type { Call, Choice } from './operation.js';

/** The results of an operation for each version, where a version has one for each media type. */
export type Representations<Results> = { readonly [V in keyof Results]: Results[V][keyof Results[V]] };

/**
 * What an operation gives in a version, whatever it is asked for: as the table of its requests says it, and as its overloads
 * do. Compilers do not see that these are the same while the version is open.
 */
export type Represented<R, V extends keyof R> = Representations<R>[V] | R[V][keyof R[V]];

type Readers<Results> = { readonly [M in keyof Results]: (call: Call) => Results[M] };

/** Reads an answer as the media type that was asked for. `Results` are by media type, and so are their readers. */
export function represented<Results extends object>(
  readers: Readers<Results>,
): (call: Call) => Results[keyof Results] {
  return (call) => {
    const [asked = ''] = call.operation.accept?.split(/[,;]/) ?? [];
    if (isKey(readers, asked)) return readers[asked](call);
    // Who gets around the types and asks for something else reads it with `asResponse()`.
    for (const usual in readers) return readers[usual](call);
    throw new TypeError('there is no representation');
  };
}

/** What stands at `path` in the parameters decides: where it is `value`, the answer is asked for as `then`. */
export function onFlag(
  path: readonly string[],
  value: boolean,
  then: string,
  otherwise: string | Choice,
): Choice {
  return (params, options) => {
    if (path.reduce(property, params) === value) return then;
    return typeof otherwise === 'string' ? otherwise : otherwise(params, options);
  };
}

/** The option `accept` decides. `together`: what to accept besides, by what is asked for. */
export function onAccept(usual: string, together: Readonly<Record<string, string>> = {}): Choice {
  return (_params, options) => {
    const asked = property(options, 'accept');
    if (typeof asked !== 'string') return usual;
    return Object.hasOwn(together, asked) ? (together[asked] ?? asked) : asked;
  };
}

function isKey<Results>(readers: Readers<Results>, name: PropertyKey): name is keyof Results {
  return Object.hasOwn(readers, name);
}
