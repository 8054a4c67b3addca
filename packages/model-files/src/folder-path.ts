/**
 * The same path without `./` and doubled slashes, or undefined when it is not a path inside the folder:
 * absolute, with a drive letter, a backslash, a scheme, a control character or a `..`.
 */
export function normalizeInsidePath(path: string): string | undefined {
  // a control character, NUL above all, cuts a path short in some systems
  if (/^[/~]|\\|^[A-Za-z]:|:\/\/|[\u0000-\u001f]/.test(path)) return undefined;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.includes('..')) return undefined;
  return parts.join('/');
}
