import { isMembers, own, type Members } from '../../../generator/ir/documents.js';
import { followed, membersAt, textAt, type OperationNode } from '../../support/openapi/document.js';
import { kindsOf, partsOf } from '../../support/openapi/readings.js';
import type { Mistake } from './main.js';

/** Why a call need not lead to a request that its document describes, each with what tells such calls. */
const REASONS: readonly (readonly [
  reason: string,
  applies: (mistake: Mistake, node: OperationNode) => boolean,
])[] = [
  [
    'a parameter that is nothing when it is written: its schema has only empty instances',
    ({ problem }) => problem.includes('Unsampled: only what is empty'),
  ],
  [
    'a schema that leads back to itself before it says anything',
    ({ problem }) => problem.includes('Unsampled: RangeError'),
  ],
  [
    'a schema without any instance: what it says contradicts itself',
    ({ problem }) => problem.includes('Unsampled:'),
  ],
  [
    'a GET or HEAD with a body, which `fetch` cannot send: it is left out, with a warning',
    ({ problem }, { method, node }) =>
      problem.endsWith('the body is missing') &&
      ['GET', 'HEAD'].includes(method) &&
      own(node, 'requestBody') !== undefined,
  ],
  [
    'a method that `fetch` refuses, which is warned about',
    ({ problem }, { method }) =>
      problem.includes('ConnectionError') && ['TRACE', 'TRACK', 'CONNECT'].includes(method),
  ],
  [
    'two credentials at once that want the same header',
    ({ problem, security, plain }) =>
      problem.includes('no credential') && security.some((each) => wantsOneHeaderTwice(plain, each)),
  ],
  [
    'a parameter of the path that the path has no place for',
    ({ problem }, { parameters, path }) =>
      parameters.some((each) => {
        const name = textAt(each, 'name');
        return (
          textAt(each, 'in') === 'path' && !path.includes(`{${name}}`) && problem.includes(`path ${name}: `)
        );
      }),
  ],
  [
    'a form whose schema has no names for its values',
    ({ problem, plain }, { node }) => problem.includes('body: ') && isNameless(plain, node),
  ],
  [
    'a property of an exploded object with the name of another parameter',
    ({ problem, plain }, { parameters }) =>
      parameters.some(
        (each) => problem.includes(`query ${textAt(each, 'name')}`) && isShadowed(plain, each, parameters),
      ),
  ],
  [
    'parts that are no form data, which is warned about',
    ({ problem, plain }, { node }) =>
      problem.endsWith("no body of type 'multipart/form-data' is described") &&
      contentOf(plain, node).some(([type]) => type.startsWith('multipart/')),
  ],
  [
    'an operation at a host that only options tell, which is warned about',
    ({ problem }, { servers }) =>
      problem.includes('there is no operation') &&
      servers.every((url) => url.startsWith('/') || /^\w+:\/\/[^/]*\{/.test(url)),
  ],
];

/** The reason of a mistake; undefined where none is known. */
export const reasonFor = (mistake: Mistake): string | undefined => {
  const { node } = mistake;
  if (node === undefined) return undefined;
  return REASONS.find(([, applies]) => applies(mistake, node))?.[0];
};

/** All but API keys are sent as `Authorization`. */
const wantsOneHeaderTwice = (plain: Members, requirement: Members): boolean => {
  const schemes = membersAt(membersAt(plain, 'components'), 'securitySchemes');
  const headers = Object.keys(requirement).flatMap((name) => {
    const scheme = followed(plain, own(schemes, name) ?? {});
    if (textAt(scheme, 'type') !== 'apiKey') return ['authorization'];
    return textAt(scheme, 'in') === 'header' ? [textAt(scheme, 'name').toLowerCase()] : [];
  });
  return new Set(headers).size < headers.length;
};

const contentOf = (plain: Members, node: Members): readonly (readonly [type: string, entry: unknown])[] => {
  const body = own(node, 'requestBody');
  return body === undefined ? [] : Object.entries(membersAt(followed(plain, body), 'content'));
};

const isNameless = (plain: Members, node: Members): boolean =>
  contentOf(plain, node).some(([type, entry]) => {
    const schema = isMembers(entry) ? own(entry, 'schema') : undefined;
    return type === 'application/x-www-form-urlencoded' && !kindsOf(partsOf(plain, schema)).has('object');
  });

const isShadowed = (plain: Members, parameter: Members, all: readonly Members[]): boolean =>
  all.some(
    (each) =>
      each !== parameter &&
      own(each, 'explode') !== false &&
      partsOf(plain, own(each, 'schema')).some(
        (part) => textAt(parameter, 'name') in membersAt(part, 'properties'),
      ),
  );
