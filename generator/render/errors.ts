/** A template and a view do not fit: always a bug of ours, or of the author of a custom template. */
export class RenderError extends Error {
  constructor(template: string, problem: string) {
    super(`template ${template}: ${problem}`);
    this.name = 'RenderError';
  }
}
