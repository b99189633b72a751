/** The fields of all views, read from their interfaces: what generator/render/view-shapes.ts holds. */
import { join } from 'node:path';
import { Project, type Type } from 'ts-morph';

const HEAD = `// The fields of views, by the names of their interfaces. Written by \`npm run schema\`: see generator/typescript/views/.

/** \`code\`, \`comment\`, \`boolean\` or the name of another view, each perhaps a list: \`code[][]\`. */
export type Kind = string;

export const VIEW_SHAPES: Readonly<Record<string, Readonly<Record<string, Kind>>>> = `;

/** The text of generator/render/view-shapes.ts, as it is before it is formatted. */
export function viewShapesText(root: string): string {
  const project = new Project({
    tsConfigFilePath: join(root, 'tsconfig.json'),
    skipAddingFilesFromTsConfig: true,
  });
  const shapes = new Map<string, Record<string, string>>();
  const files = ['views/*.ts', 'comments.ts', 'scope.ts'].map((each) =>
    join(root, 'generator/typescript', each),
  );
  for (const file of project.addSourceFilesAtPaths(files)) {
    for (const each of file.getInterfaces()) {
      if (each.getName().endsWith('View')) addShape(each.getName(), each.getType(), shapes);
    }
  }
  const sorted = [...shapes].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${HEAD}${JSON.stringify(Object.fromEntries(sorted))};\n`;
}

function addShape(name: string, type: Type, shapes: Map<string, Record<string, string>>): void {
  const fields: Record<string, string> = {};
  shapes.set(name, fields);
  for (const property of type.getProperties()) {
    const field = property.getName();
    fields[field] = kindOf(property.getValueDeclaration()?.getType(), `${name}.${field}`, shapes);
    if (name === 'CommentView') fields[field] = fields[field].replace('code', 'comment');
  }
}

function kindOf(type: Type | undefined, place: string, shapes: Map<string, Record<string, string>>): string {
  if (type === undefined) return 'unknown';
  const item = type.isArray() || type.isReadonlyArray() ? type.getNumberIndexType() : undefined;
  if (item !== undefined) return `${kindOf(item, place, shapes)}[]`;
  if (type.isBoolean()) return 'boolean';
  const name = type.getSymbol()?.getName() ?? '';
  if (name === 'Code') return 'code';
  if (name !== '__type') return name;
  addShape(place, type, shapes);
  return place;
}
