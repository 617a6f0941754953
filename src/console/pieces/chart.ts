import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type RefObject, useEffect, useRef } from 'react';
import { useDarkness } from './theme.ts';

/** A colour of the look by its name, for example `--ink`. */
export type Colour = (name: string) => string;

/**
 * Draws a chart into the element of the ref it returns: anew when the option or the theme changes, and with the element's
 * size. `parts` are what the option draws with, so that only these are loaded; they and the option keep their identity
 * while they stay the same.
 */
export function useChart(
  parts: Parameters<typeof use>[0],
  option: (colour: Colour) => EChartsCoreOption,
): RefObject<HTMLDivElement | null> {
  const dark = useDarkness();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  useEffect(() => {
    const element = box.current!;
    // Naming a part again does nothing.
    use(SVGRenderer);
    use(parts);
    const drawn = init(element, undefined, { renderer: 'svg' });
    chart.current = drawn;
    const resized = new ResizeObserver(() => drawn.resize());
    resized.observe(element);
    return () => {
      resized.disconnect();
      drawn.dispose();
    };
  }, [parts]);
  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    // The document's theme is set in an effect of the app, which runs after this one: read colours in the next frame.
    const frame = requestAnimationFrame(() => chart.current?.setOption({ ...option(colour), darkMode: dark }));
    return () => cancelAnimationFrame(frame);
  }, [option, dark]);
  return box;
}
