import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api } from '../ir/model.js';
import type { Names } from './names.js';

/** Report defaults from the environment that are for no option of the client: a slip there would go unnoticed for long. */
export const checkEnvironment = (
  env: Readonly<Record<string, string>>,
  api: Api,
  names: Names,
  report: (diagnostic: Diagnostic) => void,
): void => {
  const known = [
    'baseURL',
    ...names.credentials.values(),
    ...api.auth.flatMap(partsOf(names)),
    ...names.clientParameters.values(),
    ...names.serverVariables.values(),
  ];
  for (const option of Object.keys(env)) {
    if (!known.includes(option)) report(diagnose('unknown-client-option', { option, known }));
  }
};

/** What a client needs to fetch tokens may come from the environment in parts. */
const partsOf =
  ({ credentials }: Names) =>
  (scheme: Api['auth'][number]): readonly string[] => {
    if (scheme.kind !== 'oauth2' || scheme.tokenUrl === undefined) return [];
    const option = credentials.get(scheme.id) ?? scheme.id;
    return [`${option}.clientId`, `${option}.clientSecret`];
  };
