/** What people read, in the two languages of the port. */
export interface BilingualText {
  readonly en: string;
  readonly zh: string;
}
