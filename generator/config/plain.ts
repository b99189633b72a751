import { isAddress } from '../source/uris.js';
import type { ApiConfig, Config } from './config.js';

/**
 * A configuration that is valid at a glance: the keys that most have, each with a value of the right kind. Loading the
 * schema takes longer than a run that changes nothing, so that it is asked only about all others, and for what is wrong.
 */
export const plainConfig = (value: unknown): Config | undefined => {
  if (!isObject(value) || Object.keys(value).some((key) => key !== 'apis')) return undefined;
  const apis = 'apis' in value && isObject(value.apis) ? Object.entries(value.apis) : [];
  const checked: [string, ApiConfig][] = [];
  for (const [key, api] of apis) {
    const plain = key === '' ? undefined : plainApi(api);
    if (plain === undefined) return undefined;
    checked.push([key, plain]);
  }
  return checked.length === 0 ? undefined : { apis: Object.fromEntries(checked) };
};

const KEYS: ReadonlySet<string> = new Set(['spec', 'output', 'name', 'env']);

const plainApi = (value: unknown): ApiConfig | undefined => {
  if (!isObject(value) || Object.keys(value).some((key) => !KEYS.has(key))) return undefined;
  const [spec, output, name, env] = ['spec', 'output', 'name', 'env'].map((key) => member(value, key));
  const variables = env === undefined ? {} : plainEnv(env);
  if (!isPath(spec) || !isPath(output) || isAddress(output) || variables === undefined) return undefined;
  if (name !== undefined && !(isText(name) && /^[A-Za-z_$]/.test(name))) return undefined;
  return {
    spec,
    output,
    ...(name === undefined ? {} : { name }),
    ...(env === undefined ? {} : { env: variables }),
  };
};

const member = (value: object, key: string): unknown => Object.getOwnPropertyDescriptor(value, key)?.value;

const plainEnv = (value: unknown): Readonly<Record<string, string>> | undefined => {
  if (!isObject(value)) return undefined;
  const variables: [string, string][] = [];
  for (const [option, variable] of Object.entries<unknown>({ ...value })) {
    if (!isText(variable) || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) return undefined;
    variables.push([option, variable]);
  }
  return Object.fromEntries(variables);
};

const isPath = (value: unknown): value is string => isText(value) && !value.includes('\0');

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
