import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openDatabase } from './database.ts';
import { startGate } from './gate.ts';
import { GateApp } from './gate-app.tsx';
import { NoDisk } from './no-disk.tsx';
import { GateContext } from './use-gate.ts';
import { watchVersion } from './watch-version.ts';
import './look.css';
import './gate.css';
import './answer.css';
import './sheet.css';

const root = createRoot(document.getElementById('root') as HTMLElement);

openDatabase()
  .then(startGate)
  .then((gate) => {
    root.render(
      <StrictMode>
        <GateContext value={gate}>
          <GateApp />
        </GateContext>
      </StrictMode>,
    );
    void watchVersion(gate.store);
  })
  .catch(() => root.render(<NoDisk />));
