import { isMembers, own, type Members } from '../ir/documents.js';
import {
  ADDED,
  BEFORE,
  CHANGE,
  ENUM_ADDED,
  ENUM_REMOVED,
  MADE_OPTIONAL,
  MADE_REQUIRED,
  MEMBERS_BEFORE,
  REMOVED,
  RENAMED_FROM,
} from './annotations.js';

interface Shape {
  readonly fits: (value: unknown) => boolean;
  /** The rest of a sentence that begins with `must be`. */
  readonly expected: string;
  readonly example: string;
}

const isText = (value: unknown): boolean => typeof value === 'string';

const isTable =
  (fits: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    isMembers(value) && Object.values(value).every(fits);

const DATE: Shape = { fits: isText, expected: 'the name of a version, a string', example: "'2026-06-01'" };

const VALUES: Shape = {
  fits: isTable(isText),
  expected: 'an object that says of each value in which version, a string',
  example: "{ blue: '2026-06-01' }",
};

const SHAPES: ReadonlyMap<string, Shape> = new Map([
  [ADDED, DATE],
  [REMOVED, DATE],
  [MADE_REQUIRED, DATE],
  [MADE_OPTIONAL, DATE],
  [ENUM_ADDED, VALUES],
  [ENUM_REMOVED, VALUES],
  [
    BEFORE,
    {
      fits: isMembers,
      expected: 'an object that says by version what stood here before it',
      example: "{ '2026-06-01': { type: string } }",
    },
  ],
  [
    MEMBERS_BEFORE,
    {
      fits: isTable(isMembers),
      expected: 'an object that says by version which members were otherwise before it',
      example: "{ '2026-06-01': { description: The old words. } }",
    },
  ],
  [
    RENAMED_FROM,
    {
      fits: isTable(isText),
      expected: 'an object that says by version what this was called before it, a string',
      example: "{ '2026-06-01': oldName }",
    },
  ],
  [CHANGE, { fits: isText, expected: 'the name of a change, a string', example: 'paged-orders' }],
]);

/** The annotations of a node that are not written as they must be, with what they must be. */
export const malformedIn = (
  node: Members,
): readonly { readonly annotation: string; readonly expected: string; readonly example: string }[] =>
  Object.keys(node).flatMap((annotation) => {
    const shape = SHAPES.get(annotation);
    if (shape === undefined || shape.fits(own(node, annotation))) return [];
    return [{ annotation, expected: shape.expected, example: shape.example }];
  });
