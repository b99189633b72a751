import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Names } from './names.js';

/** Report defaults from the environment that are for no option of the client: a slip there would go unnoticed for long. */
export const checkEnvironment = (
  env: Readonly<Record<string, string>>,
  names: Names,
  report: (diagnostic: Diagnostic) => void,
): void => {
  const known = [
    'baseURL',
    ...names.credentials.values(),
    ...names.clientParameters.values(),
    ...names.serverVariables.values(),
  ];
  for (const option of Object.keys(env)) {
    if (!known.includes(option)) report(diagnose('unknown-client-option', { option, known }));
  }
};
