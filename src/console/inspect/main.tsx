import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Role } from '../../core/domain/role.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { NoDisk } from '../device/no-disk.tsx';
import { DeviceContext } from '../device/use-device.ts';
import { watchVersion } from '../device/watch-version.ts';
import { openDatabase } from './database.ts';
import { startInspect } from './inspect.ts';
import { InspectApp } from './inspect-app.tsx';
import { InspectContext } from './use-inspect.ts';
import '../device/look.css';
import '../device/sheet.css';
import '../device/strip.css';
import './inspect.css';
import './work.css';

const WORKS_HERE: readonly Role[] = ['inspector', 'shift-lead'];
const root = createRoot(document.getElementById('root') as HTMLElement);

openDatabase()
  .then(startInspect)
  .then((inspect) => {
    root.render(
      <StrictMode>
        <DeviceContext value={{ ...inspect, page: '/inspect/', title: inspectWords.title, roles: WORKS_HERE }}>
          <InspectContext value={inspect}>
            <InspectApp />
          </InspectContext>
        </DeviceContext>
      </StrictMode>,
    );
    void watchVersion(inspect.store, '/inspect/');
  })
  .catch(() => root.render(<NoDisk />));
