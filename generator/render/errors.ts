/** A template and a view do not fit: always a bug of ours, or of the author of a custom template. */
export class RenderError extends Error {
  readonly template: string;
  readonly problem: string;

  constructor(template: string, problem: string) {
    super(`template ${template}: ${problem}`);
    this.name = 'RenderError';
    this.template = template;
    this.problem = problem;
  }
}

/** A piece of generated text that does not parse: always a bug of ours, or of the author of a custom template. */
export class MalformedOutput extends Error {
  readonly path: string;
  /** Offset in the unformatted text, in UTF-16 code units. */
  readonly offset: number;

  constructor(path: string, problem: string, offset: number) {
    super(`${path}: ${problem}`);
    this.name = 'MalformedOutput';
    this.path = path;
    this.offset = offset;
  }
}
