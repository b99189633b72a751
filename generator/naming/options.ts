import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { credentialOptions } from '../ir/credentials.js';
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
    ...partsOf(api, names),
    ...names.clientParameters.values(),
    ...names.serverVariables.values(),
  ];
  for (const option of Object.keys(env)) {
    if (!known.includes(option)) report(diagnose('unknown-client-option', { option, known }));
  }
};

/** What a client needs to fetch tokens may come from the environment in parts. */
const partsOf = (api: Api, names: Names): readonly string[] =>
  api.auth
    .flatMap((scheme) => credentialOptions(api, scheme))
    .filter(({ editions }) =>
      editions.some(({ scheme }) => scheme.kind === 'oauth2' && scheme.tokenUrl !== undefined),
    )
    .flatMap(({ id }) => {
      const option = names.credentials.get(id) ?? id;
      return [`${option}.clientId`, `${option}.clientSecret`];
    });
