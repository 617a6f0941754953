import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../core/domain/fault.ts';
import type { Installation } from '../../store/port/installation.ts';
import type { LedgerHead } from '../../store/port/ledger.ts';
import type { Store } from '../../store/port/store.ts';
import { headKey } from '../../work/audit/check-head.ts';
import { checkStart } from '../../work/check-start.ts';
import { originOf } from '../../work/sequence-ledger.ts';
import type { SigningKey } from '../../work/slips.ts';

const NAME = 'ledger-head.note';

/** The newest head in the data folder, outside the database: a database that was set back behind it is noticed. */
export interface HeadNote {
  readonly path: string;
  read(): Promise<string | undefined>;
  write(head: LedgerHead): Promise<void>;
}

/** Keeps the note of one data folder. `read` faults with `data-folder-access`; `write` rejects as the disk does. */
export function keepHeadNote(folder: string): HeadNote {
  const path = join(folder, NAME);
  let written = 0;
  // One after the other: they share the name under which a note is written before it is put in place.
  let last: Promise<void> = Promise.resolve();
  const put = async (note: string): Promise<void> => {
    // Whole or not at all, also when the power goes.
    const file = await open(`${path}.new`, 'w', 0o644);
    try {
      await file.writeFile(note);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
  };
  return {
    path,
    read: () =>
      readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw new Fault('data-folder-access', { folder: path, reason: error.code ?? error.message }, error);
      }),
    async write({ size, note }) {
      // Two rounds may end in either order.
      if (size <= written) return;
      written = size;
      last = last.then(
        () => put(note),
        () => put(note),
      );
      await last;
    },
  };
}

/** Faults `ledger-contradicts`, `ledger-behind`, `ledger-head-not-ours`: nothing is written on a log that is not the signed one. */
export async function refuseContradiction(
  store: Store,
  installation: Installation,
  key: SigningKey,
  note: HeadNote,
): Promise<void> {
  const signer = headKey(originOf(installation), key.publicKeyBase64Url);
  const fault = await checkStart(store, signer, await note.read());
  if (fault === undefined) return;
  const code = (
    { contradicts: 'ledger-contradicts', behind: 'ledger-behind', 'head-not-ours': 'ledger-head-not-ours' } as const
  )[fault];
  throw new Fault(code, { file: note.path });
}
