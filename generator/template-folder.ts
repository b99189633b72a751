import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of partials, in names of templates. */
export const PARTIALS = 'partials/';

/** What files of templates end with. */
export const ENDING = '.hbs';

/** The names of the templates of a folder, sorted, partials with their folder; undefined where there is no such folder. */
export const templateNames = (folder: string): readonly string[] | undefined => {
  const templates = namesIn(folder);
  const partials = namesIn(join(folder, PARTIALS)) ?? [];
  return templates && [...templates, ...partials.map((name) => PARTIALS + name)].sort();
};

const namesIn = (folder: string): readonly string[] | undefined => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((each) => each.name.endsWith(ENDING) && !each.isDirectory())
      .map(({ name }) => name.slice(0, -ENDING.length));
  } catch {
    return undefined;
  }
};
