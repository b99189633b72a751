import { newest } from '../ir/lookup.js';
import type { Api, Operation, OperationId } from '../ir/model.js';
import { isCustomMethod, staticSegments } from '../ir/path.js';

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
  if (id === undefined) return operation.verb === 'post' && !last.endsWith('s');
  return firstWord(id) === firstWord(last);
};

/** The segments of a path with every parameter alike. */
const shapeOf = (operation: Operation): readonly string[] =>
  operation.path
    .map((segment) => (segment.kind === 'text' ? segment.text : '{}'))
    .join('')
    .split('/')
    .filter((segment) => segment !== '');

const firstWord = (text: string): string =>
  (/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/.exec(text)?.[0] ?? text).toLowerCase();
