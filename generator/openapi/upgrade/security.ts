import { isMembers, own, type Members } from '../../ir/documents.js';
import { without } from './context.js';

/** What a flow is called since OpenAPI 3. */
const FLOWS: ReadonlyMap<unknown, string> = new Map([
  ['implicit', 'implicit'],
  ['password', 'password'],
  ['application', 'clientCredentials'],
  ['accessCode', 'authorizationCode'],
]);

/** A security definition as a security scheme. */
export const upgradeScheme = (value: unknown): unknown => {
  if (!isMembers(value)) return value;
  const type = own(value, 'type');
  if (type === 'basic') return { ...value, type: 'http', scheme: 'basic' };
  return type === 'oauth2' ? upgradeOauth(value) : value;
};

const upgradeOauth = (value: Members): Members => {
  const flow = FLOWS.get(own(value, 'flow'));
  const urls = Object.entries(value).filter(([key]) => key === 'authorizationUrl' || key === 'tokenUrl');
  const scopes = own(value, 'scopes') ?? {};
  return {
    ...without(value, 'flow', 'authorizationUrl', 'tokenUrl', 'scopes'),
    flows: flow === undefined ? {} : { [flow]: { ...Object.fromEntries(urls), scopes } },
  };
};
