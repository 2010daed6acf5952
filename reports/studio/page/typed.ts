/** What people type: a number where it is one, else the text as it is (80%, 3bn), which the reader of scenarios knows. */
export function typed(text: string): string | number {
  const plain = text.trim();
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : plain;
}
