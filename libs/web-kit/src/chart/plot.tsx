import { type ReactElement, useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useTheme } from '../lib/theme.js';
import { type ChartPanel, type ChartPoint } from './chart-model.js';
import { plotData, plotOptions } from './plot-options.js';

export interface PlotProps {
  panel: ChartPanel;
  points: readonly ChartPoint[];
  /** The point that is read, also when another panel or a key chose it. */
  at: number | null;
  /** Stays the same function. */
  onAt: (at: number | null) => void;
  number: (value: number) => string;
}

/** One panel on a canvas. React owns the box and tells what to show; uPlot owns what is inside. */
export function Plot({ panel, points, at, onAt, number }: PlotProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const theme = useTheme((state) => state.theme);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const { fontFamily, fontSize } = getComputedStyle(element);
    const options = plotOptions(panel, points, { font: `${fontSize} ${fontFamily}`, number }, onAt);
    const made = new uPlot(options, plotData(panel, points.length), element);
    const fit = (): void => made.setSize({ width: element.clientWidth, height: element.clientHeight });
    const sizes = new ResizeObserver(fit);
    fit();
    sizes.observe(element);
    plot.current = made;
    return () => {
      sizes.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [panel, points, onAt, number]);

  useEffect(() => {
    plot.current?.redraw(false);
  }, [theme]);

  useEffect(() => {
    const made = plot.current;
    if (!made || (made.cursor.idx ?? null) === at) return;
    made.setCursor({ left: at === null ? -10 : made.valToPos(at, 'x'), top: at === null ? -10 : 0 }, false);
  }, [at, panel, points]);

  return <div ref={box} className="plot" />;
}
