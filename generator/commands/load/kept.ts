const fs = process.getBuiltinModule('node:fs');
const path = process.getBuiltinModule('node:path');

/** Below a folder of packages, which has to be there. */
const CACHE = '.cache/apivintage/code';

/** How long a digest is, in bytes: SHA-256. */
const DIGEST = 32;

/**
 * Where code that V8 compiled is kept: beside the packages among which this one is, whose code is trusted as much. Not
 * where the command is run: a checkout of somebody else's could bring code along.
 *
 * @param program the path of the program
 */
export const folderFor = (program: string): string => {
  const root = path.resolve(program, '../..');
  const around = path.dirname(root);
  const modules = path.basename(around) === 'node_modules' ? around : path.join(root, 'node_modules');
  return path.join(modules, CACHE);
};

/** What was kept, if it is this user's and every byte is as it was written. V8 itself would crash on others. */
export const readKept = (file: string): Buffer | undefined => {
  try {
    const stats = fs.statSync(file, { throwIfNoEntry: false });
    if (stats === undefined || stats.uid !== (process.getuid?.() ?? stats.uid)) return undefined;
    const bytes = fs.readFileSync(file);
    const code = bytes.subarray(DIGEST);
    return digestOf(code).equals(bytes.subarray(0, DIGEST)) ? code : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Keep code for the next run, where there is a place for that: never worth a failure. What other programs left there, as
 * older versions of this one, goes.
 *
 * @param mark what the names of all files of this program begin with
 */
export const writeKept = (file: string, mark: string, code: Buffer): void => {
  const folder = path.dirname(file);
  try {
    if (!fs.existsSync(path.resolve(folder, '../../..'))) return;
    fs.mkdirSync(folder, { recursive: true });
    writeWhole(file, Buffer.concat([digestOf(code), code]));
    const foreign = fs.readdirSync(folder).filter((name) => !name.startsWith(mark));
    for (const name of foreign) fs.rmSync(path.join(folder, name), { force: true });
  } catch {
    // The next run compiles, as this one did.
  }
};

/** Nobody sees a file of which a part is there. */
const writeWhole = (file: string, bytes: Buffer): void => {
  const passing = `${file}.${String(process.pid)}`;
  try {
    fs.writeFileSync(passing, bytes);
    fs.renameSync(passing, file);
  } finally {
    fs.rmSync(passing, { force: true });
  }
};

const digestOf = (bytes: Buffer): Buffer =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(bytes).digest();
