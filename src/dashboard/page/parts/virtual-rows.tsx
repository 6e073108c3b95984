import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface VirtualRowsProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => number;
  readonly rowHeight: number;
  /** The element that scrolls. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly draw: (item: Item, index: number, top: number) => ComponentChildren;
}

/** Rows drawn beyond what is seen, above and below. */
const SPARE_ROWS = 8;

/**
 * Draws only the rows that can be seen. New rows come in at the top; someone who has scrolled away from there keeps seeing
 * the same ones.
 */
export function VirtualRows<Item>({ items, keyOf, rowHeight, scroller, draw }: VirtualRowsProps<Item>) {
  const [view, setView] = useState({ top: 0, height: 900 });
  const first = useRef<number | undefined>(undefined);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const read = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    read();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    const before = first.current;
    const newest = items[0];
    first.current = newest === undefined ? undefined : keyOf(newest);
    if (element === null || before === undefined || element.scrollTop === 0) return;
    const added = items.findIndex((item) => keyOf(item) <= before);
    if (added > 0) element.scrollTop += added * rowHeight;
  });

  const start = Math.max(0, Math.floor(view.top / rowHeight) - SPARE_ROWS);
  const end = Math.min(items.length, Math.ceil((view.top + view.height) / rowHeight) + SPARE_ROWS);
  return (
    <div class="virtual" role="rowgroup" style={{ height: `${items.length * rowHeight}px` }}>
      {items
        .slice(start, end)
        .map((item, offset) => draw(item, start + offset, (start + offset) * rowHeight))}
    </div>
  );
}
