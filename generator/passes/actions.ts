import { newest } from '../ir/lookup.js';
import type { Api, Operation, OperationId } from '../ir/model.js';
import { withoutGroup } from '../ir/operation-id.js';
import { isCustomMethod, lettersOf, staticSegments } from '../ir/path.js';
import { withoutPrefix } from './prefix.js';

/**
 * Operations whose last segment says what they do, not what they act on: `POST /customdomains/{name}/verify` when it is
 * called VerifyCustomDomain, or `POST /jobs/{id}:cancel` whatever it is called. Such a segment is a method of the service
 * before it. Only an operation that stands alone at its path, with nothing below, can be one, so that a real collection
 * never turns into a method.
 */
export const actionOf = (api: Api): ReadonlySet<OperationId> => {
  const operations = api.operations.map((timeline) => newest(timeline, api));
  const shapes = new Map<string, number>();
  for (const operation of operations) {
    const segments = shapeOf(operation);
    for (let length = 1; length <= segments.length; length++) {
      const key = segments.slice(0, length).join('/');
      shapes.set(key, (shapes.get(key) ?? 0) + 1);
    }
  }
  return new Set(
    operations.filter((operation) => isAction(operation, shapes)).map((operation) => operation.id),
  );
};

const isAction = (operation: Operation, shapes: ReadonlyMap<string, number>): boolean => {
  const segments = shapeOf(operation);
  const last = segments.at(-1);
  if (last === undefined || last === '{}') return false;
  if (shapes.get(segments.join('/')) !== 1) return false;
  if (isCustomMethod(staticSegments(operation).at(-1) ?? '')) return true;
  if (segments.length < 2) return false;
  const id = operation.operationId;
  if (id !== undefined && says(id, firstWord(last), operation)) return true;
  const isNameless = id === undefined || isPathAgain(id, operation);
  return isNameless && operation.verb === 'post' && !last.endsWith('s');
};

/** Whether an operation id begins with a word or, where something is posted, has it behind what that acts on. */
const says = (id: string, word: string, operation: Operation): boolean => {
  const said = withoutGroup(id);
  return firstWord(said) === word || (operation.verb === 'post' && behindNoun(said, operation) === word);
};

/** The segments of a path with every parameter alike. */
const shapeOf = (operation: Operation): readonly string[] =>
  operation.path
    .map((segment) => (segment.kind === 'text' ? segment.text : '{}'))
    .join('')
    .split('/')
    .filter((segment) => segment !== '');

/** Whether an id only repeats verb and path, as frameworks make them up: `postIpsList` of `POST /ips/list`. */
const isPathAgain = (id: string, operation: Operation): boolean => {
  const named = lettersOf(id);
  const withParameters = (nameOf: (wireName: string) => string): readonly string[] =>
    operation.path
      .map((segment) => (segment.kind === 'text' ? segment.text : nameOf(segment.wireName)))
      .join('')
      .split('/')
      .filter((segment) => segment !== '');
  return (
    [
      staticSegments(operation),
      withParameters((name) => name),
      // `file_id` is the id of a file.
      withParameters((name) => (/id$/i.test(name) ? 'id' : name)),
    ]
      // What numbers the API is in some ids, and not in others.
      .flatMap((segments) => [segments, withoutPrefix(segments)])
      .map((segments) => lettersOf(segments.join('')))
      .some((path) => named === operation.verb + path || named === path + operation.verb)
  );
};

/** The word after what the operation acts on: `kill` of `ContainerKill` at `/containers/{id}/kill`. */
const behindNoun = (id: string, operation: Operation): string | undefined => {
  const words = wordsOf(id);
  const holders = [...staticSegments(operation).slice(-2, -1), ...operation.tags].map(lettersOf);
  const end = words.findIndex((_, index) => {
    const noun = words.slice(0, index + 1).join('');
    return holders.some((holder) => holder === noun || holder === `${noun}s`);
  });
  return end === -1 ? undefined : words[end + 1];
};

const wordsOf = (text: string): readonly string[] =>
  (text.match(/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g) ?? []).map((word) => word.toLowerCase());

const firstWord = (text: string): string => wordsOf(text)[0] ?? text.toLowerCase();
