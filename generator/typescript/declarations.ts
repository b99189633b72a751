import { Code, code, join } from '../code.js';
import { newest, versionsOf } from '../ir/lookup.js';
import type { ObjectDef, Revision, Timeline, TypeDef, TypeId, VersionId } from '../ir/model.js';
import { comment, docComment, type CommentView } from './comments.js';
import { isEverywhere, type Context, type Direction } from './context.js';
import { ident, str, textKey } from './literal.js';
import { othersIn, valuesOf } from './open-enums.js';
import type { FileScope } from './scope.js';
import { typeShape, type ShapeWriter } from './shapes.js';
import type { Spelling, TypeWriter } from './type-text.js';
import { FEW, versionSet } from './version-sets.js';
import type { DeclarationView, ShapeView } from './views/declaration.js';

/** What to declare, and under which names. */
export interface Declaration {
  readonly timeline: Timeline<TypeId, TypeDef>;
  readonly direction: Direction;
  readonly name: string;
  readonly byVersion: string;
  /** The constant that lists the values of an enum. */
  readonly values?: string;
  /** What its meaning depends on differs between versions. */
  readonly varies: boolean;
  readonly comment: CommentView;
}

/** A declaration that is nothing yet. */
export const EMPTY: Omit<DeclarationView, 'comment' | 'name'> = {
  parameters: Code.EMPTY,
  isInterface: false,
  heritage: Code.EMPTY,
  isAlias: false,
  shape: typeShape(Code.EMPTY),
  isEnum: false,
  values: Code.EMPTY,
  items: [],
  others: Code.EMPTY,
  isByVersion: false,
  byVersion: Code.EMPTY,
  entries: [],
  spans: [],
};

/**
 * Whether a type that merely names what differs is looked up by version, as what differs is. TypeScript compares objects
 * that are generic over the version by that version, and what it looks up by what it finds: so it is one type in all
 * versions in which it means the same, and the file of each version need not name it again. In few versions it has the
 * nicer name of an interface instead.
 */
const isLookedUp = ({ versions, value }: Revision<TypeDef>): boolean =>
  versions.length > FEW && (value.kind === 'object' || (value.kind === 'alias' && value.type.kind === 'map'));

/** Writes exported declarations. */
export class DeclarationWriter {
  readonly #context: Context;
  readonly #shapes: ShapeWriter;
  readonly #types: TypeWriter;

  constructor(context: Context, shapes: ShapeWriter, types: TypeWriter) {
    this.#context = context;
    this.#shapes = shapes;
    this.#types = types;
  }

  /** The declarations of a type of the model: what is received, and what is sent where that differs. */
  declarationsOf(timeline: Timeline<TypeId, TypeDef>): readonly Declaration[] {
    const { facts, names } = this.#context;
    const { id } = timeline;
    const typeNames = names.types.get(id);
    if (typeNames === undefined) return [];
    const def = newest(timeline, this.#context.api);
    const direction = facts.split.has(id) || !facts.sent.has(id) ? 'received' : 'sent';
    const received: Declaration = {
      timeline,
      direction,
      name: typeNames.name,
      byVersion: typeNames.byVersion,
      ...(typeNames.values === undefined ? {} : { values: typeNames.values }),
      varies: this.#types.isVaryingType(id, direction),
      comment: docComment(def.doc, {}, this.lifetime(timeline)),
    };
    if (!facts.split.has(id)) return [received];
    const sent: Declaration = {
      ...received,
      direction: 'sent',
      name: typeNames.input,
      byVersion: typeNames.inputByVersion,
      varies: this.#types.isVaryingType(id, 'sent'),
      comment: comment([`What is sent for {@link ${typeNames.name}}.`]),
    };
    const only = { ...sent, comment: received.comment };
    if (!facts.received.has(id)) return [only];
    return facts.sent.has(id) ? [received, sent] : [received];
  }

  view(declaration: Declaration, scope: FileScope): DeclarationView {
    const { timeline, varies } = declaration;
    const [first, ...more] = timeline.revisions;
    const base = { ...EMPTY, comment: declaration.comment, name: ident(declaration.name) };
    const spelling: Spelling = {
      scope,
      direction: declaration.direction,
      version: varies ? 'generic' : undefined,
    };
    const def = first.value;
    if (more.length > 0 || (varies && isLookedUp(first)))
      return { ...base, ...this.#byVersion(declaration, scope) };
    const parameters = varies ? this.#parameters(timeline, scope) : Code.EMPTY;
    if (def.kind === 'enum' && declaration.values !== undefined) {
      const items = def.values.map(({ wire }) => this.#types.value(wire, def.format));
      const others = othersIn(valuesOf(def), this.#context).map((each) => code` | ${each}`);
      return {
        ...base,
        isEnum: true,
        values: ident(declaration.values),
        items,
        others: join(others, Code.EMPTY),
      };
    }
    if (def.kind === 'object' && !def.conflicting && !this.#extendsLookedUp(def, declaration.direction))
      return { ...base, parameters, ...this.#interface(def, spelling) };
    return { ...base, parameters, isAlias: true, shape: this.#shapes.shape(def, spelling) };
  }

  /** Whether a base is looked up by version, which no interface can extend as long as the version is not known. */
  #extendsLookedUp(def: ObjectDef, direction: Direction): boolean {
    return def.extends.some((id) => {
      const base = this.#context.types.timeline(id)?.revisions[0];
      return base !== undefined && isLookedUp(base) && this.#types.isVaryingType(id, direction);
    });
  }

  #interface(def: ObjectDef, spelling: Spelling): Partial<DeclarationView> {
    const bases = this.#shapes.bases(def, spelling);
    if (this.#shapes.isHollow(def, spelling)) {
      // An empty interface admits anything; what is meant is the base, or an object without properties. One that comes
      // back may have others than those that are only sent.
      const isOpen = spelling.direction === 'received' && def.properties.length > 0 && def.rest === undefined;
      const none = isOpen ? code`Record<string, unknown>` : code`Record<string, never>`;
      const type = bases.length === 0 ? none : join(bases, code` & `);
      return { isAlias: true, shape: typeShape(type) };
    }
    const shape = this.#shapes.object(def, spelling, true);
    const heritage = bases.length === 0 ? Code.EMPTY : code`extends ${join(bases, code`, `)}`;
    return { isInterface: true, heritage, shape };
  }

  #byVersion(declaration: Declaration, scope: FileScope): Partial<DeclarationView> {
    const { timeline } = declaration;
    const byVersion = ident(declaration.byVersion);
    const base = { isByVersion: true, parameters: this.#parameters(timeline, scope), byVersion };
    if (timeline.revisions.some(({ versions }) => versions.length > FEW)) {
      return {
        ...base,
        spans: timeline.revisions.map((revision) => this.#span(declaration, revision, scope)),
      };
    }
    const entries = timeline.revisions.flatMap((revision) => this.#entries(declaration, revision, scope));
    const order = new Map(this.#context.versions.map((id, index) => [id, index]));
    entries.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    return { ...base, entries: entries.map(({ id, shape }) => ({ version: textKey(id), shape })) };
  }

  /** The versions of a revision at once: what its definition names is that of each. */
  #span(
    { direction }: Declaration,
    { versions, value }: Revision<TypeDef>,
    scope: FileScope,
  ): DeclarationView['spans'][number] {
    return {
      versions: versionSet(versions, this.#context.versions, scope),
      shape: this.#shapes.shape(value, { scope, direction, version: 'generic' }),
    };
  }

  /** Versions that share a definition exactly share its text, unless what it names differs between them. */
  #entries(
    declaration: Declaration,
    revision: Revision<TypeDef>,
    scope: FileScope,
  ): { id: VersionId; shape: ShapeView }[] {
    const [first, ...others] = revision.versions;
    const written = (id: VersionId): ShapeView =>
      this.#shapes.shape(revision.value, { scope, direction: declaration.direction, version: id });
    const same = code`${ident(declaration.byVersion)}[${str(first)}]`;
    const repeated = this.#types.namesVarying(revision.value, declaration.direction);
    return [
      { id: first, shape: written(first) },
      ...others.map((id) => ({ id, shape: repeated ? written(id) : typeShape(same) })),
    ];
  }

  /** `<V extends Version = DefaultVersion>`, narrowed to the versions that the type exists in. */
  #parameters(timeline: Timeline<TypeId, TypeDef>, scope: FileScope): Code {
    return this.parametersFor(versionsOf(timeline, this.#context.api), scope);
  }

  parametersFor(versions: readonly VersionId[], scope: FileScope): Code {
    return code`<${this.parameterFor(versions, scope)}>`;
  }

  /** The same, among other parameters. */
  parameterFor(versions: readonly VersionId[], scope: FileScope): Code {
    const { pin, versions: all } = this.#context;
    const constraint = versionSet(versions, all, scope);
    const last = versions.at(-1);
    const fallback =
      pin !== undefined && versions.includes(pin)
        ? scope.type('DefaultVersion', 'versions.ts')
        : last === undefined
          ? code`never`
          : str(last);
    return code`V extends ${constraint} = ${fallback}`;
  }

  /** In words, in which versions something exists; nothing where it is all of them. */
  lifetime(timeline: Timeline<unknown, unknown>): readonly string[] {
    const { api, versions } = this.#context;
    if (isEverywhere(this.#context, timeline)) return [];
    const present = versionsOf(timeline, api);
    const [first] = present;
    const last = present.at(-1);
    if (first === undefined || last === undefined) return [];
    const start = versions.indexOf(first);
    // What a preview dates is missing in the stable versions after it.
    const isUnbroken = present.every((id, step) => versions[start + step] === id);
    if (!isUnbroken) return [`Exists in ${present.join(', ')}.`];
    if (first === versions[0]) return [`Exists until ${last}.`];
    return last === versions.at(-1) ? [`Exists from ${first}.`] : [`Exists from ${first} to ${last}.`];
  }
}
