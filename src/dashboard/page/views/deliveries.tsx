import { useEffect, useRef } from 'preact/hooks';
import { route } from '../route.ts';
import { DeliveryPanel } from './delivery.tsx';
import { DeliveryFilters } from './delivery-filters.tsx';
import { DeliveryTable } from './delivery-table.tsx';

/** The live table, and beside it the delivery that is looked at. */
export function DeliveriesView() {
  const id = Number(route.value.id ?? Number.NaN);
  const isOpen = Number.isInteger(id);
  const search = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.matches('input, textarea, select');
      if (event.key !== '/' || isTyping || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      search.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  return (
    <div class={`split ${isOpen ? 'split-open' : ''}`}>
      <section class="split-list" aria-labelledby="deliveries-title">
        <h1 id="deliveries-title">Deliveries</h1>
        <DeliveryFilters search={search} />
        <DeliveryTable selected={isOpen ? id : undefined} />
      </section>
      {isOpen && <DeliveryPanel key={id} id={id} />}
    </div>
  );
}
