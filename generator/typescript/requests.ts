import { Code, code, join } from '../code.js';
import type { AuthRequirement, Operation, Parameter, VersionId } from '../ir/model.js';
import type { ClientContext } from './context.js';
import { usualDecoder } from './decoders.js';
import { key, literal, num, str } from './literal.js';
import { bodyText, isApart } from './body-encoders.js';
import {
  cookieStyle,
  headerStyle,
  mayHoldMany,
  parameterStyle,
  type RequestWriter,
} from './parameter-styles.js';
import type { ParamsPlan } from './parameters.js';
import { choiceOf, readersOf, wireType, type ResultsByMediaType } from './representations.js';
import type { RuntimeName } from './runtime-names.js';
import type { FileScope } from './scope.js';
import type { RequestView } from './views/resource.js';

/**
 * Describe what an operation puts on the wire and how its answer is read. `results`: the type of its results by media
 * type, where there are several; `version`: one for which this is what the operation is.
 */
export const requestView = (
  context: ClientContext,
  scope: FileScope,
  operation: Operation,
  plan: ParamsPlan,
  results: ResultsByMediaType,
  version: VersionId,
): RequestView => {
  const { body } = operation;
  const accept = wireType(operation.success);
  const isChosen = operation.alternatives.length > 0;
  const server = ownServer(operation);
  const writer = { context, scope, version };
  return {
    method: str(operation.method),
    ...pathView(writer, operation),
    query: styled(scope, operation, plan, 'query', (parameter) => parameterStyle(writer, parameter)),
    headers: styled(scope, operation, plan, 'header', (parameter) => headerStyle(writer, parameter)),
    cookies: styled(scope, operation, plan, 'cookie', (parameter) => cookieStyle(writer, parameter)),
    putHeaders: isInHeaders(operation) ? scope.runtimeValue('headerParams') : Code.EMPTY,
    body: bodyText(writer, operation, plan),
    bodyFrom: body === undefined ? Code.EMPTY : scope.runtimeValue(bodySource(plan, body.required)),
    accept: isChosen || accept === 'application/json' ? Code.EMPTY : str(accept),
    choose: choiceOf(scope, operation, plan),
    errors: operation.errors.map(({ status }) => literal(status)),
    security: isSameSecurity(operation.auth, context.api.security)
      ? Code.EMPTY
      : securityText(operation.auth),
    baseURL: server === undefined ? Code.EMPTY : str(server),
    returns: isChosen
      ? readersOf(context, scope, operation, results, version)
      : usualDecoder(context, scope, operation, version),
  };
};

/** Whether something of the parameters stands in headers, or in cookies, which are one. */
const isInHeaders = ({ parameters }: Operation): boolean =>
  parameters.some((parameter) => parameter.in === 'header' || parameter.in === 'cookie');

/** Where in the parameters the body is. */
const bodySource = (plan: ParamsPlan, isRequired: boolean): RuntimeName => {
  if (isApart(plan)) return 'bodyParam';
  return isRequired ? 'requiredFields' : 'fields';
};

/** A path of text alone is one text, which nothing has to fill. */
const pathView = (writer: RequestWriter, operation: Operation): Pick<RequestView, 'path' | 'fill'> => {
  const segments = sentPath(operation);
  const texts = segments.flatMap((segment) => (segment.kind === 'text' ? segment.text : []));
  if (texts.length === segments.length) return { path: [str(encodePath(texts.join('')))], fill: Code.EMPTY };
  return { path: pathParts(writer, operation), fill: writer.scope.runtimeValue('fillPath') };
};

const pathParts = ({ context, scope, version }: RequestWriter, operation: Operation): readonly Code[] => {
  let position = 0;
  return sentPath(operation).map((segment) => {
    if (segment.kind === 'text') return str(encodePath(segment.text));
    const parameter = operation.parameters.find(
      (each) => each.in === 'path' && each.wireName === segment.wireName,
    );
    const at = num(position++);
    const flag = parameter?.explode === true ? code`, true` : Code.EMPTY;
    if (parameter?.style === 'path') return code`${scope.runtimeCall('segments')}(${at})`;
    if (parameter?.style === 'json') {
      const places = context.places?.ofSent(parameter.type, version, scope);
      return places === undefined
        ? code`${scope.runtimeCall('jsonSegment')}(${at})`
        : code`${scope.runtimeCall('int64Segment')}(${at}, ${places})`;
    }
    if (parameter?.style === 'label') return code`${scope.runtimeCall('label')}(${at}${flag})`;
    if (parameter?.style === 'matrix') {
      return code`${scope.runtimeCall('matrix')}(${at}, ${str(segment.wireName)}${flag})`;
    }
    return parameter !== undefined && mayHoldMany(context, parameter.type)
      ? code`${scope.runtimeCall('segment')}(${at}${flag})`
      : at;
  });
};

/**
 * Some descriptions tell operations at one path apart by a fragment: `/#Action=Sort`. Appended to the URL of a server it
 * is that of the URL, which no client sends.
 */
const sentPath = ({ path }: Operation): Operation['path'] => {
  const last = path.at(-1);
  return last?.kind === 'text' && last.text.includes('#')
    ? [...path.slice(0, -1), { kind: 'text', text: last.text.slice(0, last.text.indexOf('#')) }]
    : path;
};

/** Percent-encode what may not stand in a path; what is encoded already stays. */
const encodePath = (text: string): string =>
  text.replace(/%(?![0-9A-Fa-f]{2})|[^\w\-.~!$&'()*+,;=:@/%]/gu, (character) => {
    try {
      return character === '?' ? '?' : encodeURIComponent(character);
    } catch {
      return '%EF%BF%BD';
    }
  });

/** How the parameters of a place are written, by their keys in `params`. */
const styled = (
  scope: FileScope,
  operation: Operation,
  plan: ParamsPlan,
  place: Parameter['in'],
  style: (parameter: Parameter) => Code,
): RequestView['query'] =>
  operation.parameters
    .filter((parameter) => parameter.in === place)
    .map((parameter) => {
      const { wireName } = parameter;
      const name = plan.keys.get(parameter) ?? wireName;
      const rename = place === 'header' ? 'renamedHeader' : 'renamed';
      return {
        key: key(name),
        style:
          name === wireName
            ? style(parameter)
            : code`${scope.runtimeCall(rename)}(${str(wireName)}, ${style(parameter)})`,
      };
    })
    .sort((a, b) => (a.key.text < b.key.text ? -1 : 1));

const securityText = (requirements: readonly AuthRequirement[]): Code => {
  const alternatives = requirements.map((names) => code`[${join(names.map(str), code`, `)}]`);
  return code`[${join(alternatives, code`, `)}]`;
};

const isSameSecurity = (a: readonly AuthRequirement[], b: readonly AuthRequirement[]): boolean => {
  const sorted = (requirements: readonly AuthRequirement[]): string =>
    JSON.stringify(
      requirements.map((each) => [...each].sort()).sort((x, y) => (x.join() < y.join() ? -1 : 1)),
    );
  return sorted(a) === sorted(b);
};

/**
 * The address of an operation that does not live at the API's; a relative one is left to the client, as is one of which no
 * default says where it is.
 */
export const ownServer = ({ servers: [server] }: Operation): string | undefined => {
  const url = server === undefined ? '' : withDefaults(server);
  return /^https?:[^{}]*$/.test(url) ? url : undefined;
};

/** The url of a server with the defaults of its variables, but for one that is kept. */
export const withDefaults = (server: Operation['servers'][number], kept?: string): string =>
  server.url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    if (name === kept) return whole;
    const variable = server.variables.find((each) => each.wireName === name);
    return variable?.default ?? whole;
  });
