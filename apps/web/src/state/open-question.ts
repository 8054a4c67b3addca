/**
 * What the open view asks, by the name that every door has for it. The workbench tells it; what saves a file reads it, for
 * the receipt, and so need not know the views.
 */
let openQuestion = '';

export function setOpenQuestion(name: string): void {
  openQuestion = name;
}

export function getOpenQuestion(): string {
  return openQuestion;
}
