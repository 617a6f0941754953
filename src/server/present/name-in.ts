import { demoName } from '../../messages/demo-names.ts';

/** Names of colleagues by their ids. */
export type Names = ReadonlyMap<string, string>;

/** What somebody in the record is called: by their account, or by their post in the demo's port; where neither is there, by their id. */
export function nameIn(names: Names, id: string): string {
  return names.get(id) ?? demoName(id) ?? id;
}
