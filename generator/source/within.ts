import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isList, isMembers, valueBelow } from '../ir/documents.js';
import { modeBelow, modeOfItems, type Mode } from '../ir/modes.js';
import { child, fragmentPointer, referenceTo, segmentsOf } from '../ir/pointer.js';
import type { SourceDocument } from './document.js';
import type { PlacedDocuments } from './placed.js';

/** Members of schemas that the root of a description does not have. */
const OF_SCHEMAS = ['properties', 'items', 'additionalProperties', '$defs', 'definitions'] as const;

/**
 * Make each reference that is meant from the schema around it one from the root of its document: ASP.NET Core 9 writes
 * `#/properties/parent` into a component, as does who pastes a JSON Schema with its `$defs`. What leads somewhere as it is
 * written, or nowhere either way, stays.
 */
export const placeWithinSchemas = (documents: ReadonlyMap<string, SourceDocument>): PlacedDocuments => {
  const changed = new Map<string, SourceDocument>();
  const remarks: Diagnostic[] = [];
  for (const document of documents.values()) {
    if (!mayBeRelative(document)) continue;
    const placer = new Placer(document);
    const value = placer.node(document.value, [], 'node');
    if (value !== document.value) changed.set(document.uri, { ...document, value });
    remarks.push(...placer.remarks);
  }
  return { changed, remarks };
};

/** Whether a document has text that looks so: most have not, and nobody has to walk through them. */
const mayBeRelative = ({ text, value }: SourceDocument): boolean =>
  isMembers(value) &&
  OF_SCHEMAS.some(
    (key) => !Object.hasOwn(value, key) && (text.includes(`#/${key}/`) || text.includes(`#\\/${key}\\/`)),
  );

class Placer {
  readonly remarks: Diagnostic[] = [];
  readonly #document: SourceDocument;

  constructor(document: SourceDocument) {
    this.#document = document;
  }

  /** The same value where nothing in it changes. Recursive: the depth of documents is bounded. */
  node(value: unknown, way: readonly string[], mode: Mode): unknown {
    if (mode === 'data') return value;
    if (isList(value)) {
      const items = value.map((item, index) => this.node(item, [...way, String(index)], modeOfItems(mode)));
      return items.some((item, index) => item !== value[index]) ? items : value;
    }
    if (!isMembers(value)) return value;
    const members = Object.entries(value).map(
      ([key, member]) => [key, this.#member(key, member, way, mode)] as const,
    );
    return members.some(([key, member]) => member !== value[key]) ? Object.fromEntries(members) : value;
  }

  #member(key: string, value: unknown, way: readonly string[], mode: Mode): unknown {
    if (mode === 'node' && key === '$ref' && typeof value === 'string') return this.#meant(value, way);
    return this.node(value, [...way, key], modeBelow(key, mode));
  }

  /** What a reference says when it is read from the root. The schema meant is the outermost: that is one of its own. */
  #meant(reference: string, way: readonly string[]): string {
    const pointer = reference.startsWith('#') ? fragmentPointer(reference.slice(1)) : undefined;
    const [first, ...rest] = pointer === undefined ? [] : segmentsOf(pointer);
    if (first === undefined || !OF_SCHEMAS.some((key) => key === first)) return reference;
    let around: unknown = this.#document.value;
    if (valueBelow(around, [first, ...rest]) !== undefined) return reference;
    for (const [index, segment] of way.entries()) {
      around = valueBelow(around, [segment]);
      if (valueBelow(around, [first, ...rest]) === undefined) continue;
      const meant = referenceTo(child('', ...way.slice(0, index + 1), first, ...rest));
      this.#remark(reference, meant, way);
      return meant;
    }
    return reference;
  }

  /** Once for each document: who writes one such reference writes all of them so. */
  #remark(reference: string, meant: string, way: readonly string[]): void {
    if (this.remarks.length > 0) return;
    const place = { file: this.#document.name, pointer: child('', ...way, '$ref') };
    this.remarks.push(diagnose('reference-within-schema', { reference, meant }, place));
  }
}
