/** Which declaration is looked for. References are unique for each declarant only. */
export interface Wanted {
  readonly reference: string;
  readonly declarant: string;
}

/** Whether a value is read as the one that is stored: intake trims and composes. */
export function readsAs(value: unknown, stored: string): boolean {
  return typeof value === 'string' && value.trim().normalize('NFC') === stored;
}
