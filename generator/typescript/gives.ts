import { code, join, type Code } from '../code.js';
import type { VersionId } from '../ir/model.js';
import { key } from './literal.js';

/** What a method gives: in each span of its operation. */
export interface Gives {
  /** All that it may give. */
  readonly results: readonly Given[];
  /** Empty where it gives one thing only. */
  readonly mediaTypes: readonly string[];
  /** By media type; empty where there is no choice. */
  readonly byMediaType: readonly ReadonlyMap<string, Code>[];
}

export interface Given {
  readonly versions: readonly VersionId[];
  readonly text: Code;
  /** The text names `V`, which stands for each of the versions. */
  readonly isOpen: boolean;
}

interface SpanGives extends Omit<Given, 'text'> {
  /** By media type, the usual one first. */
  readonly types: ReadonlyMap<string, Code>;
}

/** `mediaTypes`: all that any version has, in their order; none where no version has several. */
export const givesOf = (spans: readonly SpanGives[], mediaTypes: readonly string[]): Gives => {
  const results = spans.map(({ versions, types, isOpen }) => {
    const distinct = new Map([...types.values()].map((type) => [type.text, type]));
    return { versions, text: join([...distinct.values()], code` | `), isOpen };
  });
  const inOrder = (types: ReadonlyMap<string, Code>): ReadonlyMap<string, Code> =>
    new Map(
      mediaTypes.flatMap((each) => {
        const type = types.get(each);
        return type === undefined ? [] : [[each, type] as const];
      }),
    );
  return {
    results,
    mediaTypes,
    byMediaType: mediaTypes.length === 0 ? [] : spans.map(({ types }) => inOrder(types)),
  };
};

/** Whether it depends on the version what a method gives, or in which media types. */
export const differByVersion = ({ results, byMediaType }: Gives): boolean => {
  const texts = new Set(results.map(({ text }) => text.text));
  const choices = new Set(byMediaType.map((types) => JSON.stringify([...types.keys()])));
  return texts.size > 1 || choices.size > 1 || results.some(({ isOpen }) => isOpen);
};

/** `{ 'application/json': ApiPromise<Item>; 'text/plain': ApiPromise<string> }` */
export const mediaTypesText = (types: ReadonlyMap<string, Code>): Code =>
  code`{ ${join(
    [...types].map(([mediaType, type]) => code`${key(mediaType)}: ${type}`),
    code`; `,
  )} }`;
