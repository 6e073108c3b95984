import { effect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { Icon, type IconName } from './parts/icon.tsx';
import { ReadOnlyNotice } from './parts/read-only-notice.tsx';
import { ClockChip, ConnectionBadge } from './parts/status.tsx';
import { Toasts } from './parts/toast.tsx';
import { followLink, hrefOf, route, type View } from './route.ts';
import { workspace } from './state/workspace.ts';
import { ChecksView } from './views/checks.tsx';
import { ClockView } from './views/clock.tsx';
import { DeliveriesView } from './views/deliveries.tsx';
import { EndpointsView } from './views/endpoints.tsx';
import { ReceivedView } from './views/received.tsx';
import { TriggerView } from './views/trigger.tsx';

/** The views in the order of the navigation. */
const VIEWS: readonly {
  readonly view: View;
  readonly name: string;
  readonly icon: IconName;
  readonly show: ComponentType;
}[] = [
  { view: 'deliveries', name: 'Deliveries', icon: 'list', show: DeliveriesView },
  { view: 'trigger', name: 'Trigger', icon: 'bolt', show: TriggerView },
  { view: 'endpoints', name: 'Endpoints', icon: 'plug', show: EndpointsView },
  { view: 'clock', name: 'Clock', icon: 'clock', show: ClockView },
  { view: 'checks', name: 'Checks', icon: 'shield', show: ChecksView },
  { view: 'received', name: 'Received', icon: 'inbox', show: ReceivedView },
];

effect(() => {
  const shown = VIEWS.find(({ view }) => view === route.value.view);
  document.title = `${shown?.name ?? 'Deliveries'} · cf-webhook-sim`;
});

/** The page: navigation, what time it is and whether it is live, and one view. */
export function App() {
  const current = VIEWS.find(({ view }) => view === route.value.view) ?? VIEWS[0];
  const Shown = current?.show;
  return (
    <div class="shell">
      <a class="skip-link" href="#content">
        Skip to content
      </a>
      <header class="topbar">
        <span class="brand">
          <Icon name="logo" /> <span class="brand-name">cf-webhook-sim</span>
        </span>
        <span class="workspace-name">{workspace.value?.name ?? ''}</span>
        <span class="spacer" />
        <ClockChip />
        <ConnectionBadge />
      </header>
      <nav class="sidebar" aria-label="Views">
        <ul>
          {VIEWS.map(({ view, name, icon }) => (
            <li key={view}>
              <a
                href={hrefOf(`/${view}`)}
                aria-current={view === current?.view ? 'page' : undefined}
                onClick={(event) => followLink(event, `/${view}`)}
              >
                <Icon name={icon} />
                <span>{name}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main id="content" class="content" tabIndex={-1}>
        <ReadOnlyNotice />
        {Shown !== undefined && <Shown />}
      </main>
      <Toasts />
    </div>
  );
}
