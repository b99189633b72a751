/** The name that an operation id gives, without the group before it: `GetTemplates` of `Rooms_GetTemplates`. */
export const withoutGroup = (id: string): string => {
  const name = id.slice(groupOf(id).length);
  return /[\p{L}\p{N}]/u.test(name) ? name : id;
};

/** What an operation id says before its own name: `Rooms_` of `Rooms_GetTemplates`, `files.` of `files.export`. */
const groupOf = (id: string): string => /^.*[./:]|^[\p{L}\p{N}]+_(?=\p{Lu})/u.exec(id)?.[0] ?? '';
