import { Command } from '../parts/command.tsx';
import { followLink, go, hrefOf } from '../route.ts';
import { endpoints } from '../state/workspace.ts';

/** What to do next where the table is empty. */
export function NoDeliveries({ hasOthers }: { readonly hasOthers: boolean }) {
  if (hasOthers) {
    return (
      <div class="empty">
        <h2>No delivery matches these filters</h2>
        <button
          type="button"
          onClick={() => go('/deliveries', { query: new URLSearchParams(), replace: true })}
        >
          Clear filters
        </button>
      </div>
    );
  }
  if (endpoints.value.size === 0) {
    return (
      <div class="empty">
        <h2>Add an endpoint first</h2>
        <p>Deliveries appear here as they happen. Register your receiver:</p>
        <Command
          text={`curl -X POST ${location.origin}/_sim/endpoints -H 'Content-Type: application/json' -H 'Authorization: Bearer TOKEN' -d '{"name":"My receiver","url":"http://localhost:3000/webhooks"}'`}
        />
        <p>
          <a
            class="button primary"
            href={hrefOf('/endpoints')}
            onClick={(event) => followLink(event, '/endpoints')}
          >
            Add an endpoint
          </a>
        </p>
      </div>
    );
  }
  return (
    <div class="empty">
      <h2>No deliveries yet</h2>
      <p>Trigger an event, from this page or from a terminal:</p>
      <Command text={`npx cf-webhook-sim trigger order.created --workspace ${location.origin}`} />
      <p>
        <a
          class="button primary"
          href={hrefOf('/trigger')}
          onClick={(event) => followLink(event, '/trigger')}
        >
          Trigger an event
        </a>
      </p>
    </div>
  );
}
