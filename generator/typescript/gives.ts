import { code, join, type Code } from '../code.js';
import type { VersionId } from '../ir/model.js';
import { key } from './literal.js';

/** What a method gives. */
export interface Gives {
  /** All that it may give, by version. */
  readonly results: ReadonlyMap<VersionId, Code>;
  /** Empty where it gives one thing only. */
  readonly mediaTypes: readonly string[];
  /** By version and media type; empty where there is no choice. */
  readonly byMediaType: ReadonlyMap<VersionId, ReadonlyMap<string, Code>>;
}

interface VersionGives {
  readonly version: VersionId;
  /** By media type, the usual one first. */
  readonly types: ReadonlyMap<string, Code>;
}

/** `mediaTypes`: all that any version has, in their order; none where no version has several. */
export const givesOf = (versions: readonly VersionGives[], mediaTypes: readonly string[]): Gives => {
  const results = new Map<VersionId, Code>();
  const byMediaType = new Map<VersionId, ReadonlyMap<string, Code>>();
  for (const { version, types } of versions) {
    const distinct = new Map([...types.values()].map((type) => [type.text, type]));
    results.set(version, join([...distinct.values()], code` | `));
    const inOrder = mediaTypes.flatMap((each) => {
      const type = types.get(each);
      return type === undefined ? [] : [[each, type] as const];
    });
    if (mediaTypes.length > 0) byMediaType.set(version, new Map(inOrder));
  }
  return { results, mediaTypes, byMediaType };
};

/** `{ 'application/json': ApiPromise<Item>; 'text/plain': ApiPromise<string> }` */
export const mediaTypesText = (types: ReadonlyMap<string, Code>): Code =>
  code`{ ${join(
    [...types].map(([mediaType, type]) => code`${key(mediaType)}: ${type}`),
    code`; `,
  )} }`;
