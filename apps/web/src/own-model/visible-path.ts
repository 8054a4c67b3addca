/** Whether a user would call it a file of theirs: not `.DS_Store`, `.git/config`, a spreadsheet's lock or what macOS adds. */
export function isVisiblePath(path: string): boolean {
  return !/(^|\/)(__MACOSX(\/|$)|~\$|\.(?!\.?([\\/]|$)))/.test(path);
}

/** Whether a path leads out of the folder that it is said to lie in, on any system. */
export function leadsOutside(path: string): boolean {
  return /^~?\/|\\|^[A-Za-z]:|(^|\/)\.\.(\/|$)|\p{Cc}/u.test(path);
}
