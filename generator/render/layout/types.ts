import { isAtom, isHugged, isInline, isObject, NAMED, PREFIX } from './kinds.js';
import { columnBehind, type Place } from './place.js';
import { behindOperand } from './reach.js';
import { CODES, closing, find, split } from './scan.js';
import { pad, STEP } from './style.js';
import { Unsure } from './unsure.js';
import { fits } from './width.js';

/** The default of a parameter of options. */
const NOTHING = ' = {}';

const MAPPED = /^\[[\w$]+ in /;

/** Lays out types as the formatter does where they do not fit into a line, or have lines of their own. */
export class TypeLayout {
  readonly #lines: (text: string, indent: number) => string;

  /** @param lines lays out the lines between the braces of an object type that has some */
  constructor(lines: (text: string, indent: number) => string) {
    this.#lines = lines;
  }

  /** A type in its place. */
  type(type: string, place: Place): string {
    if (fits(type, place.column + place.after)) return type;
    const members = split(type, CODES.bar);
    if (members.length > 1)
      return isHugged(members) ? this.#hugged(members, place) : this.#union(members, place);
    const operands = split(type, CODES.amp);
    return operands.length > 1 ? this.#intersection(operands, place) : this.#one(type, place);
  }

  /** A type behind a colon or an equals sign, with the space or the line break before it. */
  annotated(type: string, place: Place): string {
    if (fits(type, place.column + 1 + place.after)) return ` ${type}`;
    const members = split(type, CODES.bar);
    if (members.length === 1 || isHugged(members)) {
      return ` ${this.type(type, { ...place, column: place.column + 1 })}`;
    }
    const indent = place.indent + STEP;
    return `\n${pad(indent)}${this.#union(members, { ...place, indent })}`;
  }

  /** A member of an object type or a parameter: `readonly key?: Type`. */
  member(member: string, { indent, column, after }: Place): string {
    if (fits(member, column + after)) return member;
    // The brackets around a choice of names are broken first.
    if (MAPPED.test(member)) throw new Unsure();
    const colon = find(member, CODES.colon);
    const suffix = member.endsWith(NOTHING) ? NOTHING : '';
    const type = member.slice(colon + 1, member.length - suffix.length).trim();
    if (colon < 0) throw new Unsure();
    const head = member.slice(0, colon + 1);
    const place = { indent, column: column + head.length, after: after + suffix.length };
    return head + this.annotated(type, place) + suffix;
  }

  /** The lines between the braces of an object. */
  body(text: string, indent: number): string {
    return this.#lines(text, indent);
  }

  /** The members of a union one below the other, the first where the place begins. */
  #union(members: readonly string[], { indent, after }: Place): string {
    const lines = members.map((member, index) => {
      if (split(member, CODES.amp).length > 1) throw new Unsure();
      const inner = indent + STEP;
      const behind = index === members.length - 1 ? after : 0;
      return `| ${this.type(member, { indent: inner, column: inner, after: behind })}`;
    });
    return lines.join(`\n${pad(indent)}`);
  }

  #hugged(members: readonly string[], { indent, column, after }: Place): string {
    let out = '';
    let rest = members.reduce((sum, member) => sum + member.length + 3, after);
    for (const [index, member] of members.entries()) {
      rest -= member.length + 3;
      if (index > 0) out += ' | ';
      const behind = Math.max(rest, after);
      out += this.type(member, { indent, column: columnBehind(out, column), after: behind });
    }
    return out;
  }

  /** Objects stand beside what they are joined to; anything else goes below it. */
  #intersection(operands: readonly string[], { indent, column, after }: Place): string {
    const objects = operands.map(isObject);
    let out = '';
    let isIndented = false;
    for (const [index, operand] of operands.entries()) {
      const pair = Number(objects[index - 1] === true) + Number(objects[index] === true);
      if (index > 0) out += pair === 0 ? ` &\n${pad(indent + STEP)}` : ' & ';
      if (index > 1 && pair === 1) isIndented = true;
      const isInner = index > 0 && (pair === 0 || (pair === 1 && index > 1) || (pair === 2 && isIndented));
      out += this.type(operand, {
        indent: isInner ? indent + STEP : indent,
        column: columnBehind(out, column),
        after: behindOperand(operands.slice(index), after),
      });
    }
    return out;
  }

  /** Of what is no union and no intersection. */
  #one(type: string, place: Place): string {
    const prefix = PREFIX.exec(type)?.[0];
    if (prefix !== undefined) {
      const column = place.column + prefix.length;
      return prefix + this.type(type.slice(prefix.length), { ...place, column });
    }
    if (type.endsWith('[]')) return `${this.#one(type.slice(0, -2), { ...place, after: place.after + 2 })}[]`;
    const first = type.charCodeAt(0);
    if (first === CODES.openCurly && closing(type, 0) === type.length)
      return this.#object(type, place.indent);
    if (first === CODES.openSquare && closing(type, 0) === type.length)
      return this.#tuple(type, place.indent);
    if (first === CODES.open && closing(type, 0) === type.length) {
      return this.#parenthesized(type.slice(1, -1), place);
    }
    if (isAtom(type)) return type;
    const name = NAMED.exec(type)?.[0];
    if (name === undefined || closing(type, name.length - 1) !== type.length) throw new Unsure();
    return (
      name + this.#arguments(type.slice(name.length, -1), { ...place, column: place.column + name.length })
    );
  }

  #arguments(text: string, { indent, column, after }: Place): string {
    const given = split(text, CODES.comma);
    if (isInline(given)) return `${this.type(text, { indent, column, after: after + 1 })}>`;
    const inner = indent + STEP;
    const lines = given.map((each, index) => {
      const behind = index === given.length - 1 ? 0 : 1;
      return this.type(each, { indent: inner, column: inner, after: behind });
    });
    return `\n${pad(inner)}${lines.join(`,\n${pad(inner)}`)}\n${pad(indent)}>`;
  }

  #object(type: string, indent: number): string {
    const inner = indent + STEP;
    if (type.charCodeAt(1) === CODES.newline) {
      const lines = this.#lines(type.slice(2, -1), inner);
      return lines === '' ? '{}' : `{\n${lines}\n${pad(indent)}}`;
    }
    const members = split(type.slice(1, -1), CODES.semicolon);
    const lines = members.map((member) => this.member(member, { indent: inner, column: inner, after: 1 }));
    if (members.includes('')) throw new Unsure();
    return `{\n${pad(inner)}${lines.join(`;\n${pad(inner)}`)};\n${pad(indent)}}`;
  }

  #tuple(type: string, indent: number): string {
    const items = split(type.slice(1, -1), CODES.comma);
    const inner = indent + STEP;
    const lines = items.map((item) => {
      if (fits(item, inner + 1)) return item;
      if (item.endsWith('?')) throw new Unsure();
      const members = split(item, CODES.bar);
      return items.length === 1 || members.length === 1 || isHugged(members)
        ? this.type(item, { indent: inner, column: inner, after: 1 })
        : this.#parenthesized(item, { indent: inner, column: inner, after: 1 });
    });
    return `[\n${pad(inner)}${lines.join(`,\n${pad(inner)}`)},\n${pad(indent)}]`;
  }

  /** @param type what stands between the parentheses */
  #parenthesized(type: string, { indent, column, after }: Place): string {
    const members = split(type, CODES.bar);
    if (members.length === 1 || isHugged(members)) {
      return `(${this.type(type, { indent, column: column + 1, after: after + 1 })})`;
    }
    const inner = indent + STEP;
    const lines = this.#union(members, { indent: inner, column: inner, after: 0 });
    return `(\n${pad(inner)}${lines}\n${pad(indent)})`;
  }
}
