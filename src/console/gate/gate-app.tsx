import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { gateLineWords, gateWords } from '../../messages/gate-words.ts';
import { useDarkness } from '../pieces/theme.ts';
import { useLanguage } from '../pieces/say.ts';
import { Answer } from './answer.tsx';
import { GatePanel } from './line-panel.tsx';
import { PlateForm } from './plate-form.tsx';
import { Scanner } from './scanner.tsx';
import { SignIn } from '../device/sign-in.tsx';
import { Strip } from '../device/strip.tsx';
import { useAddress } from './use-address.ts';
import { useGateState } from './use-gate.ts';

/** The gate: who you are, then a plate, then its lane. */
export function GateApp(): ReactNode {
  const [language] = useLanguage();
  const dark = useDarkness();
  const { me } = useGateState();
  const [plate, go] = useAddress();
  const [scanning, setScanning] = useState(false);
  const [scanned, setScanned] = useState<{ readonly plate: string; readonly text: string }>();

  useEffect(() => {
    const root = document.documentElement;
    root.lang = language === 'zh' ? 'zh-CN' : 'en';
    root.dataset['theme'] = dark ? 'dark' : 'light';
    document.title = `${plate === undefined ? '' : `${plate} · `}${gateWords.title[language]} · Landport`;
  }, [language, dark, plate]);

  const open = useCallback(
    (next: string, text?: string): void => {
      setScanning(false);
      setScanned(text === undefined ? undefined : { plate: next, text });
      go(next);
    },
    [go],
  );
  const next = useCallback(() => go(undefined), [go]);
  if (me === undefined) return <SignIn />;
  return (
    <>
      <Strip
        synced={gateLineWords.synced}
        neverSynced={gateLineWords.neverSynced}
        panel={(close) => <GatePanel onClose={close} />}
      />
      {plate === undefined ? (
        <PlateForm onPlate={open} onScan={() => setScanning(true)} />
      ) : (
        <Answer
          key={`${plate} ${scanned?.text ?? ''}`}
          plate={plate}
          scanned={scanned?.plate === plate ? scanned.text : undefined}
          onScan={() => setScanning(true)}
          onNext={next}
        />
      )}
      {scanning ? <Scanner plate={plate} onSlip={open} onClose={() => setScanning(false)} /> : null}
    </>
  );
}
