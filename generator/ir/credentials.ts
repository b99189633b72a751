import { at } from './lookup.js';
import type { Api, AuthScheme, NameHint, VersionId } from './model.js';

/** A scheme as it is in a version. */
export interface Edition {
  readonly version: VersionId;
  readonly scheme: AuthScheme;
}

/** What a client is given once for a scheme, for the versions in which that is one kind of value. */
export interface CredentialOption {
  /** The id of the scheme; with the kind behind it where the newest version takes another kind of value. */
  readonly id: string;
  readonly name: NameHint;
  /** What the newest of these versions says. */
  readonly scheme: AuthScheme;
  /** Oldest first; never empty. */
  readonly editions: readonly Edition[];
  /** Other versions have a value of another kind for the scheme. */
  readonly isOneOfSeveral: boolean;
}

/** The options that a scheme becomes, that of the newest version first. Schemes that take the same kind of value share one. */
export const credentialOptions = (
  { versions, authByVersion = [] }: Pick<Api, 'versions' | 'authByVersion'>,
  scheme: AuthScheme,
): readonly CredentialOption[] => {
  const timeline = authByVersion.find(({ id }) => id === scheme.id);
  const editions = versions.map(({ id: version }) => ({
    version,
    // Where a version does not have it, no operation asks for it.
    scheme: (timeline === undefined ? undefined : at(timeline, version)) ?? scheme,
  }));
  const fetched = editions.findLast((edition) => edition.scheme.kind === 'oauth2')?.scheme;
  const groups = new Map<Kind, Edition[]>();
  for (const edition of editions.toReversed()) {
    const joined = { ...edition, scheme: fetching(edition.scheme, fetched) };
    const kind = kindOf(joined.scheme, fetched !== undefined);
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [joined]);
    else group.unshift(joined);
  }
  const isOneOfSeveral = groups.size > 1;
  return [...groups].map(([kind, group], index) => {
    const newest = group.at(-1)?.scheme ?? scheme;
    return {
      ...(index === 0
        ? { id: scheme.id, name: newest.name }
        : { id: `${scheme.id} ${kind}`, name: { words: [...newest.name.words, kind], strength: 'derived' } }),
      scheme: newest,
      editions: group,
      isOneOfSeveral,
    };
  });
};

type Kind = 'password' | 'key' | 'token';

/** A key and a token are both a text. What tokens are fetched with is no key. */
const kindOf = ({ kind }: AuthScheme, isFetched: boolean): Kind => {
  if (kind === 'basic') return 'password';
  return kind === 'apiKey' && isFetched ? 'key' : 'token';
};

/** A bearer token is one that another version says how to fetch, where one does. */
const fetching = (scheme: AuthScheme, fetched: AuthScheme | undefined): AuthScheme =>
  scheme.kind === 'bearer' && fetched?.kind === 'oauth2' ? { ...fetched, headers: scheme.headers } : scheme;
