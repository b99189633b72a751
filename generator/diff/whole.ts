import { isMembers, own } from '../ir/documents.js';
import type { Version, Versioning } from '../ir/model.js';
import { compareSaid, compareWords, membersSaid, tellWords } from './appearance.js';
import type { Finding } from './ledger.js';
import type { Node, Nodes } from './nodes.js';
import type { Side } from './side.js';
import type { TypeComparison } from './types.js';

/** What is said of the API as a whole: who makes it, its tags, and the versions that there are. */
export const compareWhole = (comparison: TypeComparison): void => {
  const { before: left, after: right, ledger } = comparison;
  const [info, root] = [
    { before: left.nodes.root('info'), after: right.nodes.root('info') },
    { before: left.nodes.root(), after: right.nodes.root() },
  ];
  const told = { holder: ledger.api, subject: 'the API', ...info };
  compareWords(ledger, [left.api.doc, right.api.doc], told);
  tellWords(ledger, [...membersSaid(info, ABOUT), ...membersSaid(root, ['externalDocs'])], {
    ...told,
    ...root,
  });
  compareTags(comparison);
  if (left.set !== right.set) compareVersions(comparison);
};

const ABOUT = ['version', 'termsOfService', 'contact', 'license'] as const;

const compareTags = ({ before: left, after: right, ledger }: TypeComparison): void => {
  const [old, now] = [tagsOf(left.nodes), tagsOf(right.nodes)];
  const toldOf = (name: string): Finding => ({
    holder: ledger.api,
    subject: `tag \`${name}\``,
    message: now.has(name) ? 'is new' : 'is gone',
    before: old.get(name),
    after: now.get(name),
  });
  for (const name of now.keys()) {
    if (!old.has(name)) ledger.add('tag-added', toldOf(name));
    else compareSaid(ledger, ['summary', 'description', 'parent', 'kind', 'externalDocs'], toldOf(name));
  }
  for (const name of old.keys()) if (!now.has(name)) ledger.add('tag-removed', toldOf(name));
};

/** Tags that the API declares, by name. */
const tagsOf = (nodes: Nodes): ReadonlyMap<string, Node> =>
  new Map(
    nodes.items(nodes.root('tags')).flatMap((node) => {
      const name = isMembers(node.value) ? own(node.value, 'name') : undefined;
      return typeof name === 'string' ? [[name, node] as const] : [];
    }),
  );

/** The catalogues of two descriptions. */
const compareVersions = ({ before: left, after: right, ledger }: TypeComparison): void => {
  const [old, now] = [left.catalogue, right.catalogue];
  if (old.versioning === undefined || now.versioning === undefined) return;
  const known = new Map(old.versions.map((each) => [each.id, each]));
  const toldOf = ({ id }: Version): Omit<Finding, 'message'> => ({
    ...{ holder: ledger.api, subject: `version \`${id}\`` },
    before: entryOf(left, id),
    after: entryOf(right, id),
  });
  for (const version of now.versions) {
    const former = known.get(version.id);
    known.delete(version.id);
    const told = toldOf(version);
    if (former === undefined)
      ledger.add('version-added', { ...told, message: `is new, and ${version.stage}` });
    else if (former.stage !== version.stage)
      ledger.add(ruleOfStage(version), { ...told, message: `is ${version.stage} now, was ${former.stage}` });
  }
  for (const each of known.values()) ledger.add('version-removed', { ...toldOf(each), message: 'is gone' });
  const at = { before: catalogueOf(left), after: catalogueOf(right) };
  const whole = { holder: ledger.api, subject: 'the API', ...at };
  for (const [was, is, what] of waysOf(old.versioning, now.versioning))
    if (was !== is) ledger.add('versioning-changed', { ...whole, message: `${what} ${is}, was ${was}` });
  const [was, is] = [old.versioning.pin, now.versioning.pin];
  if (was === is) return;
  const message = `is called by clients in version \`${is}\` unless they name one, was \`${was}\``;
  ledger.add('default-version-changed', { ...whole, message });
};

/** Where a version is listed, if it is. */
const entryOf = (side: Side, id: string): Node | undefined => {
  const catalogue = catalogueOf(side);
  const index = side.catalogue.versions.findIndex((each) => each.id === id);
  return index === -1 ? undefined : (side.nodes.below(catalogue, 'versions', index) ?? catalogue);
};

/**
 * What lists the versions, in the document that the user named, whatever document describes a version; that document where
 * a configuration does, which is no place in the description.
 */
const catalogueOf = ({ set, nodes }: Side): Node => {
  const root = { uri: set.entry, pointer: '', value: set.value(set.entry) };
  return nodes.below(root, 'x-api-versions') ?? root;
};

const ruleOfStage = ({ stage }: Version): 'version-retired' | 'version-status-changed' =>
  stage === 'retired' ? 'version-retired' : 'version-status-changed';

const waysOf = (
  before: Versioning,
  after: Versioning,
): readonly (readonly [was: string, is: string, what: string])[] => [
  [carrierOf(before), carrierOf(after), 'takes the version from'],
  [before.omitted ?? 'nothing', after.omitted ?? 'nothing', 'takes a request that names no version for'],
  [refusalOf(before), refusalOf(after), 'refuses a version that it does not know with'],
];

const carrierOf = ({ carrier: { kind, name } }: Versioning): string => `the ${kind} \`${name}\``;

const refusalOf = ({ unknown }: Versioning): string =>
  unknown === undefined ? 'nothing that is known' : `${unknown.status} \`${unknown.code}\``;
