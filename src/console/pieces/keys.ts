import { useLayoutEffect, useRef } from 'react';

type Handlers = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Keys of the page, by the character they type. Nothing happens while one types into a field, holds Ctrl, Alt or
 * Meta, or has a dialog open; a focused link or button keeps its own Enter. They work from the first paint on: what a quick
 * hand types as the page appears is not lost.
 */
export function useKeys(handlers: Handlers): void {
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea, select, [contenteditable="true"], [role="combobox"]')) return;
      if (document.querySelector('dialog[open], .ant-modal-wrap:not([style*="display: none"])')) return;
      if (event.key === 'Enter' && target.closest('a, button, summary')) return;
      const handler = latest.current[event.key];
      if (handler === undefined) return;
      handler(event);
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
