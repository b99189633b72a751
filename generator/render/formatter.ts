/** Format a file. Formatting parses, so that nothing that is not TypeScript is ever written. */
export type Formatter = (path: string, text: string) => Promise<string>;

/** Where a project is, and where in it files are going to stand. */
export interface Project {
  readonly cwd: string;
  readonly folder: string;
}
