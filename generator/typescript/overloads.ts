import { Code, code, join } from '../code.js';
import type { Operation, Switch } from '../ir/model.js';
import { comment, type CommentView } from './comments.js';
import { key, literal, str } from './literal.js';
import type { ParamsPlan } from './parameters.js';
import type { Reach } from './method-subject.js';
import { contentTypeOf } from './sendings.js';
import { mediaTypeOf, switched, switchPath } from './representations.js';
import type { OverloadView } from './views/resource.js';

/** A method whose result follows from its arguments. */
export interface Overloaded {
  readonly operation: Operation;
  readonly plan: ParamsPlan;
  readonly comment: CommentView;
  /** The first line of what is said about the operation. */
  readonly summary: string;
  readonly positions: readonly Code[];
  /** Undefined where there are none. */
  readonly params: { readonly type: (version: Code) => Code; readonly isRequired: boolean } | undefined;
  readonly options: Code;
  /** The media types of the body of which one may be named, or has to be: `isNamed`; none where there is no choice. */
  readonly contentTypes: readonly string[];
  readonly isNamed: boolean;
  /** Where a representation can be had; without one, where the method is. */
  readonly reach: (mediaType?: string) => Reach;
  /** Every version of the method has the representation. */
  readonly isEverywhere: (mediaType: string) => boolean;
  /** What the method gives as one of the media types, at a version. */
  readonly returns: (mediaTypes: readonly string[], version: Code) => Code;
}

/** One signature for each representation: the usual one first, and last what a caller sees who leaves it open. */
export const overloadsOf = (method: Overloaded): readonly OverloadView[] => {
  const { operation, comment: whole, summary, isNamed } = method;
  const usual = mediaTypeOf(operation.success);
  const flagged = switched(operation.alternatives);
  const named = operation.alternatives.filter(({ when }) => when === undefined);
  const options =
    named.length === 0 ? optionsOf(method) : optionsOf(method, code`accept?: ${str(usual)} | undefined`);
  const given = { options, isFilled: isNamed };
  const first = signature(method, {
    comment: isNamed ? said(method) : whole,
    gives: [usual],
    narrowing: flagged && unset(method, flagged.when),
    ...given,
  });
  const others = named.map(({ outcome }) => {
    const accept = str(mediaTypeOf(outcome));
    return signature(method, {
      comment: said(method, `accept: ${accept.text}`),
      gives: [mediaTypeOf(outcome)],
      options: optionsOf(method, code`accept: ${accept}`, true),
      isFilled: true,
    });
  });
  const all = [usual, ...operation.alternatives.map(({ outcome }) => mediaTypeOf(outcome))];
  const open = { comment: isNamed ? said(method) : comment([summary]), ...given };
  if (flagged === undefined) {
    // What is usual today cannot be named where it does not exist.
    const unnamed = { ...open, options: optionsOf(method), gives: all };
    return [first, ...others, ...(method.isEverywhere(usual) ? [] : [signature(method, unnamed)])];
  }
  const other = mediaTypeOf(flagged.outcome);
  const flag = signature(method, {
    comment: said(method, `${key(flagged.when.wireName).text}: ${String(flagged.when.value)}`),
    gives: [other],
    narrowing: set(method, flagged.when),
    ...given,
  });
  return [first, flag, ...others, signature(method, { ...open, gives: [usual, other] })];
};

/** `options?: RequestOptions & { contentType?: 'text/plain' | undefined; accept?: 'text/csv' | undefined }` */
const optionsOf = (
  { options, contentTypes, isNamed }: Overloaded,
  accept = Code.EMPTY,
  isAcceptNamed = false,
): Code => {
  const type = contentTypeOf(contentTypes);
  const content = isNamed ? code`contentType: ${type}` : code`contentType?: ${type} | undefined`;
  const members = [...(type.isEmpty ? [] : [content]), ...(accept.isEmpty ? [] : [accept])];
  const own = members.length === 0 ? Code.EMPTY : code` & { ${join(members, code`; `)} }`;
  return code`options${isNamed || isAcceptNamed ? Code.EMPTY : code`?`}: ${options}${own}`;
};

/** The summary, and what has to be said for this signature. */
const said = ({ summary, isNamed, contentTypes }: Overloaded, ...how: readonly string[]): CommentView => {
  const types = contentTypes.map((each) => str(each).text).join(' | ');
  const all = [...(isNamed ? [`contentType: ${types}`] : []), ...how];
  return comment([summary, `With ${all.map((each) => `\`${each}\``).join(' and ')}.`]);
};

interface Narrowing {
  readonly type: Code;
  readonly isRequired: boolean;
}

interface Signature {
  readonly comment: CommentView;
  /** Media types. */
  readonly gives: readonly string[];
  readonly narrowing?: Narrowing | undefined;
  readonly options: Code;
  /** A parameter comes after `params`, so that it cannot be left out. */
  readonly isFilled?: boolean;
}

const signature = (
  { positions, params, reach, returns }: Overloaded,
  { comment: words, gives, narrowing, options, isFilled = false }: Signature,
): OverloadView => {
  const { generics, self, version } = reach(gives.length === 1 ? gives[0] : undefined);
  const given = params === undefined ? [] : [paramsOf(params, narrowing, version, isFilled)];
  return {
    comment: words,
    generics,
    parameters: [...self, ...positions, ...given, options],
    returns: returns(gives, version),
  };
};

const paramsOf = (
  params: NonNullable<Overloaded['params']>,
  narrowing: Narrowing | undefined,
  version: Code,
  isFilled: boolean,
): Code => {
  const own = params.type(version);
  const type = narrowing === undefined ? own : code`${own} & ${narrowing.type}`;
  if (params.isRequired || narrowing?.isRequired === true) return code`params: ${type}`;
  return isFilled ? code`params: ${type} | undefined` : code`params?: ${type}`;
};

const set = ({ operation, plan }: Overloaded, when: Switch): Narrowing => ({
  type: nested(switchPath(operation, plan, when), literal(when.value), false),
  isRequired: true,
});

const unset = ({ operation, plan }: Overloaded, when: Switch): Narrowing => {
  const values = [literal(!when.value), ...(when.nullable ? [code`null`] : []), code`undefined`];
  return {
    type: nested(switchPath(operation, plan, when), join(values, code` | `), true),
    isRequired: false,
  };
};

const nested = (path: readonly string[], leaf: Code, isOptional: boolean): Code =>
  path.reduceRight((inner, name) => code`{ ${key(name)}${isOptional ? code`?` : code``}: ${inner} }`, leaf);
