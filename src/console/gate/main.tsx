import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Role } from '../../core/domain/role.ts';
import { openDatabase } from './database.ts';
import { gateWords } from '../../messages/gate-words.ts';
import { DeviceContext } from '../device/use-device.ts';
import { startGate } from './gate.ts';
import { GateApp } from './gate-app.tsx';
import { NoDisk } from '../device/no-disk.tsx';
import { GateContext } from './use-gate.ts';
import { watchVersion } from '../device/watch-version.ts';
import '../device/look.css';
import '../device/sheet.css';
import '../device/strip.css';
import './gate.css';
import './answer.css';
import './slip.css';

const WORKS_HERE: readonly Role[] = ['gate-officer', 'inspector', 'shift-lead'];
const root = createRoot(document.getElementById('root') as HTMLElement);

openDatabase()
  .then(startGate)
  .then((gate) => {
    root.render(
      <StrictMode>
        <DeviceContext value={{ ...gate, page: '/gate', title: gateWords.title, roles: WORKS_HERE }}>
          <GateContext value={gate}>
            <GateApp />
          </GateContext>
        </DeviceContext>
      </StrictMode>,
    );
    void watchVersion(gate.store, '/gate');
  })
  .catch(() => root.render(<NoDisk />));
