const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words of TypeScript that cannot name a binding in a module, or that mean something else in a type. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  list(`
    abstract accessor any arguments as asserts async await bigint boolean break case catch class const constructor
    continue debugger declare default delete do else enum eval export extends false finally for from function get
    global if implements import in infer instanceof interface intrinsic is keyof let module namespace never new null
    number object of out override package private protected public readonly require return satisfies set static
    string super switch symbol this throw true try type typeof undefined unique unknown using var void while with
    yield NaN Infinity
  `),
);

/** Members that every object has: a type in which one is optional takes no `{}`, and to look one up finds something. */
export const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));
