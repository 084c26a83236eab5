/** Whether a name promises a kind of document that no command writes: what was in it could not be opened as that. */
export function isDocument(name: string): boolean {
  return /\.(pdf|xls[xmb]?|docx?|od[st]|rtf|json|zip)$/i.test(name);
}
