import type { Version } from '../ir/model.js';
import { bundle, type Bundle } from '../versions/bundle.js';
import type { Projection } from '../versions/editions.js';
import { elementsOf, type Element } from './elements.js';
import type { LockedVersion } from './lock-file.js';

/** A released version as it is now. */
export interface Released {
  readonly view: Projection;
  readonly bundle: Bundle;
  readonly elements: ReadonlyMap<string, Element>;
}

/** What a version says that it did not say when it was locked. */
export interface Breach {
  readonly element: string;
  readonly how: 'added' | 'changed' | 'removed';
}

const isReleased = ({ id, stage }: Version): boolean => id !== '' && stage !== 'preview';

/** The versions that may not change: all but previews. An API without versions has none. */
export const releasedOf = (views: readonly Projection[]): readonly Released[] =>
  views
    .filter(({ moment }) => isReleased(moment.version))
    .map((view) => {
      const joined = bundle(view);
      return { view, bundle: joined, elements: elementsOf(joined) };
    });

export const lockedFrom = ({ view, elements }: Released): LockedVersion => ({
  version: view.moment.version.id,
  elements: new Map([...elements].map(([name, { hash }]) => [name, hash])),
});

/** In what a version differs from what was locked, by name. */
export const breachesOf = (
  { elements: locked }: LockedVersion,
  { elements }: Released,
): readonly Breach[] => {
  const names = [...new Set([...locked.keys(), ...elements.keys()])].sort();
  return names.flatMap((element): Breach[] => {
    const [was, is] = [locked.get(element), elements.get(element)?.hash];
    if (was === is) return [];
    return [{ element, how: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed' }];
  });
};
