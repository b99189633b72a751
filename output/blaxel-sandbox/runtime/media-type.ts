// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Whether an answer says that it is JSON. */
export function isJson({ headers }: Response): boolean {
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  return /[/+]json\s*$/i.test(type);
}
