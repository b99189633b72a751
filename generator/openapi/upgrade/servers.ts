import { isMembers, own, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { stringsOf, type Spot, type Upgrade } from './context.js';

/** The preferred scheme first: what is encrypted, whatever the order in which schemes are written. */
const SCHEMES = ['https', 'http', 'wss', 'ws'] as const;

/** Servers from `host`, `basePath` and a list of schemes. Without a host they are relative to where the document is from. */
export const serversOf = ({ view, moves }: Upgrade, schemes: Spot, at: string): readonly Members[] => {
  const root = view.value(view.entry);
  const [host, path] = isMembers(root) ? [own(root, 'host'), own(root, 'basePath')] : [];
  const base = typeof path === 'string' ? `/${path.replace(/^\/+|\/+$/g, '')}` : '';
  const tail = base === '/' ? '' : base;
  const isNamed = typeof host === 'string' && host !== '';
  const hosted = isNamed ? host.replace(/\/+$/, '') : undefined;
  const source = isNamed ? '/host' : typeof path === 'string' ? '/basePath' : '';
  const written = stringsOf(schemes.value) ?? ['https'];
  const usable = SCHEMES.filter((each) => written.includes(each));
  const urls =
    hosted === undefined
      ? tail === ''
        ? []
        : [tail]
      : (usable.length === 0 ? ['https'] : usable).map((scheme) => `${scheme}://${hosted}${tail}`);
  for (const index of urls.keys()) moves.made(view.entry, source, child(at, index));
  return urls.map((url) => ({ url }));
};
