// An output of your own: a table of every route with the versions that have it, beside the client.
import { code, join, str, versionsOf, type Output } from '../generator/index.js'; // in a program of yours: from 'apivintage'

/** Writes `routes.ts`: `{ method: 'GET', path: '/agents', versions: ['2026-04-16', '2026-04-28'] }` and so on. */
export const routes: Output = {
  name: 'routes',
  plan: ({ api }) => {
    const rows = api.operations.map((timeline) => {
      const { method, path } = timeline.revisions[0].value;
      // Text of a description becomes code through an encoder, such as `str`, and in no other way.
      const template = path.map((part) => (part.kind === 'text' ? part.text : `{${part.wireName}}`)).join('');
      const versions = join(versionsOf(timeline, api).map(str), code`, `);
      return code`  { method: ${str(method)}, path: ${str(template)}, versions: [${versions}] },`;
    });
    const table = join(rows, code`\n`);
    return {
      files: [{ path: 'routes.ts', code: code`export const ROUTES = [\n${table}\n] as const;` }],
    };
  },
};
