import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api, Server } from '../ir/model.js';

/**
 * Tell of versions that differ in where they are without saying the host: what a user gives as `baseURL` is for all versions.
 * And of those that are to be told apart by a part of the address that no address has.
 *
 * @param file the entry of the description, as messages name it
 */
export const checkServers = (
  { versions, versioning, servers, serverByVersion }: Api,
  file: string,
  report: (diagnostic: Diagnostic) => void,
): void => {
  const carrier = versioning?.carrier;
  if (carrier?.kind === 'server') {
    // Addresses that differ say the version. And the variable may stand in `baseURL`, which is all there is without servers.
    const isSaid =
      serverByVersion !== undefined || servers.some(({ url }) => url.includes(`{${carrier.name}}`));
    if (!isSaid && servers.length > 0)
      report(diagnose('version-without-variable', { variable: carrier.name }, { file }));
    return;
  }
  if (serverByVersion === undefined) return;
  const places = versions.map(({ id }) => ({
    version: id,
    server: serverByVersion.find((each) => each.versions.includes(id))?.value,
  }));
  if (places.every(({ server }) => hasHost(server))) return;
  const addresses = places.map(({ version, server }) => `${version}: ${server?.url ?? 'none'}`);
  report(diagnose('server-without-host-by-version', { addresses }, { file }));
};

const hasHost = (server: Server | undefined): boolean => /^(?:https?:|\{)/i.test(server?.url ?? '');
