import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api, Server } from '../ir/model.js';

/**
 * Tell of versions that differ in where they are without saying the host: what a user gives as `baseURL` is for all versions.
 *
 * @param file the entry of the description, as messages name it
 */
export const checkServers = (
  { versions, versioning, serverByVersion }: Api,
  file: string,
  report: (diagnostic: Diagnostic) => void,
): void => {
  // A variable for the version may stand in `baseURL` too.
  if (serverByVersion === undefined || versioning?.carrier.kind === 'server') return;
  const places = versions.map(({ id }) => ({
    version: id,
    server: serverByVersion.find((each) => each.versions.includes(id))?.value,
  }));
  if (places.every(({ server }) => hasHost(server))) return;
  const addresses = places.map(({ version, server }) => `${version}: ${server?.url ?? 'none'}`);
  report(diagnose('server-without-host-by-version', { addresses }, { file }));
};

const hasHost = (server: Server | undefined): boolean => /^(?:https?:|\{)/i.test(server?.url ?? '');
