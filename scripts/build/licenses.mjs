import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/** The licences of the packages that bundles contain parts of, as their authors ask. */
export const thirdPartyLicenses = async (metafiles) => {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const contained = outputs.flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const folders = new Set(
    contained.map((path) => PACKAGE.exec(path)?.[0]).filter((each) => each !== undefined),
  );
  const notices = await Promise.all([...folders].sort().map(notice));
  return ['The files of this folder contain parts of the packages below.\n', ...notices].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
};

const notice = async (folder) => {
  const path = join(ROOT, folder);
  const { name, version, license } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
  const text = (await licenceIn(path)) ?? (await licenceOfOwner(name, license));
  if (text === undefined) throw new Error(`${name} is bundled, but has no licence file to quote`);
  return `${name} ${version} (${license})\n\n${text}\n`;
};

const licenceIn = async (path) => {
  const file = (await readdir(path)).find((each) => /^licen[cs]e(?:\.|$)/i.test(each));
  return file === undefined ? undefined : (await readFile(join(path, file), 'utf8')).trim();
};

/** Packages whose authors left the file out, and another package of theirs that is published under the same licence. */
const SAME_OWNER = { '@redocly/openapi-core': '@redocly/config' };

const licenceOfOwner = async (name, license) => {
  const other = SAME_OWNER[name];
  if (other === undefined) return undefined;
  const path = join(ROOT, 'node_modules', other);
  const { license: theirs } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
  return theirs === license ? await licenceIn(path) : undefined;
};
