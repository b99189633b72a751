/** What an editor shows of a file, from the language service of TypeScript. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { ROOT } from './folders.js';

export interface Editor {
  /** What is wrong with the file. */
  readonly mistakes: () => readonly string[];
  /** The signature that is shown at the last character of a part of the text, on one line. */
  readonly shown: (part: string) => string;
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  noEmit: true,
};

/** A file that is open with some text, and need not be on the disk. */
export const editorOf = (file: string, text: string): Editor => {
  const service = ts.createLanguageService({
    getCompilationSettings: () => OPTIONS,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const found = path === file ? text : ts.sys.fileExists(path) ? readFileSync(path, 'utf8') : undefined;
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: (each) => ts.getDefaultLibFilePath(each),
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: (path) => (path === file ? text : ts.sys.readFile(path)),
    directoryExists: (path) => ts.sys.directoryExists(path),
  });
  return {
    mistakes: () =>
      service
        .getSemanticDiagnostics(file)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    shown: (part) => {
      const start = text.indexOf(part);
      if (start === -1) throw new Error(`there is no ${part}`);
      const info = service.getQuickInfoAtPosition(file, start + part.length - 1);
      return ts.displayPartsToString(info?.displayParts).replaceAll(/\s+/g, ' ');
    },
  };
};

/** A type that only a compiler can work out. */
export const CONDITIONAL: RegExp = /\bextends\b[^>]*\?|\binfer\b|\bkeyof\b/;
