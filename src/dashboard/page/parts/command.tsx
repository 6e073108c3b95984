import { copy } from './actions.ts';
import { Icon } from './icon.tsx';

/** A command for a terminal, with a button that copies it. */
export function Command({ text }: { readonly text: string }) {
  return (
    <div class="command">
      <code>{text}</code>
      <button
        type="button"
        class="quiet"
        aria-label="Copy command"
        onClick={() => copy(text, 'The command is on the clipboard.')}
      >
        <Icon name="copy" />
      </button>
    </div>
  );
}
