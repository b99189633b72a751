import { createProgram } from './program.js';

/**
 * The pages of help, at 80 columns, by the command that they are about; that of the program by `''`. This module lays them
 * out; the build replaces it by one that holds the same (scripts/build.mjs).
 */
export const helpPages = (): ReadonlyMap<string, string> => {
  const program = createProgram(() => Promise.resolve());
  return new Map(
    [program, ...program.commands].map((command) => [
      command === program ? '' : command.name(),
      pageOf(command),
    ]),
  );
};

const pageOf = (command: ReturnType<typeof createProgram>): string => {
  let page = '';
  command.configureOutput({
    writeOut: (text) => (page += text),
    getOutHelpWidth: () => 80,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return page;
};
